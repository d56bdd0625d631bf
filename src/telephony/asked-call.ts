import { reasonIn } from "./answers.ts";
import type { CallEvent } from "./event.ts";
import type { HttpAnswer } from "./http.ts";
import type { FetchedTranscript, FoundCall } from "./provider.ts";

/** A call as its provider's API answers it. */
export type AskedCall = { kind: "under_way" } | { kind: "over"; events: CallEvent[] };

/** Null where the answer is no call. */
type ReadCall = (json: unknown) => AskedCall | null;

const isGood = (status: number) => status >= 200 && status < 300;

/** What an answer about a call says of its transcript. `missing`: what a 404 means for this provider. */
export function transcriptAnswer(
  name: string,
  answer: HttpAnswer,
  read: ReadCall,
  { missing = "gone" }: { missing?: "gone" | "later" } = {},
): FetchedTranscript {
  if (answer.kind === "not_asked") return { kind: "gone", detail: answer.detail };
  if (answer.kind === "no_answer") return { kind: "later", detail: `${name}: ${answer.detail}` };
  if (!isGood(answer.status)) {
    const kind = answer.status === 404 ? missing : [400, 410, 422].includes(answer.status) ? "gone" : "later";
    return { kind, detail: reasonIn(name, answer) };
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
