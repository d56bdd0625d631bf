import type { SavedAgent } from "../../agents/save.ts";
import { agentView } from "../../agents/view.ts";
import type { ApiContext } from "../context.ts";

/** A saved agent; with its webhook secret in the one answer that shows it. */
export function answerSaved(
  c: ApiContext,
  { agent, webhookSecret }: SavedAgent,
  status: 200 | 201,
): Response {
  if (status === 201) c.header("Location", `/v1/agents/${agent.id}`);
  return c.json({ ...agentView(agent), ...(webhookSecret ? { webhook_secret: webhookSecret } : {}) }, status);
}
