import { type ActionOnCallTools, actionOnCall } from "./action-on-call.ts";
import { traceAction } from "./explain-run.ts";
import { showRequest } from "./show-request.ts";

export type PreviewTools = ActionOnCallTools;

/**
 * What an action of an agent, or a draft of one, makes of a past call: a webhook's request or a follow-up's plan. Sends and
 * saves nothing, and shows no secret. What this call leaves unfilled is in `errors`; a draft that could not even be saved
 * is `invalid`. `conflict` where the call has no analysis yet.
 */
export async function previewAction(
  tools: PreviewTools,
  workspaceId: string,
  agentId: string,
  input: unknown,
) {
  const { action, planned, webhook, analysed } = await actionOnCall(tools, workspaceId, agentId, input);
  const { type, status, explanation, plan } = planned;
  const about = {
    name: action.name,
    type,
    would_run: status === "pending",
    explanation,
    trace: traceAction(action, analysed),
  };
  return webhook ? { ...about, ...showRequest(webhook.config, webhook.source) } : { ...about, plan };
}
