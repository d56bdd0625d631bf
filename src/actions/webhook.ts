import type { Vault } from "../access/vault.ts";
import type { Configuration } from "../agents/configuration.ts";
import { configurationContext, openSecrets } from "../agents/secrets.ts";
import { dataOf } from "../calls/data.ts";
import { callView } from "../calls/view.ts";
import { factsOf } from "../conditions/facts.ts";
import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "../store/calls.ts";
import type { NewDelivery } from "../store/deliveries.ts";
import { newDelivery } from "../webhooks/delivery.ts";
import { newEvent } from "../webhooks/event.ts";
import type { ActionOf } from "./action.ts";
import { fillBody } from "./template.ts";
import { lookUp } from "./variables.ts";

export interface RunSource {
  run: ActionRunRow;
  call: CallRow;
  analysis: AnalysisRow;
  configuration: Configuration;
}

/**
 * The request of a webhook action: its own body with the variables filled in, else the `call.analyzed` envelope. Ids
 * follow from the run's, so that performing twice makes one delivery. `conflict` where it can never be made.
 */
export async function webhookDelivery(
  tools: { vault: Vault; clock: Clock },
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
  const { url, method, headers, secret } = action.config;
  return newDelivery(tools, {
    workspaceId: call.workspaceId,
    id: run.id.replace(/^run_/, "dlv_"),
    agentId: call.agentId,
    callId: call.id,
    actionName: run.name,
    event: { id: eventIdOf(run), type: "call.analyzed" },
    target: { url, method, headers, secret },
    body: bodyOf(action, source),
  });
}

const eventIdOf = (run: ActionRunRow) => run.id.replace(/^run_/, "evt_");

/** Exactly what a webhook action sends: its own body with the variables filled in, else the `call.analyzed` envelope. */
export function bodyOf(
  action: ActionOf<"webhook">,
  { run, call, analysis }: Pick<RunSource, "run" | "call" | "analysis">,
): string {
  if (action.config.body !== undefined) {
    const facts = factsOf(dataOf(analysis.fields), call);
    return fillBody(action.config.body, (name) => lookUp(name, call.id, facts));
  }
  const data = { ...callView(call, analysis, []), action: { name: run.name, explanation: run.explanation } };
  const at = analysis.completedAt;
  return JSON.stringify(
    newEvent({
      type: "call.analyzed",
      eventId: eventIdOf(run),
      callId: call.id,
      agentId: call.agentId,
      at,
      data,
    }),
  );
}
