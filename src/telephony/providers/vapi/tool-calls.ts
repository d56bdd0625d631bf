import type { ToldToolCall } from "../../event.ts";
import { readObject } from "../../reading/json.ts";
import type { VapiMessage } from "./message.ts";

/** The assistant wants to hand the caller over and asks whom to: the answer does it. */
export const DESTINATION_REQUEST = "transfer-destination-request";

/**
 * The tool calls of a message, in each shape that Vapi has shown: `{id, function: {name, arguments: "…"}}` (SDK),
 * `{id, name, parameters: {…}}` (documentation), `{name, toolCall}` and the one `functionCall` of old.
 */
export function toolCallsOf(message: VapiMessage): ToldToolCall[] {
  if (message.type === DESTINATION_REQUEST) return [destinationRequest(message)];
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

/**
 * It has no id, and the time of the message is the same however often it is sent; the model's arguments may come with
 * it.
 */
function destinationRequest({ timestamp, functionCall }: VapiMessage): ToldToolCall {
  return {
    id: `destination:${timestamp ?? ""}`,
    name: DESTINATION_REQUEST,
    arguments: readObject(readObject(functionCall).parameters),
    handsOver: true,
  };
}
