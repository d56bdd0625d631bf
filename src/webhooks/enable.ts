import * as z from "zod";
import { getAgent } from "../agents/read.ts";
import { fieldErrors, invalid } from "../errors.ts";
import { enableTarget } from "../store/target-health.ts";
import { getEndpoint } from "./endpoints/read.ts";
import { viewEndpoint } from "./endpoints/view.ts";
import { beginReplay, type ReplayTools } from "./replay-many.ts";
import { viewBegun } from "./replay-view.ts";
import type { DeliverySelection } from "./selection.ts";

const EnableRequest = z.strictObject({
  /** Send what was held at once, the oldest first. */
  replay: z.boolean().default(false),
});

/** Takes an endpoint into use again; enabling one that is well changes nothing. What is held waits for a replay. */
export async function enableEndpoint(tools: ReplayTools, workspaceId: string, id: string, input: unknown) {
  const { endpoint } = await getEndpoint(tools.db, workspaceId, id);
  const backlog = await enable(tools, workspaceId, id, { endpoint_id: id, status: "held" }, input);
  return { ...viewEndpoint({ endpoint, health: null }), ...backlog };
}

/** The same for an agent's own webhook. */
export async function enableWebhook(
  tools: ReplayTools,
  workspaceId: string,
  agentId: string,
  input: unknown,
) {
  const { configuration } = await getAgent(tools.db, workspaceId, agentId);
  const selection = { agent_id: agentId, endpoint_id: null, status: "held" } as const;
  const backlog = await enable(tools, workspaceId, agentId, selection, input);
  return { agent_id: agentId, webhook_url: configuration.webhook_url ?? null, status: "active", ...backlog };
}

/** `replay_request` is what sends the backlog later; null where nothing is held, or `replay` is under way. */
async function enable(
  tools: ReplayTools,
  workspaceId: string,
  targetId: string,
  selection: DeliverySelection,
  input: unknown,
) {
  const parsed = EnableRequest.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const held = await enableTarget(tools.db, { workspaceId, targetId });
  const replay = parsed.data.replay && held > 0 ? await beginReplay(tools, workspaceId, selection) : null;
  return {
    held,
    replay: replay && viewBegun(replay),
    replay_request:
      held === 0 || replay ? null : { method: "POST", path: "/v1/deliveries/replay", body: selection },
  };
}
