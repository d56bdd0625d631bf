import { isGood, unfetched } from "../answers.ts";
import type { CallEvent } from "../event.ts";
import type { HttpAnswer } from "../http.ts";
import type { FetchedTranscript, FoundCall } from "../provider.ts";

/** A call as its provider's API answers it. */
export type AskedCall = { kind: "under_way" } | { kind: "over"; events: CallEvent[] };

/** Null where the answer is no call. */
type ReadCall = (json: unknown) => AskedCall | null;

/** What an answer about a call says of its transcript. `missing`: what a 404 means for this provider. */
export function transcriptAnswer(
  name: string,
  answer: HttpAnswer,
  read: ReadCall,
  { missing = "gone" }: { missing?: "gone" | "later" } = {},
): FetchedTranscript {
  const gone = missing === "gone" ? [400, 404, 410, 422] : [400, 410, 422];
  if (answer.kind !== "answered" || !isGood(answer.status)) {
    return unfetched(name, answer, (status) => gone.includes(status));
  }
  const call = read(answer.json);
  if (call?.kind === "over") return { kind: "events", events: call.events };
  const detail = call
    ? `${name} has not finished with the call.`
    : `${name} answered ${answer.status} without the call.`;
  return { kind: "later", detail };
}

/** What an answer about a call says of the attempt that it was. */
export function foundAnswer(answer: HttpAnswer, providerCallId: string, read: ReadCall): FoundCall {
  if (answer.kind !== "answered") return { kind: "not_told" };
  if (answer.status === 404) return { kind: "absent" };
  const call = isGood(answer.status) ? read(answer.json) : null;
  if (call === null) return { kind: "not_told" };
  return call.kind === "over"
    ? { kind: "ended", events: call.events }
    : { kind: "under_way", providerCallId };
}
