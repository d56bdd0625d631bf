import { Hono } from "hono";
import { AppError } from "../errors.ts";
import { reasonOf } from "../log.ts";
import { problem } from "../problem.ts";
import { backtestAgent } from "./agents/backtest.ts";
import { changeAgent } from "./agents/change.ts";
import { createAgent } from "./agents/create.ts";
import { getAgentData, getAgentDistributions } from "./agents/data.ts";
import { duplicateAgent } from "./agents/duplicate.ts";
import { getAgent } from "./agents/get.ts";
import { getLabels } from "./agents/labels.ts";
import { listAgents } from "./agents/list.ts";
import { previewAction } from "./agents/preview-action.ts";
import { reanalyzeCalls } from "./agents/reanalyze.ts";
import { removeAgent } from "./agents/remove.ts";
import { rotateWebhookSecret } from "./agents/rotate-webhook-secret.ts";
import { startAgentBacktest } from "./agents/start-backtest.ts";
import { getAgentStatistics, getAllStatistics } from "./agents/stats.ts";
import { testAgent } from "./agents/test.ts";
import { testTarget } from "./agents/test-target.ts";
import { getVersion, listVersions, restoreVersion } from "./agents/versions.ts";
import { createApiKey } from "./api-keys/create.ts";
import { getApiKey } from "./api-keys/get.ts";
import { listApiKeys } from "./api-keys/list.ts";
import { removeApiKey } from "./api-keys/remove.ts";
import { revokeApiKey } from "./api-keys/revoke.ts";
import { getApiKeyUsage } from "./api-keys/usage.ts";
import { listBacktestCalls } from "./backtests/calls.ts";
import { cancelBacktest } from "./backtests/cancel.ts";
import { getBacktest } from "./backtests/get.ts";
import { listBacktests } from "./backtests/list.ts";
import { readBody } from "./body.ts";
import { changeCallingRules } from "./calling-rules/change.ts";
import { getCallingRules } from "./calling-rules/get.ts";
import { listActions, runAction } from "./calls/actions.ts";
import { getAnalysis, listAnalyses } from "./calls/analyses.ts";
import { correctAnalysis } from "./calls/correct.ts";
import { createCall } from "./calls/create.ts";
import { endCall } from "./calls/end.ts";
import { streamEvents, tellEvents } from "./calls/events.ts";
import { exportCalls } from "./calls/export.ts";
import { getCall } from "./calls/get.ts";
import { listCalls } from "./calls/list.ts";
import { followCall } from "./calls/live.ts";
import { dialCall } from "./calls/outbound.ts";
import { reanalyzeCall } from "./calls/reanalyze.ts";
import { getRecording } from "./calls/recording.ts";
import { getTimeline } from "./calls/timeline.ts";
import { getTranscript } from "./calls/transcript.ts";
import { transferCall } from "./calls/transfer.ts";
import { listTransfers } from "./calls/transfers.ts";
import { changeConnection } from "./connections/change.ts";
import { createConnection } from "./connections/create.ts";
import { getConnection } from "./connections/get.ts";
import { listConnections } from "./connections/list.ts";
import { removeConnection } from "./connections/remove.ts";
import { getSetUp } from "./connections/set-up.ts";
import { testConnection } from "./connections/test.ts";
import type { ApiEnv } from "./context.ts";
import { listDeadLetters } from "./dead-letters/list.ts";
import { getDelivery } from "./deliveries/get.ts";
import { listDeliveries } from "./deliveries/list.ts";
import { replayDelivery } from "./deliveries/replay.ts";
import { replayDeliveries } from "./deliveries/replay-many.ts";
import { sendDelivery } from "./deliveries/send.ts";
import { changeEndpoint } from "./endpoints/change.ts";
import { createEndpoint } from "./endpoints/create.ts";
import { enableEndpoint, enableWebhook } from "./endpoints/enable.ts";
import { getEndpoint } from "./endpoints/get.ts";
import { listEndpoints } from "./endpoints/list.ts";
import { removeEndpoint } from "./endpoints/remove.ts";
import { rotateEndpoint } from "./endpoints/rotate.ts";
import { sendTest } from "./endpoints/send-test.ts";
import { getEventType } from "./event-types/get.ts";
import { listEventTypes } from "./event-types/list.ts";
import { cancelExport } from "./exports/cancel.ts";
import { createExport } from "./exports/create.ts";
import { getExportFile } from "./exports/file.ts";
import { getExport } from "./exports/get.ts";
import { listExports } from "./exports/list.ts";
import { health } from "./health.ts";
import { idempotent } from "./idempotency.ts";
import { identify } from "./identify.ts";
import { beginImport } from "./imports/begin.ts";
import { cancelImport } from "./imports/cancel.ts";
import { createImport } from "./imports/create.ts";
import { getImport } from "./imports/get.ts";
import { listImports } from "./imports/list.ts";
import { bindPhoneNumber, unbindPhoneNumber } from "./phone-numbers/bind.ts";
import { changePhoneNumber } from "./phone-numbers/change.ts";
import { createPhoneNumber } from "./phone-numbers/create.ts";
import { getPhoneNumber } from "./phone-numbers/get.ts";
import { listPhoneNumbers } from "./phone-numbers/list.ts";
import { removePhoneNumber } from "./phone-numbers/remove.ts";
import { listProviders } from "./providers/list.ts";
import { cancelBatch } from "./reanalyses/cancel.ts";
import { getBatch } from "./reanalyses/get.ts";
import { listBatches } from "./reanalyses/list.ts";
import { cancelReplay } from "./replays/cancel.ts";
import { getReplay } from "./replays/get.ts";
import { listReplays } from "./replays/list.ts";
import { listAttempts } from "./schedules/attempts.ts";
import { cancelSchedule } from "./schedules/cancel.ts";
import { changeSchedule } from "./schedules/change.ts";
import { createSchedule } from "./schedules/create.ts";
import { getSchedule } from "./schedules/get.ts";
import { listSchedules } from "./schedules/list.ts";
import { listOccurrences } from "./schedules/occurrences.ts";
import { pauseSchedule, resumeSchedule, runScheduleNow } from "./schedules/pause.ts";
import { SHOW_CALLS, showsCalls } from "./shows-calls.ts";
import { createSignInLink } from "./sign-in-links/create.ts";
import { getStatistics } from "./statistics/get.ts";
import { createSuppression } from "./suppressions/create.ts";
import { getSuppression } from "./suppressions/get.ts";
import { importSuppressions } from "./suppressions/import.ts";
import { listSuppressions } from "./suppressions/list.ts";
import { removeSuppression } from "./suppressions/remove.ts";
import { getMe } from "./users/me.ts";

/** The REST door, `/v1`: authenticates, reads, calls one verb, answers. */
export const api = new Hono<ApiEnv>();

api.use(async (c, next) => {
  await next();
  c.header("X-Request-Id", c.env.requestId);
});
api.get("/health", ...health);
api.use("/v1/*", identify);
for (const [method, path] of SHOW_CALLS) api.on(method, path, showsCalls);
api.use("/v1/*", readBody, idempotent);

api.post("/v1/agents", ...createAgent);
api.get("/v1/agents", ...listAgents);
api.get("/v1/agents/:id", ...getAgent);
api.patch("/v1/agents/:id", ...changeAgent);
api.delete("/v1/agents/:id", ...removeAgent);
api.get("/v1/agents/stats/global", ...getAllStatistics);
api.get("/v1/agents/:id/stats", ...getAgentStatistics);
api.get("/v1/agents/:id/data", ...getAgentData);
api.get("/v1/agents/:id/data/distributions", ...getAgentDistributions);
api.get("/v1/agents/:id/labels", ...getLabels);
api.post("/v1/agents/:id/duplicate", ...duplicateAgent);
api.post("/v1/agents/:id/reanalyze", ...reanalyzeCalls);
api.get("/v1/agents/:id/versions", ...listVersions);
api.get("/v1/agents/:id/versions/:version", ...getVersion);
api.post("/v1/agents/:id/versions/:version/restore", ...restoreVersion);
api.post("/v1/agents/:id/test", ...testAgent);
api.post("/v1/agents/:id/backtest", ...backtestAgent);
api.post("/v1/agents/:id/backtests", ...startAgentBacktest);
api.post("/v1/agents/:id/actions/preview", ...previewAction);
api.post("/v1/agents/:id/actions/test-target", ...testTarget);
api.post("/v1/agents/:id/rotate-webhook-secret", ...rotateWebhookSecret);
api.post("/v1/agents/:id/enable-webhook", ...enableWebhook);

api.post("/v1/calls", ...createCall);
api.post("/v1/calls/outbound", ...dialCall);
api.get("/v1/calls", ...listCalls);
api.get("/v1/calls/export", ...exportCalls);
api.get("/v1/calls/:id", ...getCall);
api.patch("/v1/calls/:id/analysis", ...correctAnalysis);
api.get("/v1/calls/:id/transcript", ...getTranscript);
api.get("/v1/calls/:id/recording", ...getRecording);
api.get("/v1/calls/:id/live", ...followCall);
api.get("/v1/calls/:id/transfers", ...listTransfers);
api.get("/v1/calls/:id/events", ...streamEvents);
api.post("/v1/calls/:id/events", ...tellEvents);
api.post("/v1/calls/:id/end", ...endCall);
api.post("/v1/calls/:id/transfer", ...transferCall);
api.post("/v1/calls/:id/reanalyze", ...reanalyzeCall);
api.get("/v1/calls/:id/analyses", ...listAnalyses);
api.get("/v1/calls/:id/analyses/:analysis_id", ...getAnalysis);
api.get("/v1/calls/:id/actions", ...listActions);
api.post("/v1/calls/:id/actions/:name/run", ...runAction);
api.get("/v1/calls/:id/timeline", ...getTimeline);

api.get("/v1/providers", ...listProviders);
api.post("/v1/connections", ...createConnection);
api.get("/v1/connections", ...listConnections);
api.get("/v1/connections/:id", ...getConnection);
api.patch("/v1/connections/:id", ...changeConnection);
api.delete("/v1/connections/:id", ...removeConnection);
api.get("/v1/connections/:id/set-up", ...getSetUp);
api.post("/v1/connections/:id/test", ...testConnection);

api.get("/v1/backtests", ...listBacktests);
api.get("/v1/backtests/:id", ...getBacktest);
api.get("/v1/backtests/:id/calls", ...listBacktestCalls);
api.post("/v1/backtests/:id/cancel", ...cancelBacktest);

api.post("/v1/exports", ...createExport);
api.get("/v1/exports", ...listExports);
api.get("/v1/exports/:id", ...getExport);
api.get("/v1/exports/:id/file", ...getExportFile);
api.post("/v1/exports/:id/cancel", ...cancelExport);

api.post("/v1/imports", ...createImport);
api.get("/v1/imports", ...listImports);
api.get("/v1/imports/:id", ...getImport);
api.post("/v1/imports/:id/begin", ...beginImport);
api.post("/v1/imports/:id/cancel", ...cancelImport);

api.get("/v1/reanalyses", ...listBatches);
api.get("/v1/reanalyses/:id", ...getBatch);
api.post("/v1/reanalyses/:id/cancel", ...cancelBatch);

api.post("/v1/schedules", ...createSchedule);
api.get("/v1/schedules", ...listSchedules);
api.get("/v1/schedules/:id", ...getSchedule);
api.patch("/v1/schedules/:id", ...changeSchedule);
api.delete("/v1/schedules/:id", ...cancelSchedule);
api.get("/v1/schedules/:id/occurrences", ...listOccurrences);
api.get("/v1/schedules/:id/attempts", ...listAttempts);
api.post("/v1/schedules/:id/pause", ...pauseSchedule);
api.post("/v1/schedules/:id/resume", ...resumeSchedule);
api.post("/v1/schedules/:id/run-now", ...runScheduleNow);
api.post("/v1/schedules/:id/cancel", ...cancelSchedule);

api.get("/v1/statistics", ...getStatistics);

api.get("/v1/calling-rules", ...getCallingRules);
api.patch("/v1/calling-rules", ...changeCallingRules);

api.post("/v1/phone-numbers", ...createPhoneNumber);
api.get("/v1/phone-numbers", ...listPhoneNumbers);
api.get("/v1/phone-numbers/:number", ...getPhoneNumber);
api.patch("/v1/phone-numbers/:number", ...changePhoneNumber);
api.delete("/v1/phone-numbers/:number", ...removePhoneNumber);
api.post("/v1/phone-numbers/:number/bind", ...bindPhoneNumber);
api.post("/v1/phone-numbers/:number/unbind", ...unbindPhoneNumber);

api.post("/v1/suppressions", ...createSuppression);
api.get("/v1/suppressions", ...listSuppressions);
api.post("/v1/suppressions/import", ...importSuppressions);
api.get("/v1/suppressions/:id", ...getSuppression);
api.delete("/v1/suppressions/:id", ...removeSuppression);

api.post("/v1/endpoints", ...createEndpoint);
api.get("/v1/endpoints", ...listEndpoints);
api.get("/v1/endpoints/:id", ...getEndpoint);
api.patch("/v1/endpoints/:id", ...changeEndpoint);
api.delete("/v1/endpoints/:id", ...removeEndpoint);
api.post("/v1/endpoints/:id/rotate", ...rotateEndpoint);
api.post("/v1/endpoints/:id/enable", ...enableEndpoint);
api.post("/v1/endpoints/:id/test", ...sendTest);

api.get("/v1/event-types", ...listEventTypes);
api.get("/v1/event-types/:type", ...getEventType);

api.get("/v1/deliveries", ...listDeliveries);
api.post("/v1/deliveries/replay", ...replayDeliveries);
api.get("/v1/deliveries/:id", ...getDelivery);
api.post("/v1/deliveries/:id/replay", ...replayDelivery);
api.post("/v1/deliveries/:id/send", ...sendDelivery);
api.get("/v1/replays", ...listReplays);
api.get("/v1/replays/:id", ...getReplay);
api.post("/v1/replays/:id/cancel", ...cancelReplay);
api.get("/v1/dead-letters", ...listDeadLetters);

api.post("/v1/sign-in-links", ...createSignInLink);
api.post("/v1/api-keys", ...createApiKey);
api.get("/v1/api-keys", ...listApiKeys);
api.get("/v1/api-keys/:id", ...getApiKey);
api.delete("/v1/api-keys/:id", ...removeApiKey);
api.patch("/v1/api-keys/:id/revoke", ...revokeApiKey);
api.get("/v1/api-keys/:id/usage", ...getApiKeyUsage);
api.get("/v1/users/me", ...getMe);

api.notFound((c) =>
  problem(
    new AppError("not_found", `There is nothing at ${c.req.method} ${c.req.path}: check the address.`),
    c.env.requestId,
  ),
);
api.onError((error, c) => {
  if (!(error instanceof AppError)) {
    c.env.services.log("error", "request_failed", {
      request_id: c.env.requestId,
      path: c.req.path,
      reason: reasonOf(error),
    });
  }
  return problem(error, c.env.requestId);
});
