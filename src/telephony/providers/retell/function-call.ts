import * as z from "zod";
import { jsonAnswer } from "../../callback-answer.ts";
import type { CallEvent } from "../../event.ts";
import type { CallbackAnswer } from "../../provider.ts";
import { readObject } from "../../reading/json.ts";
import { anything } from "../../reading/members.ts";
import { sha256 } from "../../signatures/hmac.ts";
import type { ToolResult } from "../../tool-result.ts";
import type { RetellConnection } from "./account.ts";
import { factsOf, RetellCall } from "./call.ts";
import { wordsFor } from "./transfer.ts";
import { Utterance } from "./turns.ts";

/** `{name, call, args}` (Retell, custom functions); with `args_at_root` the arguments stand beside the name and the call. */
export const FunctionCall = z.looseObject({
  name: z.string().min(1),
  call: RetellCall,
  args: anything,
});

/**
 * A custom function that the agent called. The post has no id of its own and may come again: the transcript's invocation
 * names it, else its words do. Where the agent cannot be asked to transfer, the answer gives it the number.
 */
export async function functionEvent(
  posted: z.infer<typeof FunctionCall>,
  { settings }: Pick<RetellConnection, "settings">,
): Promise<CallEvent> {
  const { name, call, args, ...atRoot } = posted;
  const given = readObject(args ?? atRoot);
  const id =
    openInvocation(call, name) ?? (await sha256(`${name}\n${JSON.stringify(given)}`, "hex")).slice(0, 16);
  return {
    key: `function:${id}`,
    callId: call.call_id,
    at: null,
    kind: "tool_call",
    facts: factsOf(call),
    tool: {
      ...{ id, name, arguments: given },
      ...(settings.transfer_variable === undefined ? { handsOver: true } : {}),
    },
  };
}

/**
 * Retell hands the whole JSON to the agent's model; a function's `response_variables` may take `transfer_to` and `briefing`
 * out of it for the agent's own transfer tool (Retell, custom functions).
 */
export function functionAnswer({ ok, text, handOver }: ToolResult): CallbackAnswer {
  if (!ok) return jsonAnswer({ error: text });
  if (handOver === null) return jsonAnswer({ result: text });
  const { to, message, briefing } = handOver;
  const next = `Transfer the caller now, with your own transfer tool, to the number in transfer_to.`;
  return jsonAnswer({
    ...{ result: text, transfer_to: to },
    ...(briefing === null ? {} : { briefing }),
    next: `${next}${wordsFor({ message, briefing })}`,
  });
}

/** The id of the last invocation of that name that has no result yet. */
function openInvocation({ transcript_with_tool_calls }: RetellCall, name: string): string | null {
  const entries = (transcript_with_tool_calls ?? []).flatMap((one) => Utterance.safeParse(one).data ?? []);
  const done = new Set(
    entries.flatMap(({ role, tool_call_id }) => (role === "tool_call_result" ? (tool_call_id ?? []) : [])),
  );
  const open = entries.findLast(
    (one) => one.role === "tool_call_invocation" && one.name === name && !done.has(one.tool_call_id ?? ""),
  );
  return open?.tool_call_id ?? null;
}
