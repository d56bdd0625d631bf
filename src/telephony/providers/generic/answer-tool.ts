import { jsonAnswer, NO_ACTION } from "../../callback-answer.ts";
import type { ToldToolCall } from "../../event.ts";
import type { CallbackAnswer } from "../../provider.ts";
import { type ToolResult, viewToolResult } from "../../tool-result.ts";

/**
 * What a `call.tool_call` came to: `{tool_call_id, ok, result, transfer}`, `result` for the voice agent to read, `transfer`
 * what the sender's system is to do now, null for nothing. `transfer_id` is the one of the `call.transfer` event.
 */
export const answersTo =
  ({ id, name }: ToldToolCall) =>
  (results: readonly ToolResult[]): CallbackAnswer =>
    jsonAnswer(
      viewToolResult(
        results.find((one) => one.id === id) ?? { id, name, ok: false, text: NO_ACTION, handOver: null },
      ),
    );
