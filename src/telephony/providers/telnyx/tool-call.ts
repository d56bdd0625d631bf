import { jsonAnswer, NO_ACTION } from "../../callback-answer.ts";
import type { CallEvent } from "../../event.ts";
import type { Callback, Received } from "../../provider.ts";
import { isObject, readBody } from "../../reading/json.ts";
import { sha256 } from "../../signatures/hmac.ts";
import { digitsOnly } from "../../signatures/timestamp.ts";

/** Documented for asynchronous tools, and no part of what is signed: the body's own members come first. */
const CONTROL_HEADER = "x-telnyx-call-control-id";
const CONVERSATION_HEADER = "x-telnyx-conversation-id";

/**
 * A tool that an assistant called (Telnyx AI, webhook tools): the body is the tool's parameters as the model filled
 * them, and the preset fields, and Telnyx adds its signature headers. Nothing in it names the call of the tool, so
 * that its words do.
 */
export async function readToolCall(callback: Callback, name: string | undefined): Promise<Received> {
  if (name === undefined || !/^[\w.-]{1,64}$/.test(name)) {
    return { kind: "unreadable", detail: "End the tool's URL with its name: …/tool/transfer_to_human." };
  }
  // A GET has its arguments in the URL, of which the signature knows nothing.
  const body = callback.method === "POST" ? readBody(callback.body) : undefined;
  if (!isObject(body)) {
    return { kind: "unreadable", detail: "Set the tool's method to POST: its body is to be a JSON object." };
  }
  const { call_session_id, call_control_id, ...given } = body;
  const session = idIn(call_session_id);
  const line = idIn(call_control_id) ?? idIn(callback.headers.get(CONTROL_HEADER));
  const callId = session ?? line;
  if (callId === null) {
    const detail =
      'The tool call names no call: give the tool the preset body field call_control_id, set to "{{call_control_id}}".';
    return { kind: "unreadable", detail };
  }
  const words = [callId, name, JSON.stringify(given), callback.headers.get(CONVERSATION_HEADER) ?? ""];
  const id = (await sha256(words.join("\n"), "hex")).slice(0, 32);
  const event: CallEvent = {
    key: `tool:${id}`,
    callId,
    at: digitsOnly(callback.headers.get("telnyx-timestamp") ?? "") * 1000,
    kind: "tool_call",
    isAside: true,
    facts: line === null ? {} : { handle: { call_control_id: line } },
    tool: { id, name, arguments: given },
  };
  return {
    kind: "taken",
    events: [event],
    answerTools: (results) => {
      const { ok = false, text = NO_ACTION } = results.find((result) => result.id === id) ?? {};
      return jsonAnswer({ ok, result: text });
    },
    answer: jsonAnswer({ ok: false, result: NO_ACTION }),
  };
}

/** Null for what is no id, and for a variable that nobody filled in. */
function idIn(value: unknown): string | null {
  const id = typeof value === "string" ? value.trim() : "";
  return id === "" || id.includes("{{") ? null : id;
}
