import type { Vault } from "../access/vault.ts";
import type { Configuration } from "../agents/configuration.ts";
import { callView } from "../calls/view.ts";
import type { Clock } from "../id.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "../store/calls.ts";
import type { NewDelivery } from "../store/deliveries.ts";
import { announce } from "../webhooks/announce.ts";

/** The deliveries of `call.analyzed`. The event's id follows from the analysis, so each analysis is announced once. */
export function announceAnalysis(
  tools: { vault: Vault; clock: Clock },
  call: CallRow,
  configuration: Configuration,
  analysis: AnalysisRow,
  runs: readonly ActionRunRow[],
): Promise<NewDelivery[]> {
  return announce(tools, call.workspaceId, configuration, {
    type: "call.analyzed",
    eventId: analysis.id.replace(/^ana_/, "evt_"),
    callId: call.id,
    agentId: call.agentId,
    at: analysis.completedAt,
    data: callView(call, analysis, runs),
  });
}
