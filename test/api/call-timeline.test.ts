import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { hashKey } from "../../src/access/authenticate.ts";
import { processAgain } from "../../src/analyses/process-again.ts";
import { api } from "../../src/api/app.ts";
import type { TimelineEntry, TimelineKind } from "../../src/calls/timeline/entry.ts";
import { MAX_ENTRIES, type Timeline } from "../../src/calls/timeline.ts";
import { compose } from "../../src/compose.ts";
import type { Database } from "../../src/store/database.ts";
import { apiKeys, deliveries } from "../../src/store/schema.ts";
import { deliver } from "../../src/webhooks/deliver.ts";
import {
  actedSetting,
  CRM,
  FOLLOW_UP,
  NEVER,
  SCHEDULE_CALL,
  saying,
  WEBHOOK,
} from "../actions/acted-call.ts";
import { dialled } from "../conversations/dialled.ts";
import { scripted, scriptedProvider } from "../conversations/scripted-provider.ts";
import { conversationSetting } from "../conversations/setting.ts";
import { answered, hungUp, said, told } from "../conversations/told.ts";
import { mintClient } from "../support/client.ts";
import { migratedDatabase } from "../support/database.ts";
import { countRoundTrips } from "../support/round-trips.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

type Acted = Awaited<ReturnType<typeof actedSetting>>;

const timelineOf = async ({ send }: Acted, callId: string) =>
  (await send<Timeline>("GET", `/v1/calls/${callId}/timeline`)).body;
const kindsOf = ({ entries }: Timeline) => entries.map(({ kind }) => kind);
const find = <Kind extends TimelineKind>({ entries }: Timeline, kind: Kind) =>
  entries.filter((entry): entry is TimelineEntry & { kind: Kind } => entry.kind === kind);

const isInOrder = ({ entries }: Timeline) =>
  entries.every(({ at }, i) => Date.parse(at) >= Date.parse(entries[i - 1]?.at ?? at));

describe("GET /v1/calls/{id}/timeline of a finished call", () => {
  it("tells from its start to the last try of a webhook, in the order of time", async () => {
    let answers = 0;
    const setting = await actedSetting({
      actions: [SCHEDULE_CALL, { ...WEBHOOK, condition: NEVER }, { ...WEBHOOK, name: "Tell the CRM" }],
      fetch: async () => new Response(null, { status: answers++ === 0 ? 500 : 200 }),
    });
    const callId = await setting.ingest();
    setting.pass(1_000);
    await setting.process(callId);
    setting.pass(1_000);
    await setting.perform(callId, FOLLOW_UP);
    setting.pass(1_000);
    await setting.perform(callId, "Tell the CRM");
    const [sent] = (await setting.action(callId, "Tell the CRM"))?.deliveries ?? [];
    setting.pass(6_001);
    await deliver(setting.services, setting.workspaceId, sent?.delivery_id ?? "");
    const timeline = await timelineOf(setting, callId);
    expect(timeline).toMatchObject({ call_id: callId, cut: null });
    expect(isInOrder(timeline)).toBe(true);
    expect(kindsOf(timeline)).toEqual([
      "call.started",
      "call.ended",
      "call.received",
      "transcript.received",
      "analysis.begun",
      "analysis.ended",
      "action.decided",
      "action.decided",
      "action.decided",
      "schedule.booked",
      "action.ended",
      "delivery.created",
      "delivery.attempted",
      "delivery.attempted",
      "action.ended",
    ]);
    const schedule = find(timeline, "schedule.booked")[0];
    expect(schedule).toMatchObject({
      at: "2026-05-04T07:02:02.000Z",
      facts: { action: FOLLOW_UP, to_number: "+905321234567", status: "active", made_this_call: false },
      link: { resource: "schedules", id: (await setting.action(callId, FOLLOW_UP))?.schedule?.schedule_id },
    });
    expect(find(timeline, "analysis.ended")[0]).toMatchObject({
      facts: {
        status: "completed",
        model: "scripted",
        input_tokens: 100,
        output_tokens: 10,
        agent_version: 1,
      },
    });
    expect(find(timeline, "action.decided").map(({ facts }) => facts.status)).toEqual([
      "pending",
      "skipped",
      "pending",
    ]);
    expect(find(timeline, "delivery.attempted").map(({ facts, link }) => [facts, link])).toMatchObject([
      [{ number: 1, outcome: "http_5xx", response_status: 500 }, { id: sent?.delivery_id }],
      [{ number: 2, outcome: "delivered", response_status: 200 }, { resource: "deliveries" }],
    ]);
    expect(find(timeline, "transcript.received")[0]?.facts).toEqual({ turns: 4 });
  });

  it("tells what people did: corrections, another reading, an action that they ran, a replay, a cancel", async () => {
    const setting = await actedSetting({
      actions: [SCHEDULE_CALL, { ...WEBHOOK, condition: NEVER }],
      fetch: async () => new Response(null, { status: 410 }),
    });
    const { send, pass, services, workspaceId } = setting;
    const callId = await setting.analysed();
    await setting.perform(callId, FOLLOW_UP);
    pass(1_000);
    await send("PATCH", `/v1/calls/${callId}/analysis`, { data: { customer_name: "Jane Rowe" }, by: "Ada" });
    pass(1_000);
    const asked = await send<{ analysis_id: string }>("POST", `/v1/calls/${callId}/reanalyze`);
    pass(1_000);
    await processAgain(services, { workspaceId, callId, analysisId: asked.body.analysis_id });
    pass(1_000);
    await setting.run(callId, CRM);
    await setting.perform(callId, CRM);
    pass(1_000);
    const delivery = (await setting.action(callId, CRM))?.deliveries[0]?.delivery_id ?? "";
    await send("POST", `/v1/deliveries/${delivery}/replay`);
    pass(1_000);
    await deliver(services, workspaceId, delivery);
    pass(1_000);
    const schedule = (await setting.action(callId, FOLLOW_UP))?.schedule?.schedule_id;
    await send("POST", `/v1/schedules/${schedule}/cancel`);
    const timeline = await timelineOf(setting, callId);
    expect(isInOrder(timeline)).toBe(true);
    expect(kindsOf(timeline).slice(kindsOf(timeline).indexOf("field.corrected"))).toEqual([
      "field.corrected",
      "reanalysis.requested",
      "analysis.begun",
      "analysis.ended",
      "action.run_by_person",
      "delivery.created",
      "delivery.attempted",
      "delivery.replayed",
      "delivery.attempted",
      "delivery.failed",
      "action.ended",
      "schedule.ended",
    ]);
    expect(find(timeline, "field.corrected")[0]?.facts).toEqual({
      ...{ field: "customer_name", by: "Ada", from: "Jane Roe", to: "Jane Rowe" },
    });
    expect(find(timeline, "action.run_by_person")[0]?.facts).toMatchObject({ action: CRM, by: "Test" });
    expect(find(timeline, "action.decided").map(({ facts }) => [facts.action, facts.status])).toEqual([
      [FOLLOW_UP, "pending"],
      [CRM, "skipped"],
    ]);
    expect(find(timeline, "delivery.replayed")[0]?.facts).toEqual({ attempts: 1 });
    expect(find(timeline, "schedule.ended")[0]).toMatchObject({
      facts: { status: "canceled" },
      link: { id: schedule },
    });
  });

  it("tells that the customer asked not to be called again, and that nobody will", async () => {
    const setting = await actedSetting({ actions: [] });
    const callId = await setting.analysed(saying("Please never call me again."));
    const timeline = await timelineOf(setting, callId);
    expect(find(timeline, "opt_out.heard")[0]?.facts).toMatchObject({ turn: 4 });
    expect(find(timeline, "number.suppressed")[0]).toMatchObject({
      facts: { phone_number: "+905321234567" },
      link: { resource: "suppressions", id: expect.stringMatching(/^sup_/) },
    });
  });

  it("is there before any analysis, and after the agent was deleted", async () => {
    const setting = await actedSetting();
    const callId = await setting.ingest();
    await setting.client.send("DELETE", `/v1/agents/${setting.agentId}`);
    expect(kindsOf(await timelineOf(setting, callId))).toEqual([
      "call.started",
      "call.ended",
      "call.received",
      "transcript.received",
    ]);
  });

  it("is another's where the call is, and none for an unknown call", async () => {
    const setting = await actedSetting();
    const path = `/v1/calls/${await setting.ingest()}/timeline`;
    expect((await (await mintClient()).send("GET", path)).status).toBe(404);
    expect((await setting.send("GET", "/v1/calls/call_nobody/timeline")).status).toBe(404);
  });

  it("takes two round trips, one of them for the key", async () => {
    const setting = await actedSetting();
    const callId = await setting.analysed();
    const { DB, trips } = countRoundTrips(env.DB);
    const services = { ...compose({ ...env, DB }), clock: setting.services.clock };
    const headers = { authorization: `Bearer ${setting.client.key}` };
    const request = new Request(`https://aftercall.example/v1/calls/${callId}/timeline`, { headers });
    const bindings = { services: { ...services, db: services.db }, requestId: "req_test" };
    const ask = async () => {
      const before = trips();
      await (await api.fetch(request, bindings, createExecutionContext())).json();
      return trips() - before;
    };
    await ask();
    expect(await ask()).toBe(2);
  });
});

describe("a timeline of very much", () => {
  it("leaves out the middle, and says what of it", async () => {
    const setting = await actedSetting();
    const callId = await setting.ingest();
    const { workspaceId, agentId } = setting;
    const row = { workspaceId, agentId, callId, eventType: "call.transcript", url: "https://crm.example/" };
    const ids = Array.from({ length: 700 }, (_, i) => `dlv_${String(i).padStart(4, "0")}`);
    const [first, ...more] = ids.map((id, i) =>
      db.insert(deliveries).values({
        ...{ ...row, id, eventId: `evt_${i}`, method: "POST", body: "", status: "pending" },
        createdAt: Date.parse("2026-05-05T00:00:00Z") + i * 1_000,
      }),
    );
    if (first) await db.batch([first, ...more]);
    const timeline = await timelineOf(setting, callId);
    expect(timeline.entries).toHaveLength(MAX_ENTRIES);
    expect(timeline.cut).toEqual({
      ...{ entries: 204, kinds: { "delivery.created": 204 }, is_more: false },
      ...{ from: "2026-05-05T00:04:06.000Z", until: "2026-05-05T00:07:29.000Z" },
    });
    expect(timeline.entries[0]?.kind).toBe("call.started");
    expect(timeline.entries.at(-1)?.at).toBe("2026-05-05T00:11:39.000Z");
  });
});

describe("a timeline of a call that a provider told of", () => {
  /** The door on what a conversation setting holds. */
  async function read(setting: Awaited<ReturnType<typeof conversationSetting>>): Promise<Timeline> {
    const key = `sk_${crypto.randomUUID()}`;
    const { workspaceId } = setting;
    await db.insert(apiKeys).values({
      ...{ hash: await hashKey(key), id: `key_${crypto.randomUUID()}`, workspaceId, name: "T", createdAt: 0 },
    });
    const [call] = (await setting.outcome()).calls;
    const request = new Request(`https://aftercall.example/v1/calls/${call?.view.call_id}/timeline`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const bindings = { services: compose(env), requestId: "req_test" };
    return (await api.fetch(request, bindings, createExecutionContext())).json<Timeline>();
  }

  it("counts utterances by stretches, and says nothing of what messages held", async () => {
    const setting = await conversationSetting(db, scripted(scriptedProvider().adapter));
    await setting.tell(
      answered(0),
      said("Hello.", 1),
      said("I need a refund.", 2),
      said("At once.", 5),
      told("tool_call", 6, { tool: { id: "t1", name: "look_up", arguments: { secret: "hidden" } } }),
      said("Thank you.", 8),
      hungUp(60, { isFinal: true }),
    );
    await setting.settleAll();
    const timeline = await read(setting);
    expect(isInOrder(timeline)).toBe(true);
    expect(kindsOf(timeline).slice(0, 7)).toEqual([
      "call.started",
      "provider.told",
      "call.utterances",
      "provider.told",
      "call.utterances",
      "provider.told",
      "call.ended",
    ]);
    expect(find(timeline, "call.utterances").map(({ at, facts }) => [at, facts])).toEqual([
      ["2026-11-22T10:00:01.000Z", { count: 3, until: "2026-11-22T10:00:05.000Z" }],
      ["2026-11-22T10:00:08.000Z", { count: 1, until: "2026-11-22T10:00:08.000Z" }],
    ]);
    expect(find(timeline, "provider.told").map(({ facts }) => facts.event)).toEqual([
      "started",
      "tool_call",
      "ended",
    ]);
    expect(JSON.stringify(timeline)).not.toMatch(/hidden|refund/);
  });

  it("says that its transcript never came", async () => {
    const setting = await conversationSetting(db, scripted(scriptedProvider().adapter));
    await setting.tell(answered(0), hungUp(60));
    await setting.settleAll();
    const timeline = await read(setting);
    const [missing] = find(timeline, "transcript.missing");
    expect(missing?.facts.problem).toBeTruthy();
    expect(find(timeline, "transcript.received")).toEqual([]);
  });

  it("knows what made it while it still goes on", async () => {
    const setting = await conversationSetting(db, scripted(scriptedProvider().adapter));
    await dialled(setting, "sched_on", { providerCallId: "call-1" });
    const facts = { direction: "outbound" as const, toNumber: "+14155550123" };
    await setting.tell(
      answered(120, { facts: { ...facts, status: "in_progress", startedAt: "2026-11-22T10:02:10Z" } }),
    );
    await setting.settleOnce();
    expect(find(await read(setting), "schedule.booked")).toMatchObject([
      { facts: { made_this_call: true }, link: { id: "sched_on" } },
    ]);
  });

  it("begins with the schedule and the attempts that made it", async () => {
    const setting = await conversationSetting(db, scripted(scriptedProvider().adapter));
    const { attemptId } = await dialled(setting, "sched_made");
    const facts = { direction: "outbound" as const, toNumber: "+14155550123", attemptId };
    await setting.tell(
      answered(120, { facts: { ...facts, startedAt: "2026-11-22T10:02:10Z" } }),
      hungUp(180, { isFinal: true, facts: { ...facts, status: "completed" } }),
    );
    await setting.settleAll();
    const timeline = await read(setting);
    const [booked] = find(timeline, "schedule.booked");
    expect(booked).toMatchObject({
      facts: { made_this_call: true, action: null, to_number: "+14155550123" },
      link: { resource: "schedules", id: "sched_made" },
    });
    expect(find(timeline, "dial.asked")).toMatchObject([
      { facts: { attempt: 1 }, link: { resource: "schedules", id: "sched_made" } },
    ]);
    expect(find(timeline, "dial.ended")).toMatchObject([{ facts: { status: "completed", rule: null } }]);
    expect(kindsOf(timeline)[0]).toBe("schedule.booked");
  });
});
