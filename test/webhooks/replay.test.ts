import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { sweep } from "../../src/jobs/sweep.ts";
import { deliveries, replays } from "../../src/store/schema.ts";
import { continueReplay } from "../../src/webhooks/replay-many.ts";
import { type Client, mintClient } from "../support/client.ts";
import { HOUR_MS, receivers } from "./receivers.ts";

const ACTION_AGENT = {
  agent_name: "Line",
  post_call_actions: [{ type: "webhook", name: "CRM", config: { url: "https://crm.example/" } }],
};

/** An endpoint that refuses for good, and a call that was told to it. */
async function refused() {
  const setting = await receivers();
  const id = await setting.at("hook.example");
  setting.answers["hook.example"] = 400;
  await setting.tell();
  const [delivery] = await setting.deliveries();
  if (!delivery) throw new Error("Nothing was told.");
  return { ...setting, id, deliveryId: delivery.delivery_id, eventId: delivery.event_id };
}

describe("replaying one delivery", () => {
  test("sends it again at once under its id, with a fresh time and signature, and its schedule begins anew", async () => {
    const { post, deliverAll, answers, to, deliveryId, eventId, client, pass } = await refused();
    answers["hook.example"] = 500;
    pass(HOUR_MS);
    expect(await post(`/v1/deliveries/${deliveryId}/replay`)).toMatchObject({
      ...{ status: 202, body: { delivery_id: deliveryId, event_id: eventId, status: "pending" } },
    });
    await deliverAll();
    const [first, second] = to("hook.example").map(({ headers }) => headers);
    expect(second?.["webhook-id"]).toBe(first?.["webhook-id"]);
    const at = (headers: Record<string, string> | undefined) => Number(headers?.["webhook-timestamp"]);
    expect(at(second) - at(first)).toBe(3600);
    expect(second?.["webhook-signature"]).not.toBe(first?.["webhook-signature"]);
    const { body } = await client.send("GET", `/v1/deliveries/${deliveryId}`);
    expect(body).toMatchObject({
      ...{ status: "pending", attempt_count: 2 },
      attempts: [
        { number: 1, outcome: "http_4xx", reason: expect.stringContaining("400") },
        { number: 2, outcome: "http_5xx", request_headers: { "webhook-timestamp": String(at(second)) } },
      ],
    });
    const wait = Date.parse(String(body.next_attempt_at)) - at(second) * 1000;
    expect(wait, "the first step of the schedule").toBeLessThan(10_000);
  });

  test("has as many attempts as the first round", async () => {
    const {
      post,
      deliverAll,
      answers,
      deliveryId,
      deliveries: list,
      pass,
      knocks,
      workspaceId,
    } = await refused();
    answers["hook.example"] = 500;
    await post(`/v1/deliveries/${deliveryId}/replay`);
    for (let tries = 0; tries < 8; tries += 1) {
      await deliverAll();
      pass(12 * HOUR_MS);
      knocks.deliveries.push({ workspaceId, deliveryId });
    }
    expect(await list()).toMatchObject([
      { status: "failed", attempt_count: 9, reason: expect.stringMatching(/^Gave up after 8 attempts\./) },
    ]);
  });

  test("works for one that arrived", async () => {
    const { post, deliverAll, answers, to, deliveryId, statuses } = await refused();
    answers["hook.example"] = 200;
    for (const _ of ["failed", "delivered"]) {
      expect((await post(`/v1/deliveries/${deliveryId}/replay`)).status).toBe(202);
      await deliverAll();
    }
    expect(await statuses()).toEqual(["delivered"]);
    expect(to("hook.example")).toHaveLength(3);
  });

  test("is refused while it is on its way, where its receiver is disabled, and where there is none", async () => {
    const { post, deliveryId, id, answers, tell, deliverAll } = await refused();
    const replay = () => post(`/v1/deliveries/${deliveryId}/replay`);
    expect((await replay()).status).toBe(202);
    expect(await replay()).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/on its way/) },
    });
    await deliverAll();
    answers["hook.example"] = 410;
    await tell();
    expect(await replay()).toMatchObject({
      ...{ status: 409, body: { detail: expect.stringContaining(`POST /v1/endpoints/${id}/enable`) } },
    });
    expect((await post("/v1/deliveries/dlv_none/replay")).status).toBe(404);
  });

  test("brings a failed action back to pending, which ends as its delivery does; a done one stays done", async () => {
    const {
      ingest,
      process,
      perform,
      post,
      deliverAll,
      answers,
      read,
      deliveries: list,
    } = await receivers(ACTION_AGENT);
    answers["crm.example"] = 400;
    const callId = await ingest();
    await process(callId);
    await perform(callId, "CRM");
    const status = async () => (await read(callId)).actions[0]?.status;
    expect(await status()).toBe("failed");
    const [delivery] = await list();
    const replay = () => post(`/v1/deliveries/${delivery?.delivery_id}/replay`);
    await replay();
    expect(await status()).toBe("pending");
    answers["crm.example"] = 200;
    await deliverAll();
    expect(await status()).toBe("done");
    answers["crm.example"] = 400;
    await replay();
    await deliverAll();
    expect(await status()).toBe("done");
  });
});

/** `count` deliveries to an endpoint that failed, made at one-second steps. */
async function backlog(count: number, change: Partial<typeof deliveries.$inferInsert> = {}) {
  const setting = await receivers();
  const id = await setting.at("hook.example");
  const { client, workspaceId, services, agentId } = setting;
  const start = services.clock();
  const rows = Array.from({ length: count }, (_, n) => ({
    ...{
      workspaceId,
      id: `dlv_${String(n).padStart(4, "0")}`,
      eventId: `evt_${n}`,
      eventType: "call.analyzed",
    },
    ...{
      agentId,
      endpointId: id,
      url: "https://hook.example/",
      method: "POST",
      body: "{}",
      status: "failed",
    },
    ...{ attempts: 8, createdAt: start + n * 1000, finishedAt: start, ...change },
  }));
  for (let from = 0; from < count; from += 3)
    await client.db.insert(deliveries).values(rows.slice(from, from + 3));
  setting.pass(HOUR_MS);
  return { ...setting, id, start, iso: (ms: number) => new Date(start + ms).toISOString() };
}
const shown = async (client: Client, replayId: unknown) =>
  (await client.send("GET", `/v1/replays/${replayId}`)).body;

describe("replaying by filter", () => {
  test("takes up what matches, a hundred at a time, oldest first, and shows how far it has come", async () => {
    const { post, replayAll, knocks, client, deliverAll, id } = await backlog(230);
    const { status, location, body } = await post("/v1/deliveries/replay", { endpoint_id: id });
    expect(status).toBe(202);
    expect(body).toEqual({ replay_id: expect.stringMatching(/^replay_/), total: 230, status: "running" });
    expect(location).toBe(`/v1/replays/${body.replay_id}`);
    expect(await shown(client, body.replay_id)).toMatchObject({ total: 230, taken: 0, pending: 0 });
    expect(await replayAll()).toBe(3);
    const order = knocks.deliveries.map(({ deliveryId }) => deliveryId);
    expect(order.slice(0, 100).toSorted()[99]).toBe("dlv_0099");
    expect(new Set(order).size).toBe(230);
    expect(await shown(client, body.replay_id)).toMatchObject({
      ...{ status: "completed", total: 230, taken: 230, pending: 230, delivered: 0, failed: 0 },
      filter: { endpoint_id: id },
    });
    knocks.deliveries.splice(3);
    await deliverAll();
    expect(await shown(client, body.replay_id)).toMatchObject({ pending: 227, delivered: 3 });
  }, 30_000);

  test("comes twice, also at once, without sending anything twice", async () => {
    const { post, knocks, services, client } = await backlog(150);
    const { body } = await post("/v1/deliveries/replay", { status: "failed" });
    const [key] = knocks.replays.splice(0);
    if (!key) throw new Error("Nothing was knocked for.");
    await Promise.all([1, 2, 3].map(() => continueReplay(services, key)));
    const ids = knocks.deliveries.map(({ deliveryId }) => deliveryId);
    expect(ids).toHaveLength(150);
    expect(new Set(ids).size).toBe(150);
    await continueReplay(services, key);
    expect(knocks.deliveries).toHaveLength(150);
    expect(await shown(client, body.replay_id)).toMatchObject({ status: "completed", taken: 150 });
  });

  test("is taken up again by the sweep where its message was lost", async () => {
    const { post, knocks, services, pass, workspaceId, sweep } = withSweep(await backlog(3));
    const { body } = await post("/v1/deliveries/replay", { status: "failed" });
    knocks.replays.splice(0);
    expect(await sweep()).toEqual([]);
    pass(60_000);
    expect(await sweep()).toEqual([{ workspaceId, replayId: body.replay_id }]);
    await continueReplay(services, { workspaceId, replayId: String(body.replay_id) });
    pass(HOUR_MS);
    expect(await sweep()).toEqual([]);
  });

  test.each([
    ["by default what failed or is held", {}, 4],
    ["by status", { status: "delivered" }, 1],
    ["since a time, which counts", (iso: (ms: number) => string) => ({ since: iso(3000) }), 2],
    ["until a time, which does not", (iso: (ms: number) => string) => ({ until: iso(1000) }), 1],
    ["by event", { event_type: "call.ended" }, 0],
    ["by call", { call_id: "call_none" }, 0],
    ["by what goes to no endpoint", { endpoint_id: null }, 0],
  ])("chooses %s", async (_, choice, expected) => {
    const { post, replayAll, knocks, client, iso, agentId, workspaceId } = await backlog(7);
    const be = (id: string, change: object) =>
      client.db.update(deliveries).set(change).where(eq(deliveries.id, id));
    await be("dlv_0000", { status: "held" });
    await be("dlv_0002", { status: "pending" });
    await be("dlv_0004", { status: "delivered" });
    await be("dlv_0006", { test: true });
    const filter = typeof choice === "function" ? choice(iso) : choice;
    const { body } = await post("/v1/deliveries/replay", { agent_id: agentId, ...filter });
    expect(body).toMatchObject({ total: expected, status: expected === 0 ? "completed" : "running" });
    await replayAll();
    expect(knocks.deliveries).toHaveLength(expected);
    expect(knocks.deliveries.every((key) => key.workspaceId === workspaceId)).toBe(true);
  });

  test("can be canceled: what was taken up goes on, the rest stays as it is", async () => {
    const { post, knocks, services, replayAll, statuses } = await backlog(120);
    const { body } = await post("/v1/deliveries/replay", { status: "failed" });
    const [key] = knocks.replays.splice(0);
    if (!key) throw new Error("Nothing was knocked for.");
    await continueReplay(services, key);
    const cancel = () => post(`/v1/replays/${body.replay_id}/cancel`);
    expect(await cancel()).toMatchObject({
      status: 200,
      body: { status: "canceled", taken: 100, total: 120 },
    });
    expect((await cancel()).status).toBe(200);
    await replayAll();
    expect(await statuses("status=failed")).toHaveLength(20);
  });

  test("that is over cannot be canceled", async () => {
    const { post, replayAll } = await backlog(1);
    const { body } = await post("/v1/deliveries/replay", { status: "failed" });
    await replayAll();
    expect((await post(`/v1/replays/${body.replay_id}/cancel`)).status).toBe(409);
    expect((await post("/v1/replays/replay_none/cancel")).status).toBe(404);
  });

  test("leaves what failed again, and what came about since, to another replay", async () => {
    const { post, replayAll, deliverAll, answers, happen, to, knocks, services, pass } = await backlog(101);
    answers["hook.example"] = 400;
    await post("/v1/deliveries/replay", { status: "failed" });
    const [key] = knocks.replays.splice(0);
    if (!key) throw new Error("Nothing was knocked for.");
    await continueReplay(services, key);
    knocks.replays.splice(0);
    await deliverAll();
    expect(to("hook.example")).toHaveLength(100);
    pass(1_000);
    await happen();
    await deliverAll();
    await continueReplay(services, key);
    expect(knocks.deliveries.map(({ deliveryId }) => deliveryId)).toEqual(["dlv_0100"]);
    expect(await replayAll()).toBe(0);
  }, 30_000);

  test.each([
    ["nothing at all", {}, "body"],
    ["what is on its way", { status: "pending" }, "status"],
    ["an unknown member", { endpoint: "ep_1", status: "failed" }, "endpoint"],
    ["a time without an offset", { since: "2026-05-07T14:30:00" }, "since"],
  ])("is refused for %s", async (_, body, field) => {
    const client = await mintClient();
    const answered = await client.send("POST", "/v1/deliveries/replay", body);
    expect(answered).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  test("is refused for a disabled endpoint, with the remedy, and passes one over otherwise", async () => {
    const { post, tell, answers, id } = await backlog(2);
    answers["hook.example"] = 410;
    await tell();
    expect(await post("/v1/deliveries/replay", { endpoint_id: id })).toMatchObject({
      ...{ status: 409, body: { detail: expect.stringContaining(`/v1/endpoints/${id}/enable`) } },
    });
    expect((await post("/v1/deliveries/replay", { status: "failed" })).body).toMatchObject({ total: 0 });
  });

  test("is listed, newest first, and is nobody's business in another workspace", async () => {
    const { post, client } = await backlog(1);
    const first = (await post("/v1/deliveries/replay", { status: "failed" })).body;
    const second = (await post("/v1/deliveries/replay", { status: "held" })).body;
    const list = await client.send<{ replay_id: string }[]>("GET", "/v1/replays");
    expect(list.body.map(({ replay_id }) => replay_id)).toEqual(
      // Both may be of the same millisecond.
      [first.replay_id, second.replay_id].toSorted().toReversed(),
    );
    const stranger = await mintClient();
    expect((await stranger.send("GET", "/v1/replays")).body).toEqual([]);
    expect((await stranger.send("GET", `/v1/replays/${first.replay_id}`)).status).toBe(404);
    expect((await stranger.send("POST", `/v1/replays/${first.replay_id}/cancel`)).status).toBe(404);
    expect(
      (await client.db.select().from(replays).where(eq(replays.workspaceId, client.workspaceId))).length,
    ).toBe(2);
  });
});

function withSweep(setting: Awaited<ReturnType<typeof backlog>>) {
  const { services, knocks, workspaceId } = setting;
  return {
    ...setting,
    sweep: async () => {
      await sweep({ ...services, log: () => {} });
      return knocks.replays.splice(0).filter((key) => key.workspaceId === workspaceId);
    },
  };
}
