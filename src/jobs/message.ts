import * as z from "zod";
import type { CallIds } from "../calls/ingest.ts";
import type { AttemptIds } from "../schedules/attempt-id.ts";
import type { RunKey } from "../store/action-runs.ts";
import type { BacktestIds } from "../store/backtests.ts";
import type { DeliveryKey } from "../store/deliveries.ts";
import type { ExportIds } from "../store/exports.ts";
import type { ImportIds } from "../store/imports.ts";
import type { ProviderCallKey } from "../store/provider-calls.ts";
import type { ReanalysisIds } from "../store/reanalyses.ts";
import type { BatchIds } from "../store/reanalysis-batches.ts";
import type { ReplayKey } from "../store/replays.ts";
import type { TransferKey } from "../store/transfers.ts";
import type { SuppressionKey } from "../suppressions/suppression.ts";

const workspace_id = z.string();

/** A knock on the door: ids only. What is to be done stands in the row. */
export const JobMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("analyze"), workspace_id, call_id: z.string() }),
  z.object({ kind: z.literal("reanalyze"), workspace_id, call_id: z.string(), analysis_id: z.string() }),
  z.object({ kind: z.literal("reanalyze_batch"), workspace_id, batch_id: z.string() }),
  z.object({ kind: z.literal("backtest"), workspace_id, backtest_id: z.string() }),
  z.object({ kind: z.literal("export"), workspace_id, export_id: z.string() }),
  z.object({ kind: z.literal("import"), workspace_id, import_id: z.string() }),
  z.object({ kind: z.literal("act"), workspace_id, call_id: z.string(), name: z.string() }),
  z.object({ kind: z.literal("deliver"), workspace_id, delivery_id: z.string() }),
  z.object({ kind: z.literal("replay"), workspace_id, replay_id: z.string() }),
  z.object({
    kind: z.literal("suppress"),
    workspace_id,
    phone_number: z.string(),
    agent_id: z.string(),
  }),
  z.object({
    kind: z.literal("settle"),
    workspace_id,
    provider: z.string(),
    /** Empty for the simulated network. */
    connection_id: z.string(),
    provider_call_id: z.string(),
  }),
  z.object({ kind: z.literal("transfer"), workspace_id, call_id: z.string(), number: z.number().int() }),
  z.object({ kind: z.literal("dial"), workspace_id, schedule_id: z.string(), number: z.number().int() }),
]);
export type JobMessage = z.infer<typeof JobMessage>;

/** The message for each kind of work, from the ids that the rooms speak of. */
export const knock = {
  analyze: (ids: CallIds): JobMessage => ({
    kind: "analyze",
    workspace_id: ids.workspaceId,
    call_id: ids.callId,
  }),
  reanalyze: (ids: ReanalysisIds): JobMessage => ({
    kind: "reanalyze",
    workspace_id: ids.workspaceId,
    call_id: ids.callId,
    analysis_id: ids.analysisId,
  }),
  reanalyzeBatch: (ids: BatchIds): JobMessage => ({
    kind: "reanalyze_batch",
    workspace_id: ids.workspaceId,
    batch_id: ids.batchId,
  }),
  backtest: (ids: BacktestIds): JobMessage => ({
    kind: "backtest",
    workspace_id: ids.workspaceId,
    backtest_id: ids.backtestId,
  }),
  export: (ids: ExportIds): JobMessage => ({
    kind: "export",
    workspace_id: ids.workspaceId,
    export_id: ids.exportId,
  }),
  import: (ids: ImportIds): JobMessage => ({
    kind: "import",
    workspace_id: ids.workspaceId,
    import_id: ids.importId,
  }),
  act: (key: RunKey): JobMessage => ({
    kind: "act",
    workspace_id: key.workspaceId,
    call_id: key.callId,
    name: key.name,
  }),
  deliver: (key: DeliveryKey): JobMessage => ({
    kind: "deliver",
    workspace_id: key.workspaceId,
    delivery_id: key.deliveryId,
  }),
  replay: (key: ReplayKey): JobMessage => ({
    kind: "replay",
    workspace_id: key.workspaceId,
    replay_id: key.replayId,
  }),
  suppress: (key: SuppressionKey): JobMessage => ({
    kind: "suppress",
    workspace_id: key.workspaceId,
    phone_number: key.phoneNumber,
    agent_id: key.agentId,
  }),
  settle: (key: ProviderCallKey): JobMessage => ({
    kind: "settle",
    workspace_id: key.workspaceId,
    provider: key.provider,
    connection_id: key.connectionId,
    provider_call_id: key.providerCallId,
  }),
  transfer: (key: TransferKey): JobMessage => ({
    kind: "transfer",
    workspace_id: key.workspaceId,
    call_id: key.callId,
    number: key.number,
  }),
  dial: (ids: AttemptIds): JobMessage => ({
    kind: "dial",
    workspace_id: ids.workspaceId,
    schedule_id: ids.scheduleId,
    number: ids.number,
  }),
};
