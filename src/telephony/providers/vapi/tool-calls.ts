import type { ToldToolCall } from "../../event.ts";
import { readObject } from "../../reading/json.ts";
import type { VapiMessage } from "./message.ts";

/**
 * The tool calls of a message, in each shape that Vapi has shown: `{id, function: {name, arguments: "…"}}` (SDK),
 * `{id, name, parameters: {…}}` (documentation), `{name, toolCall}` and the one `functionCall` of old.
 */
export function toolCallsOf(message: VapiMessage): ToldToolCall[] {
  const lists = [message.toolCallList, message.toolWithToolCallList, message.toolCalls];
  const list = lists.find((one) => one && one.length > 0) ?? [message.functionCall];
  return list.flatMap((one) => {
    const outer = readObject(one);
    const call = { ...outer, ...readObject(outer.toolCall) } as Record<string, unknown>;
    const { name, id, ...given } = { ...call, ...readObject(call.function) } as Record<string, unknown>;
    if (typeof name !== "string" || name === "") return [];
    const known = typeof id === "string" && id !== "" ? id : `${name}:${message.timestamp ?? ""}`;
    return [{ id: known, name, arguments: readObject(given.arguments ?? given.parameters) }];
  });
}
