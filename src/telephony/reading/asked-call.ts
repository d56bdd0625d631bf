import { isGood, unfetched } from "../answers.ts";
import type { CallEvent, HeardTurn, ToldFacts } from "../event.ts";
import type { HttpAnswer } from "../http.ts";
import type { FetchedTranscript, FoundCall } from "../provider.ts";

/** A call as its provider's API answers it. */
export type AskedCall = { kind: "under_way" } | { kind: "over"; events: CallEvent[] };

/** Null where the answer is no call. */
type ReadCall = (json: unknown) => AskedCall | null;

/** A provider may say that a call is over before it has written down what was said; so long it is asked again. */
const WORDS_WITHIN_MS = 5 * 60_000;

/**
 * True where nothing is to follow what is told of a call that is over: its words are there, or it reached nobody who could
 * have said any.
 */
export function isAll({ status, durationMs = 0 }: ToldFacts, turns: readonly HeardTurn[]): boolean {
  if (turns.length > 0) return true;
  const isUnreached = status === "no_answer" || status === "busy" || status === "canceled";
  return isUnreached || (status !== "completed" && durationMs === 0);
}

interface Asking {
  /** What a 404 means for this provider. */
  missing?: "gone" | "later";
  /** Epoch ms; with it, a talk that ended a moment ago and has no words is asked for again. */
  now?: number;
}

/** What an answer about a call says of its transcript. */
export function transcriptAnswer(
  name: string,
  answer: HttpAnswer,
  read: ReadCall,
  { missing = "gone", now }: Asking = {},
): FetchedTranscript {
  const gone = missing === "gone" ? [400, 404, 410, 422] : [400, 410, 422];
  if (answer.kind !== "answered" || !isGood(answer.status)) {
    return unfetched(name, answer, (status) => gone.includes(status));
  }
  const call = read(answer.json);
  if (call?.kind === "over" && !(now !== undefined && isAwaited(call.events, now))) {
    return { kind: "events", events: call.events };
  }
  const what = call?.kind === "over" ? "what was said in the call" : "the call";
  const detail = call
    ? `${name} has not finished with ${what}.`
    : `${name} answered ${answer.status} without the call.`;
  return { kind: "later", detail };
}

const isAwaited = (events: readonly CallEvent[], now: number) =>
  events.every(({ isFinal, turns }) => !isFinal && !turns?.length) &&
  events.some(({ at }) => at !== null && now - at < WORDS_WITHIN_MS);

/** What an answer about a call says of the attempt that it was. */
export function foundAnswer(answer: HttpAnswer, providerCallId: string, read: ReadCall): FoundCall {
  if (answer.kind !== "answered") return { kind: "not_told" };
  if (answer.status === 404) return { kind: "absent" };
  const call = isGood(answer.status) ? read(answer.json) : null;
  if (call === null) return { kind: "not_told" };
  return call.kind === "over"
    ? { kind: "ended", events: call.events.map((event) => found(providerCallId, event)) }
    : { kind: "under_way", providerCallId };
}

/**
 * Of the call that was asked for, under a key that no message has, and another one once the answer says more: what stands
 * under a key already is not read again. A transfer is the same whoever tells of it.
 */
function found(callId: string, event: CallEvent): CallEvent {
  if (event.kind === "transfer") return { ...event, callId };
  const chars = (event.turns ?? []).reduce((sum, { text }) => sum + text.length, 0);
  return { ...event, callId, key: `${event.key}:found:${event.isFinal ? "all" : "part"}:${chars}` };
}
