import type { HttpAnswer } from "./http.ts";
import type { CommandAnswer, DialAnswer, FetchedTranscript, TestedConnection } from "./provider.ts";

/** A provider's error, short enough for a row and a person. */
const MAX_REASON_CHARS = 300;

export const isGood = (status: number) => status >= 200 && status < 300;

/** The JSON of a good answer; undefined where there is none. */
export const goodJson = (answer: HttpAnswer) =>
  answer.kind === "answered" && isGood(answer.status) ? answer.json : undefined;

/** Nobody acted on a request that was answered like this; 408 and 5xx may come after it was obeyed. */
const isRefusal = (status: number) => status >= 300 && status < 500 && status !== 408;

/**
 * What became of a dial request: `idOf` finds the call in a good answer, undefined where it is none. A refusal was not
 * obeyed; whatever else is no good answer may have rung, so it is `unknown` and nobody dials again.
 */
export function dialAnswer(
  name: string,
  answer: HttpAnswer,
  idOf: (json: unknown) => string | null | undefined,
): DialAnswer {
  if (answer.kind === "not_asked") return { kind: "refused", reason: answer.detail };
  if (answer.kind === "no_answer") return { kind: "unknown", detail: `${name}: ${answer.detail}` };
  if (isGood(answer.status)) {
    const id = idOf(answer.json);
    if (id !== undefined) return { kind: "placed", providerCallId: id };
    return { kind: "unknown", detail: `${name} answered ${answer.status} without the call's id.` };
  }
  if (isRefusal(answer.status)) return { kind: "refused", reason: reasonIn(name, answer) };
  return { kind: "unknown", detail: reasonIn(name, answer) };
}

/** What became of a command: done, refused, or lost on the way. */
export function commandAnswer(name: string, answer: HttpAnswer): CommandAnswer {
  if (answer.kind === "not_asked") return { kind: "refused", reason: answer.detail };
  if (answer.kind === "no_answer") return { kind: "unknown", detail: `${name}: ${answer.detail}` };
  if (isGood(answer.status)) return { kind: "done" };
  const detail = reasonIn(name, answer);
  return isRefusal(answer.status) ? { kind: "refused", reason: detail } : { kind: "unknown", detail };
}

/** Whether credentials work, by the answer to a request that needs them. `field` names what is to be corrected. */
export function testAnswer(name: string, answer: HttpAnswer, field: string): TestedConnection {
  if (answer.kind === "not_asked") return { ok: false, detail: `${name} was not asked: ${answer.detail}` };
  if (answer.kind === "no_answer")
    return { ok: false, detail: `${name}: ${answer.detail} Try again in a minute.` };
  if (isGood(answer.status)) return { ok: true, detail: `${name} accepts the credentials.` };
  if (answer.status === 401 || answer.status === 403) {
    const detail = `${name} refuses credentials.${field} (${answer.status}): copy it anew from its console.`;
    return { ok: false, detail, field: `credentials.${field}` };
  }
  return { ok: false, detail: reasonIn(name, answer) };
}

/** Why a transcript is not there: worth another try, unless its status says that it `isGone`. */
export function unfetched(
  name: string,
  answer: HttpAnswer,
  isGone: (status: number) => boolean,
): FetchedTranscript {
  if (answer.kind === "not_asked") return { kind: "gone", detail: answer.detail };
  if (answer.kind === "no_answer") return { kind: "later", detail: `${name}: ${answer.detail}` };
  return { kind: isGone(answer.status) ? "gone" : "later", detail: reasonIn(name, answer) };
}

/** One sentence from an error's answer: the provider's own message where it has one. */
export function reasonIn(name: string, { status, json }: HttpAnswer & { kind: "answered" }): string {
  const said = messageIn(json);
  return `${name} answered ${status}${said ? `: ${said}` : "."}`.slice(0, MAX_REASON_CHARS);
}

const MESSAGE_MEMBERS = ["message", "msg", "detail", "error_message", "title", "error", "reason", "errors"];

/** The first text under a name that providers use for it, up to three levels down. */
function messageIn(json: unknown, depth = 0): string | null {
  if (typeof json === "string") return json.trim() === "" ? null : json.trim();
  if (typeof json !== "object" || json === null || depth > 3) return null;
  if (Array.isArray(json)) return messageIn(json[0], depth + 1);
  for (const member of MESSAGE_MEMBERS) {
    const found = messageIn((json as Record<string, unknown>)[member], depth + 1);
    if (found) return found;
  }
  return null;
}
