import type { Speaker } from "../../calls/turn.ts";
import type { Roles } from "../connection.ts";
import type { HeardTurn } from "../event.ts";
import { isObject } from "./json.ts";
import { lengthMs, readInstant } from "./time.ts";
import { named, roleOf, type Vocabulary } from "./vocabulary.ts";

/** What a transcript of unknown form comes to; `unknown` names speakers that nothing maps to a role. */
export interface Spoken {
  turns: HeardTurn[];
  unknown: string[];
}

const TEXTS = ["text", "transcript", "content", "sentence", "message"];
const SPEAKERS = ["role", "speaker", "channel"];
/** The usual names, in small letters. */
const USUAL: Vocabulary<Speaker> = {
  agent: "agent",
  assistant: "agent",
  bot: "agent",
  ai: "agent",
  user: "customer",
  customer: "customer",
  caller: "customer",
  callee: "customer",
  human: "customer",
  system: "system",
  tool: "tool",
};
/** A transcript's list lies at most this deep in an answer. */
const MAX_DEPTH = 4;
/** From here on a number is an epoch in ms, not an offset: 1973. */
const FIRST_EPOCH_MS = 1e11;

/**
 * Turns out of the first list that has any, wherever it lies: members `text | transcript | content | sentence | message`,
 * and `role | speaker | channel`. For transcripts whose form the provider does not document. `roles` win over the usual
 * names; who cannot be told is taken for the customer, and named in `unknown`.
 */
export function spokenTurns(json: unknown, roles: Roles, depth = 0): Spoken {
  if (typeof json !== "object" || json === null || depth > MAX_DEPTH) return { turns: [], unknown: [] };
  if (Array.isArray(json)) {
    const found = json.flatMap((item) => spokenTurn(item, roles) ?? []);
    if (found.length > 0) {
      const unknown = new Set(found.flatMap(({ unknown }) => unknown ?? []));
      return { turns: found.map(({ turn }) => turn), unknown: [...unknown] };
    }
  }
  for (const member of Object.values(json)) {
    const found = spokenTurns(member, roles, depth + 1);
    if (found.turns.length > 0) return found;
  }
  return { turns: [], unknown: [] };
}

/** One utterance of unknown form, undefined where it says nothing. */
export function spokenTurn(item: unknown, roles: Roles): { turn: HeardTurn; unknown?: string } | undefined {
  if (!isObject(item)) return undefined;
  const text = TEXTS.map((name) => item[name]).find((value) => typeof value === "string" && value.trim());
  if (typeof text !== "string") return undefined;
  const label = SPEAKERS.map((name) => item[name]).find((value) => /^(string|number)$/.test(typeof value));
  const role = label === undefined ? null : speakerOf(String(label), roles);
  const turn = { role: role ?? "customer", text: text.trim(), ...timesOf(item) };
  return role === null ? { turn, unknown: `speaker ${named(label)}` } : { turn };
}

/** A speaker's role by the connection's own roles, else by the usual names, however they are written. */
export const speakerOf = (label: string, roles: Roles) =>
  roleOf(label, roles) ?? roleOf(label.toLowerCase(), USUAL);

/** Only times whose unit is certain: names that end in `_ms`, a clock's time, an epoch in ms. */
function timesOf(members: Record<string, unknown>): Pick<HeardTurn, "start_ms" | "end_ms" | "at"> {
  const { timestamp } = members;
  const [start, end] = [offsetOf(members.start_ms), offsetOf(members.end_ms)];
  const isOffset = typeof timestamp === "number" && timestamp < FIRST_EPOCH_MS;
  const at = isOffset ? null : readInstant(timestamp, { zone: "utc" });
  return {
    ...(start === null ? {} : { start_ms: start }),
    ...(end === null ? {} : { end_ms: end }),
    ...(at === null ? {} : { at }),
  };
}

const offsetOf = (value: unknown) => (typeof value === "number" ? lengthMs(value) : null);
