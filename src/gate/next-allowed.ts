import { sayReason } from "../reasons/say.ts";
import { readableAt } from "../time/local-time.ts";
import type { CallingRules } from "./calling-rules.ts";
import { type Shifted, shiftIntoWindow, type WindowSetting } from "./shift-into-window.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** An earlier attempt to reach a number: when the provider was asked, and whether people spoke. */
export interface EarlierDial {
  /** Epoch milliseconds. */
  at: number;
  answered: boolean;
}

/** What decides when a number may be rung. */
export interface Timing extends WindowSetting {
  /** The dials of the last 24 hours, oldest first, whoever asked for them. */
  dials: readonly EarlierDial[];
  rules: Pick<CallingRules, "max_attempts_per_24_hours" | "minutes_between_attempts">;
}

/** The rules that make a call wait. */
export type WaitRule = "calling_window" | "attempt_cap";

export interface Allowed extends Shifted {
  /** The last rule that moved it; null where it stands. */
  rule: WaitRule | null;
}

/** The first moment from `at` on (epoch ms) that the window and the earlier dials allow, and what moved it there. */
export function nextAllowed(at: number, timing: Timing): Allowed {
  const spaced = afterEarlierDials(at, timing);
  const open = shiftIntoWindow(spaced.at, timing);
  const moved = [spaced.explanation, open.explanation].filter((sentence) => sentence !== null);
  return {
    at: open.at,
    explanation: moved.length > 0 ? moved.join(" ") : null,
    rule: open.explanation !== null ? "calling_window" : spaced.explanation !== null ? "attempt_cap" : null,
  };
}

/** A number that nobody answered is left alone for a while; one that was tried often enough, until a day is over. */
function afterEarlierDials(at: number, { dials, rules, zones }: Timing): Shifted {
  const { max_attempts_per_24_hours: most, minutes_between_attempts: minutes } = rules;
  const missed = dials.filter(({ answered }) => !answered).at(-1);
  const rested = missed ? missed.at + minutes * MINUTE_MS : 0;
  const oldest = dials.at(-most);
  const roomAgain = oldest ? oldest.at + DAY_MS : 0;
  const earliest = Math.max(rested, roomAgain);
  if (earliest <= at) return { at, explanation: null };
  const moved = readableAt(earliest, zones[0] ?? "UTC");
  const explanation =
    roomAgain >= rested
      ? sayReason("attempts.day", { count: dials.length, most, moved })
      : sayReason("attempts.rest", { minutes, moved });
  return { at: earliest, explanation };
}
