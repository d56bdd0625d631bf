import type { TransferOutcome } from "../../../calls/status.ts";
import type { Turn } from "../../../calls/turn.ts";
import type { CommandAnswer, DialRequest, TransferRequest } from "../../provider.ts";
import { faultOf, scriptOf } from "../simulated-script.ts";
import type { Line } from "./line.ts";
import type { LiveScript } from "./live-script.ts";
import type { CallEnded, NetworkMessage } from "./message.ts";

/** How long a phone rings: long enough to be seen ringing, short enough for a demo. */
export const RING_MS = 300;
/** From one utterance to the next: a talk of seconds, in which a decision has to be quick. */
export const UTTERANCE_MS = 250;

/** A human's phone that rings for the customer, who is on hold meanwhile. */
interface Leg {
  number: number;
  transferId: string;
  to: string;
  endsAt: number;
  outcome: TransferOutcome;
}

/** A call that is played live, as it stands; times in epoch ms. */
export interface LivePlay extends LiveScript {
  workspaceId: string;
  attemptId: string;
  providerCallId: string;
  fromNumber: string | null;
  toNumber: string;
  /** Null while the customer's phone rings. */
  startedAt: number | null;
  turns: Turn[];
  legs: Leg[];
  /** Humans' phones that were rung in all. */
  rung: number;
  isWithHuman: boolean;
  /** When it goes on. */
  nextAt: number;
}

/** A message that is to be posted at a time, once or twice. */
export interface Posting {
  message: NetworkMessage;
  at: number;
  isTwice: boolean;
}

/** What a moment of a call came to. */
export interface Step {
  play: LivePlay;
  postings: Posting[];
  /** Set once the call is over, whether or not that is told. */
  ended: CallEnded | null;
}

/** A call to a number whose calls are played live, rung at `now`; null for any other. */
export function openPlay(request: DialRequest, providerCallId: string, now: number): LivePlay | null {
  const script = scriptOf(request);
  const { workspaceId, attemptId, fromNumber, toNumber } = request;
  return (
    script && {
      ...script,
      ...{ workspaceId, attemptId, providerCallId, fromNumber, toNumber },
      ...{ startedAt: null, turns: [], legs: [], rung: 0, isWithHuman: false, nextAt: now + RING_MS },
    }
  );
}

/** What happens next, at its time: somebody answers, says a line or hangs up. */
export function goOn(play: LivePlay, now: number): Step {
  if (play.startedAt === null) return answer(play, now);
  if (play.legs.some(({ endsAt }) => endsAt <= now)) return hearOfLegs(play, now);
  if (play.legs.length > 0) {
    return play.twist === "impatient" ? hangUp(play, now, "customer_hung_up") : waiting(play, now);
  }
  const [line, ...lines] = play.lines;
  if (!line) return hangUp(play, now, play.isWithHuman ? "ended_after_transfer" : "customer_hung_up");
  return utter({ ...play, lines }, line, now);
}

/**
 * Rings a human's phone, each time it is asked to. How it ends is told by the number's last two digits, as for calls
 * (01 busy, 02 no answer, 03 failed, 04 voicemail, and 11 declined), and so is what goes wrong with the request (05
 * to 08, 10).
 */
export function ringHuman(
  play: LivePlay,
  { transferId, to, message }: Pick<TransferRequest, "transferId" | "to" | "message">,
  now: number,
): { step: Step; answer: CommandAnswer; hasRung: boolean } {
  const fault = faultOf(to);
  const unasked = (answer: CommandAnswer) => ({ step: waiting(play, now), answer, hasRung: false });
  if (play.startedAt === null)
    return unasked({ kind: "refused", reason: "Nobody has answered the call yet." });
  if (fault === "refused") return unasked({ kind: "refused", reason: "The number is not in service." });
  const lost: CommandAnswer = { kind: "unknown", detail: "The answer was lost on its way." };
  if (fault === "never_arrives") return unasked(lost);
  const said = message ? utter(play, ["agent", message], now) : waiting(play, now);
  const number = play.rung + 1;
  const leg = { number, transferId, to, endsAt: now + RING_MS, outcome: outcomeOf(play, to) };
  const step = { ...said, play: paced({ ...said.play, rung: number, legs: [...play.legs, leg] }, now) };
  const isLost = fault === "answer_lost" || fault === "call_lost";
  return { step, answer: isLost ? lost : { kind: "done" }, hasRung: true };
}

/** Says something to the customer, at once and beside the script. */
export const sayNow = (play: LivePlay, text: string, now: number): Step =>
  utter(play, ["agent", text], now, play.nextAt);

/** The call is over: of phones that ring still, nobody answers. */
export function hangUp(play: LivePlay, now: number, reason: string): Step {
  const startedAt = play.startedAt ?? now;
  const ended: CallEnded = {
    ...{ type: "call.ended", ...about(play), outcome: "completed", end_reason: reason },
    ...{ from_number: play.fromNumber, to_number: play.toNumber },
    ...{ started_at: iso(startedAt), ended_at: iso(now), turns: play.turns },
  };
  const canceled = play.legs.flatMap((leg) => told(play, { ...leg, outcome: "canceled" }, now));
  const end = play.twist === "end_untold" ? [] : [once(ended, now)];
  return { play: { ...play, legs: [] }, postings: [...canceled, ...end], ended };
}

/** How it ends with a human's phone, by the last two digits of its number. */
const OUTCOME_OF_HUMAN: Record<string, TransferOutcome> = {
  "01": "busy",
  "02": "no_answer",
  "03": "failed",
  "04": "voicemail",
  "11": "declined",
};

const outcomeOf = ({ twist }: LivePlay, to: string): TransferOutcome =>
  twist === "humans_busy" ? "busy" : (OUTCOME_OF_HUMAN[to.slice(-2)] ?? "connected");

function answer(play: LivePlay, now: number): Step {
  const { fromNumber: from_number, toNumber: to_number } = play;
  const message: NetworkMessage = {
    ...{ type: "call.started", ...about(play), from_number, to_number, started_at: iso(now) },
  };
  return {
    play: paced({ ...play, startedAt: now }, now),
    postings: [once(message, now)],
    ended: null,
  };
}

/** The first human who answers has the call; whoever's phone rings still is not needed any more. */
function hearOfLegs(play: LivePlay, now: number): Step {
  const due = play.legs.filter(({ endsAt }) => endsAt <= now);
  const connected = due.find(({ outcome }) => outcome === "connected");
  const others = connected ? play.legs.filter((leg) => leg !== connected) : due;
  const ends = others.map((leg) => (connected ? { ...leg, outcome: "canceled" as const } : leg));
  const legs = connected ? [] : play.legs.filter((leg) => !due.includes(leg));
  const next: LivePlay = connected
    ? { ...play, legs, lines: play.withHuman, isWithHuman: true }
    : { ...play, legs };
  return {
    play: paced(next, now),
    postings: [...(connected ? [connected] : []), ...ends].flatMap((leg) => told(play, leg, now)),
    ended: null,
  };
}

function utter(play: LivePlay, [role, text]: Line, now: number, nextAt?: number): Step {
  const elapsed = Math.max(0, now - (play.startedAt ?? now));
  const start_ms = Math.max(play.turns.at(-1)?.end_ms ?? 0, elapsed - UTTERANCE_MS);
  const turn: Turn = { role, text, start_ms, end_ms: Math.max(start_ms, elapsed) };
  const sequence = play.turns.length;
  const message: NetworkMessage = { type: "call.turn", ...about(play), sequence, at: iso(now), turn };
  const isJumbled = play.twist === "jumbled";
  // The customer's words come after the answer to them.
  const at = isJumbled && role === "customer" ? now + 2 * UTTERANCE_MS : now;
  const next = { ...play, turns: [...play.turns, turn] };
  return {
    play: nextAt === undefined ? paced(next, now) : { ...next, nextAt },
    postings: [{ message, at, isTwice: isJumbled }],
    ended: null,
  };
}

function waiting(play: LivePlay, now: number): Step {
  return { play: play.legs.length > 0 ? paced(play, now) : play, postings: [], ended: null };
}

/** While a phone rings the customer is on hold. */
function paced(play: LivePlay, now: number): LivePlay {
  if (play.legs.length === 0) return { ...play, nextAt: now + UTTERANCE_MS };
  const firstEnd = Math.min(...play.legs.map(({ endsAt }) => endsAt));
  return { ...play, nextAt: play.twist === "impatient" ? Math.min(firstEnd, now + RING_MS / 2) : firstEnd };
}

function told(play: LivePlay, { number, transferId, to, outcome }: Leg, now: number): Posting[] {
  const fault = faultOf(to);
  if (fault === "call_lost") return [];
  const message: NetworkMessage = {
    ...{ type: "call.transfer", ...about(play), leg: number, transfer_id: transferId, status: outcome },
    ...{ to, at: iso(now) },
  };
  return [{ message, at: now, isTwice: fault === "callback_twice" }];
}

const about = ({ attemptId, providerCallId }: LivePlay) => ({
  attempt_id: attemptId,
  provider_call_id: providerCallId,
});
const once = (message: NetworkMessage, at: number): Posting => ({ message, at, isTwice: false });
const iso = (at: number) => new Date(at).toISOString();
