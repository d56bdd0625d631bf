import type { Vault } from "../access/vault.ts";
import type { Configuration } from "../agents/configuration.ts";
import { configurationContext, openSecrets } from "../agents/secrets.ts";
import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import { findRuns } from "../store/action-runs.ts";
import { type ActionRunRow, type AnalysisRow, type CallRow, findTranscript } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import type { NewDelivery } from "../store/deliveries.ts";
import { newDelivery } from "../webhooks/delivery.ts";
import type { ActionOf } from "./action.ts";
import { followUpOf } from "./follow-up.ts";
import { needsOf, renderRequest } from "./render.ts";
import { eventIdOf, type Requesting } from "./template-scope.ts";

export interface RunSource {
  run: ActionRunRow;
  call: CallRow;
  analysis: AnalysisRow;
  configuration: Configuration;
}

/**
 * The request of a webhook action, ready to be sent. Ids follow from the run's, so that performing twice makes one
 * delivery. `conflict` or `invalid` where it can never be made.
 */
export async function webhookDelivery(
  tools: { db: Database; vault: Vault; clock: Clock },
  source: RunSource,
): Promise<NewDelivery> {
  const { run, call } = source;
  const context = configurationContext(call.workspaceId, call.agentId);
  const open = await openSecrets(tools.vault, context, source.configuration);
  const action = open.post_call_actions.find(
    (candidate): candidate is ActionOf<"webhook"> =>
      candidate.type === "webhook" && candidate.name === run.name,
  );
  if (!action) throw new AppError("conflict", "The agent's version no longer holds this action.");
  const needed = await loadNeeded(tools, call, action.config);
  const { method, url, headers, body } = renderRequest(action.config, {
    ...source,
    ...needed,
    now: tools.clock(),
  });
  return newDelivery(tools, {
    workspaceId: call.workspaceId,
    id: run.id.replace(/^run_/, "dlv_"),
    agentId: call.agentId,
    callId: call.id,
    actionName: run.name,
    event: { id: eventIdOf(run), type: "call.analyzed" },
    target: { url, method, headers, secret: action.config.secret },
    body,
  });
}

/** The transcript and the follow-up, each only where a template asks for it: most do not, and they cost a round trip. */
export async function loadNeeded(
  tools: { db: Database; clock: Clock },
  { workspaceId, id }: CallRow,
  config: ActionOf<"webhook">["config"],
): Promise<Pick<Requesting, "turns" | "followUp">> {
  const needs = needsOf(config);
  const [turns, runs] = await Promise.all([
    needs.turns ? findTranscript(tools.db, workspaceId, id) : null,
    needs.followUp ? findRuns(tools.db, workspaceId, id) : [],
  ]);
  return { turns, followUp: await followUpOf(tools, workspaceId, runs) };
}
