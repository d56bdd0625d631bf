import { env } from "cloudflare:workers";
import { and, eq, lte } from "drizzle-orm";
import { performRun } from "../../src/actions/perform.ts";
import { Configuration } from "../../src/agents/configuration.ts";
import { processAgain } from "../../src/analyses/process-again.ts";
import type { CallIds } from "../../src/calls/ingest.ts";
import { processCall } from "../../src/calls/process.ts";
import { getCall, getTranscript } from "../../src/calls/read.ts";
import { compose } from "../../src/compose.ts";
import { sealCredentials } from "../../src/connections/credentials.ts";
import { intakeUrlOf } from "../../src/connections/intake-url.ts";
import { openConnection } from "../../src/connections/open.ts";
import { settleCall } from "../../src/conversations/settle.ts";
import { takeIn } from "../../src/conversations/take-in.ts";
import { intakeApp } from "../../src/intake/app.ts";
import type { LogFields, LogLevel } from "../../src/log.ts";
import type { RunKey } from "../../src/store/action-runs.ts";
import { insertAgent } from "../../src/store/agents.ts";
import { type ConnectionRow, insertConnection } from "../../src/store/connections.ts";
import type { Database } from "../../src/store/database.ts";
import type { ProviderCallKey } from "../../src/store/provider-calls.ts";
import type { ReanalysisIds } from "../../src/store/reanalyses.ts";
import { actionRuns, analyses, calls, deliveries, providerCalls, schedules } from "../../src/store/schema.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import { type HttpFetch, providerHttp } from "../../src/telephony/http.ts";
import type { AnyAdapter } from "../../src/telephony/provider.ts";
import { mintWorkspace } from "../support/database.ts";
import type { Asked } from "../telephony/providers/connection.ts";

/** A moment after the calls that the providers' cases tell of. */
export const NOW = Date.parse("2026-11-22T10:02:00Z");
const ORIGIN = "https://hooks.example.com";

/** Reads one thing, posts it, and calls back in a day. */
const AGENT = {
  agent_name: "Front desk",
  timezone: "Europe/Berlin",
  webhook_url: "https://crm.example/hook",
  post_call_data_extraction: [{ name: "reason", type: "string", description: "Why they call" }],
  post_call_actions: [
    { type: "webhook", name: "CRM", config: { url: "https://crm.example/leads" } },
    { type: "schedule_call", name: "Call back", config: { fallback_delay_minutes: 1440 } },
  ],
};

export interface Change {
  provider: string;
  credentials: Record<string, unknown>;
  settings?: Record<string, unknown>;
  /** Answers what adapters ask of their provider's API. */
  api?: ((asked: Asked) => Response | Promise<Response>) | undefined;
  agent?: object;
  adapter?: AnyAdapter;
}

/**
 * A workspace with one agent and one connection, whose messages come through the real door and whose work is done by hand:
 * what is knocked for is kept until the test has it done, and only the test and what waits move the clock.
 */
export async function conversationSetting(db: Database, change: Change) {
  const workspaceId = await mintWorkspace(db);
  const services = compose(env);
  let now = NOW;
  let api = change.api;
  const asked: Asked[] = [];
  const logged: string[] = [];
  const knocks = {
    settle: new Map<string, ProviderCallKey>(),
    calls: [] as CallIds[],
    again: [] as ReanalysisIds[],
    runs: [] as RunKey[],
  };
  const providerFetch: HttpFetch = async (url, init) => {
    const request = new Request(url, init);
    const headers = Object.fromEntries(request.headers);
    const one = { method: request.method, url: request.url, headers, body: await request.text() };
    asked.push(one);
    return api ? api(one) : Response.json({ error: "Not found" }, { status: 404 });
  };
  const { adapter } = change;
  const tools = (own: Database) => {
    const base = {
      ...services,
      db: own,
      clock: () => now,
      providers: adapter ? new Map([...services.providers, [adapter.id, adapter]]) : services.providers,
      adapterTools: ({ hosts }: AnyAdapter) => ({
        http: providerHttp(providerFetch, hosts),
        clock: () => now,
      }),
      log: (level: LogLevel, event: string, fields: LogFields = {}) =>
        void logged.push(JSON.stringify({ level, event, ...fields })),
      requestAssembly: async (...keys: ProviderCallKey[]) => {
        for (const key of keys) knocks.settle.set(key.providerCallId, key);
      },
      requestAnalysis: async (...calls: CallIds[]) => void knocks.calls.push(...calls),
      requestReanalysis: async (...ids: ReanalysisIds[]) => void knocks.again.push(...ids),
      requestFollowUp: async ({ runs }: { runs: readonly RunKey[] }) => void knocks.runs.push(...runs),
      requestSuppression: async () => {},
      arm: async () => {},
      disarm: async () => {},
    };
    return {
      ...base,
      openConnection: (row: ConnectionRow) => openConnection(base, row),
      takeIn: (source: Parameters<typeof takeIn>[1], events: readonly CallEvent[]) =>
        takeIn(base, source, events),
    };
  };
  const own = tools(db);
  const agentId = `agent_${workspaceId.slice(3)}`;
  const id = `conn_${workspaceId.slice(3)}`;
  await addAgent(agentId, change.agent ?? AGENT);
  const connection: ConnectionRow = {
    ...{
      workspaceId,
      id,
      provider: change.provider,
      name: null,
      agentId,
      agents: {},
      numbers: [],
      roleMap: {},
    },
    settings: change.settings ?? {},
    credentials: await sealCredentials(services.vault, { workspaceId, id }, change.credentials),
    ...{ origin: ORIGIN, refused: 0, refusedAt: null, createdAt: now, updatedAt: now },
  };
  await insertConnection(db, connection, 100);
  const door = intakeApp(own, () => {});

  async function addAgent(agent: string, configuration: object): Promise<void> {
    await insertAgent(db, {
      ...{ workspaceId, id: agent, version: 1, configuration: Configuration.parse(configuration) },
      ...{ webhookSecret: null, createdAt: NOW, updatedAt: NOW, deletedAt: null },
    });
  }

  /** Settles what was knocked for once; answers when what waits is due. */
  async function settleOnce(): Promise<{ key: ProviderCallKey; at: number }[]> {
    const waiting: { key: ProviderCallKey; at: number }[] = [];
    while (knocks.settle.size > 0) {
      const keys = [...knocks.settle.values()];
      knocks.settle.clear();
      for (const key of keys) {
        const outcome = await settleCall(own, key);
        if (outcome.kind === "retry") waiting.push({ key, at: outcome.at });
      }
    }
    return waiting;
  }

  return {
    ...{ db, workspaceId, agentId, connectionId: id, connection, knocks, asked, logged, tools, addAgent },
    intakeUrl: intakeUrlOf(connection),
    clock: () => now,
    pass: (ms: number) => {
      now += ms;
    },
    /** What the provider's API answers from now on. */
    answerWith: (next: Change["api"]) => {
      api = next;
    },
    /** Through the door, as over the wire. */
    post: async (request: Request) => door.fetch(request),
    /** What a provider tells, past its adapter. */
    tell: (...events: CallEvent[]) =>
      own.takeIn({ workspaceId, provider: change.provider, connectionId: id }, events),
    key: (providerCallId: string): ProviderCallKey => ({
      ...{ workspaceId, provider: change.provider, connectionId: id, providerCallId },
    }),
    settleOnce,
    /** Settles one call, as a process that may die at any request to the database. */
    settle: (own: Database, providerCallId = "call-1") =>
      settleCall(tools(own), { workspaceId, provider: change.provider, connectionId: id, providerCallId }),
    /** Settles what was knocked for, and whatever waits when its time has come. */
    settleAll: async () => {
      let waiting = await settleOnce();
      while (waiting.length > 0) {
        now = Math.max(now, Math.min(...waiting.map(({ at }) => at)));
        for (const { key } of waiting) knocks.settle.set(key.providerCallId, key);
        waiting = await settleOnce();
      }
    },
    /** What the sweep does about calls of this workspace, once their time has come. */
    sweep: async () => {
      const due = await db
        .select()
        .from(providerCalls)
        .where(and(eq(providerCalls.workspaceId, workspaceId), lte(providerCalls.dueAt, now)));
      await own.requestAssembly(...due);
      return due.length;
    },
    /** Reads and acts on all calls that were knocked for. */
    work: async () => {
      while (knocks.calls.length + knocks.again.length + knocks.runs.length > 0) {
        for (const ids of knocks.calls.splice(0)) await processCall(own, ids);
        for (const ids of knocks.again.splice(0)) await processAgain(own, ids);
        for (const key of knocks.runs.splice(0)) await performRun(own, key);
      }
    },
    /** Every call of the workspace with all that came of it. */
    outcome: () => outcomeOf(db, workspaceId),
  };
}
export type ConversationSetting = Awaited<ReturnType<typeof conversationSetting>>;

/** All that the calls of a workspace came to. */
export async function outcomeOf(db: Database, workspaceId: string) {
  const [found, told, read, ran, sent, booked] = await db.batch([
    db.select({ id: calls.id }).from(calls).where(eq(calls.workspaceId, workspaceId)),
    db.select().from(providerCalls).where(eq(providerCalls.workspaceId, workspaceId)),
    db.select().from(analyses).where(eq(analyses.workspaceId, workspaceId)),
    db.select().from(actionRuns).where(eq(actionRuns.workspaceId, workspaceId)),
    db.select().from(deliveries).where(eq(deliveries.workspaceId, workspaceId)),
    db.select().from(schedules).where(eq(schedules.workspaceId, workspaceId)),
  ]);
  const seen = found.map(async ({ id }) => ({
    view: await getCall(db, workspaceId, id),
    turns: await getTranscript(db, workspaceId, id).catch(() => null),
  }));
  return {
    calls: await Promise.all(seen),
    told: told.map(({ status, problem, dueAt }) => ({ status, problem, dueAt })),
    analyses: read.map(({ id, status }) => ({ id, status })),
    runs: ran.map(({ name, status, explanation }) => ({ name, status, explanation })),
    events: sent.map(({ eventId, eventType, actionName }) => `${eventType} ${eventId} ${actionName}`).sort(),
    schedules: booked.map(({ id, toNumber, scheduledAt }) => ({ id, toNumber, scheduledAt })),
  };
}
export type Came = Awaited<ReturnType<typeof outcomeOf>>;
