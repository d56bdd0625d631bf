import { exports } from "cloudflare:workers";
import { openVault } from "./access/vault.ts";
import type { ScheduledCall } from "./alarms/scheduled-call.ts";
import type { SimulatedNetwork } from "./alarms/simulated-network.ts";
import type { CallIds } from "./calls/ingest.ts";
import { findIntake } from "./connections/find-intake.ts";
import { lineFor, openLine } from "./connections/line.ts";
import { openConnection } from "./connections/open.ts";
import { type Conversation, findConversation } from "./conversations/conversation.ts";
import { isHeardLive } from "./conversations/heard-live.ts";
import { linkCall } from "./conversations/link-call.ts";
import { type News, type Source, takeIn } from "./conversations/take-in.ts";
import { type Env, readSettings, type Settings } from "./env.ts";
import { AppError } from "./errors.ts";
import type { ExtractionModel } from "./extraction/model.ts";
import { offline } from "./extraction/models/offline.ts";
import { openAiCompatible } from "./extraction/models/openai-compatible.ts";
import { workersAi } from "./extraction/models/workers-ai.ts";
import { type Clock, idsAt } from "./id.ts";
import { type JobMessage, knock } from "./jobs/message.ts";
import type { LiveCall } from "./live/live-call.ts";
import { log, reasonOf } from "./log.ts";
import type { AttemptIds } from "./schedules/attempt-id.ts";
import { type ChooseLine, fireSchedule } from "./schedules/fire.ts";
import type { RunKey } from "./store/action-runs.ts";
import type { BacktestIds } from "./store/backtests.ts";
import { type ConnectionRow, countRefused } from "./store/connections.ts";
import { openDatabase } from "./store/database.ts";
import type { DeliveryKey } from "./store/deliveries.ts";
import type { DialAttemptRow } from "./store/dial-attempts.ts";
import type { ExportIds } from "./store/exports.ts";
import type { ImportIds } from "./store/imports.ts";
import type { ProviderCallKey } from "./store/provider-calls.ts";
import type { ReanalysisIds } from "./store/reanalyses.ts";
import type { BatchIds } from "./store/reanalysis-batches.ts";
import type { ReplayKey } from "./store/replays.ts";
import type { TransferKey, TransferRow } from "./store/transfers.ts";
import type { SuppressionKey } from "./suppressions/suppression.ts";
import type { CallEvent } from "./telephony/event.ts";
import { type HttpFetch, providerHttp } from "./telephony/http.ts";
import type { AnyAdapter } from "./telephony/provider.ts";
import { bland } from "./telephony/providers/bland.ts";
import { call2me } from "./telephony/providers/call2me.ts";
import { elevenlabs } from "./telephony/providers/elevenlabs.ts";
import { generic } from "./telephony/providers/generic.ts";
import { livekit } from "./telephony/providers/livekit.ts";
import { retell } from "./telephony/providers/retell.ts";
import { simulatedProvider } from "./telephony/providers/simulated.ts";
import { synthflow } from "./telephony/providers/synthflow.ts";
import { telnyx } from "./telephony/providers/telnyx.ts";
import { twilio } from "./telephony/providers/twilio.ts";
import { vapi } from "./telephony/providers/vapi.ts";
import { vonage } from "./telephony/providers/vonage.ts";
import { registerProviders } from "./telephony/registry.ts";
import { transferLive } from "./transfers/by-live-call.ts";
import { handleTools } from "./transfers/by-tool.ts";

export type Services = ReturnType<typeof build>;

const built = new WeakMap<Env, Services>();

/** Everything the verbs need, made once for each isolate. Throws `unavailable` where a setting is missing or wrong. */
export function compose(env: Env): Services {
  const standing = built.get(env);
  if (standing) return standing;
  const read = readSettings(env);
  if ("missing" in read) throw new AppError("unavailable", read.missing.join(" "));
  const services = build(env, read.settings);
  built.set(env, services);
  return services;
}

/** Messages in one `sendBatch`: the platform's limit. */
const MAX_BATCH = 100;
/** How long a model may take before its call counts as abandoned; the embedded one takes milliseconds. */
const LEASE_MS = { offline: 15_000, remote: 150_000 };

function build(env: Env, settings: Settings) {
  const clock: Clock = () => Date.now();
  const db = openDatabase(env.DB);
  const models = settings.extractionModels.map((name) => modelNamed(name, env, settings, clock));
  const simulated = namespaceOf<SimulatedNetwork>(env.SIMULATED_NETWORK);
  const networkOf = (workspaceId: string) => simulated.get(simulated.idFromName(workspaceId));
  const liveCalls = namespaceOf<LiveCall>(env.LIVE_CALLS);
  const liveCall = (workspaceId: string, callId: string) =>
    liveCalls.get(liveCalls.idFromName(`${workspaceId}/${callId}`));
  const alarms = namespaceOf<ScheduledCall>(env.SCHEDULED_CALLS);
  const alarmOf = (workspaceId: string, scheduleId: string) =>
    alarms.get(alarms.idFromName(`${workspaceId}/${scheduleId}`));

  /** A message that cannot be sent is no failure: the row is saved, and the sweep knocks again. */
  const request = async (jobs: readonly JobMessage[], delaySeconds = 0): Promise<void> => {
    for (const [queue, kinds] of [
      [env.ANALYSIS_QUEUE, ["analyze", "reanalyze", "reanalyze_batch", "backtest", "export", "import"]],
      [env.ACTION_QUEUE, ["act", "dial", "transfer", "replay", "suppress"]],
      [env.DELIVERY_QUEUE, ["deliver"]],
      [env.CONVERSATION_QUEUE, ["settle"]],
    ] as const) {
      const bodies = jobs
        .filter(({ kind }) => (kinds as readonly string[]).includes(kind))
        .map((body) => ({ body }));
      for (let from = 0; from < bodies.length; from += MAX_BATCH) {
        await queue
          .sendBatch(bodies.slice(from, from + MAX_BATCH), { delaySeconds })
          .catch((fault: unknown) => log("warn", "queue_refused", { reason: reasonOf(fault) }));
      }
    }
  };

  const providerFetch: HttpFetch = (url, init) =>
    fetch(settings.providerStandIn ? standInFor(url, settings.providerStandIn) : url, init);

  const base = {
    db,
    clock,
    newId: idsAt(clock),
    newClaim: () => crypto.randomUUID(),
    random: () => Math.random(),
    fetch: (input: URL | string, init?: RequestInit) => fetch(input, init),
    log,
    vault: openVault(settings.encryptionKeys),
    models,
    analysisLeaseMs: models.reduce(
      (sum, { id }) => sum + (id === offline.id ? LEASE_MS.offline : LEASE_MS.remote),
      0,
    ),
    bootstrapApiKey: settings.bootstrapApiKey,
    allowPrivateTargets: settings.allowPrivateTargets,
    requestAnalysis: (...calls: CallIds[]) => request(calls.map(knock.analyze)),
    requestReanalysis: (...ids: ReanalysisIds[]) => request(ids.map(knock.reanalyze)),
    requestBatch: (...batches: BatchIds[]) => request(batches.map(knock.reanalyzeBatch)),
    requestBacktest: (...ids: BacktestIds[]) => request(ids.map(knock.backtest)),
    requestExport: (...ids: ExportIds[]) => request(ids.map(knock.export)),
    requestImport: (...ids: ImportIds[]) => request(ids.map(knock.import)),
    requestFollowUp: (work: { runs: readonly RunKey[]; deliveries: readonly DeliveryKey[] }) =>
      request([...work.runs.map(knock.act), ...work.deliveries.map(knock.deliver)]),
    requestDelivery: (delivery: DeliveryKey, delaySeconds: number) =>
      request([knock.deliver(delivery)], delaySeconds),
    requestReplay: (...replays: ReplayKey[]) => request(replays.map(knock.replay)),
    requestSuppression: (...keys: SuppressionKey[]) => request(keys.map(knock.suppress)),
    requestAssembly: (...keys: ProviderCallKey[]) => request(keys.map(knock.settle)),
    requestDial: (attempt: AttemptIds) => request([knock.dial(attempt)]),
    requestTransfer: (...keys: TransferKey[]) => request(keys.map(knock.transfer)),
    arm: async (workspaceId: string, scheduleId: string, at: number) => {
      await alarmOf(workspaceId, scheduleId).arm({ workspaceId, scheduleId, at });
    },
    disarm: async (workspaceId: string, scheduleId: string) => {
      await alarmOf(workspaceId, scheduleId).disarm();
    },
    providers: registerProviders(
      twilio,
      telnyx,
      vonage,
      vapi,
      retell,
      elevenlabs,
      bland,
      synthflow,
      livekit,
      call2me,
      generic,
      simulatedProvider(
        {
          place: (request) => networkOf(request.workspaceId).place(request),
          find: ({ workspaceId, attemptId }) => networkOf(workspaceId).find(attemptId),
          command: (command) => networkOf(command.workspaceId).command(command),
        },
        settings.encryptionKeys,
      ),
    ),
    providerFetch,
    adapterTools: ({ hosts }: AnyAdapter) => ({ http: providerHttp(providerFetch, hosts), clock }),
    /** Whoever follows a call live is not waited for, and never holds up what is done. */
    showTransfer: async ({ workspaceId, callId }: TransferRow): Promise<void> => {
      await liveCall(workspaceId, callId)
        .transferChanged()
        .catch((fault: unknown) =>
          log("warn", "live_call_deaf", { call_id: callId, reason: reasonOf(fault) }),
        );
    },
    signInLimit: (address: string) => env.SIGN_IN_LIMIT.limit({ key: address }),
    viewLive: (workspaceId: string, callId: string, request: Request) =>
      liveCall(workspaceId, callId).fetch(request),
    /** The front door of this very deployment, for what a simulated provider posts. */
    postCallback: (request: Request) => exports.default.fetch(request),
  };

  const chooseLine: ChooseLine = (...from) => lineFor(base, ...from);

  const conversing = { ...base, openConnection: (row: ConnectionRow) => openConnection(base, row) };

  return {
    ...conversing,
    chooseLine,
    fireSchedule: (workspaceId: string, scheduleId: string) =>
      fireSchedule({ ...base, chooseLine }, workspaceId, scheduleId),
    openLine: (attempt: Parameters<typeof openLine>[1]) => openLine(base, attempt),
    linkCall: (attempt: DialAttemptRow, providerCallId: string) => linkCall(base, attempt, providerCallId),
    findIntake: (provider: string, id: string) => findIntake(base, provider, id),
    countRefused: (connectionId: string) => countRefused(db, connectionId, clock()),
    takeIn: (source: Parameters<typeof takeIn>[1], events: readonly CallEvent[]) =>
      takeIn(base, source, events),
    /** Tells those who listen live. What they miss stands in the rows, so a fault is only logged. */
    tellLive: async (news: readonly News[]): Promise<void> => {
      for (const one of news) {
        if (!isHeardLive(base.providers, one)) continue;
        const { workspaceId, callId } = one.call;
        const tell = () => liveCall(workspaceId, callId).tell(one);
        // It answers no faults of its own: whoever did not hear was just moved or restarted.
        await tell()
          .catch(tell)
          .catch((fault: unknown) =>
            log("warn", "live_call_deaf", { call_id: callId, reason: reasonOf(fault) }),
          );
      }
    },
    findConversation: (key: ProviderCallKey) => findConversation(conversing, key),
    handleTools: (source: Source, events: readonly CallEvent[], later: (work: Promise<unknown>) => void) =>
      handleTools(conversing, source, events, later),
    transferLive: (conversation: Conversation, ...asked: Parted<typeof transferLive>) =>
      transferLive(conversing, conversation, ...asked),
  };
}

type Parted<Verb> = Verb extends (tools: never, conversation: never, ...rest: infer Rest) => unknown
  ? Rest
  : never;

/** A model by its setting: `offline`, `workers-ai:<model>` or `openai-compatible:<model>`. */
function modelNamed(name: string, env: Env, settings: Settings, clock: Clock): ExtractionModel {
  const [kind, model] = [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)];
  const { AI } = env;
  if (kind === "workers-ai" && AI) {
    return workersAi((id, input) => AI.run(id as keyof AiModels, input as never), model, { clock });
  }
  const { baseUrl, apiKey } = settings.openai;
  if (kind === "openai-compatible" && baseUrl) {
    return openAiCompatible((url, init) => fetch(url, init), {
      baseUrl,
      model,
      clock,
      ...(apiKey ? { apiKey } : {}),
    });
  }
  return offline;
}

/** A binding does not say which class it opens; wrangler.toml does. */
function namespaceOf<Class extends Rpc.DurableObjectBranded>(binding: DurableObjectNamespace) {
  return binding as unknown as DurableObjectNamespace<Class>;
}

/** The same request, to a program on this machine that plays all providers: their host goes into the path. */
function standInFor(url: URL, standIn: string): URL {
  return new URL(`/${url.host}${url.pathname}${url.search}`, standIn);
}
