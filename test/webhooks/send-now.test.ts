import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { deliveries, endpoints, targetHealth } from "../../src/store/schema.ts";
import { deliver } from "../../src/webhooks/deliver.ts";
import { HOUR_MS, receivers } from "./receivers.ts";

/** An endpoint whose server is away, and an event that waits for its second attempt there. */
async function waiting(settings: object = { retry_schedule: [0, 3600, 7200, 10800] }) {
  const setting = await receivers();
  const endpointId = await setting.at("hook.example", settings);
  setting.answers["hook.example"] = 500;
  await setting.tell();
  const [made] = await setting.deliveries();
  if (!made) throw new Error("Nothing was told.");
  const { delivery_id: deliveryId } = made;
  const { client, workspaceId, services } = setting;
  return {
    ...setting,
    endpointId,
    deliveryId,
    send: (id = deliveryId) => setting.post(`/v1/deliveries/${id}/send`),
    show: async () => (await client.send("GET", `/v1/deliveries/${deliveryId}`)).body,
    change: (values: Partial<typeof deliveries.$inferInsert>) =>
      client.db
        .update(deliveries)
        .set(values)
        .where(and(eq(deliveries.workspaceId, workspaceId), eq(deliveries.id, deliveryId))),
    attempt: () => deliver(services, workspaceId, deliveryId),
  };
}

const atOf = (text: unknown) => Date.parse(String(text));

describe("sending a delivery now that waits for its next attempt", () => {
  test("makes that attempt at once, under its number, and the schedule goes on with the step after it", async () => {
    const { send, deliverAll, show, services, to } = await waiting();
    const now = services.clock();
    expect(await send()).toMatchObject({
      status: 202,
      body: { status: "pending", reason: null, next_attempt_at: new Date(now).toISOString() },
    });
    await deliverAll();
    expect(to("hook.example")).toHaveLength(2);
    const shown = await show();
    expect(shown).toMatchObject({
      ...{ status: "pending", attempt_count: 2 },
      attempts: [{ number: 1 }, { number: 2, outcome: "http_5xx" }],
    });
    const wait = atOf(shown.next_attempt_at) - now;
    expect(wait).toBeGreaterThanOrEqual(0.8 * 2 * HOUR_MS);
    expect(wait).toBeLessThanOrEqual(1.2 * 2 * HOUR_MS);
  });

  test("adds no attempt to the schedule", async () => {
    const { send, deliverAll, show, to } = await waiting();
    for (let n = 0; n < 3; n += 1) {
      expect((await send()).status).toBe(202);
      await deliverAll();
    }
    expect(to("hook.example")).toHaveLength(4);
    expect(await show()).toMatchObject({
      status: "failed",
      reason: expect.stringMatching(/^Gave up after 4 attempts\./),
    });
    expect(await send()).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/given up.*\/replay/) },
    });
  });

  test("ends it where the receiver is back", async () => {
    const { send, deliverAll, answers, statuses } = await waiting();
    answers["hook.example"] = 200;
    await send();
    await deliverAll();
    expect(await statuses()).toEqual(["delivered"]);
    expect(await send()).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/has arrived/) },
    });
  });

  test("asked for twice, and knocked for by the message of its old time too, is one attempt", async () => {
    const { send, attempt, pass, to } = await waiting();
    expect((await send()).status).toBe(202);
    expect((await send()).status).toBe(202);
    await Promise.all([attempt(), attempt(), attempt()]);
    expect(to("hook.example")).toHaveLength(2);
    pass(HOUR_MS);
    expect(await attempt()).toMatchObject({ kind: "retry" });
    expect(to("hook.example")).toHaveLength(2);
  });

  test("sends nothing beside an attempt that is being made", async () => {
    const setting = await waiting();
    const { send, change, services, knocks, attempt, to } = setting;
    // As it stands between the claim of the second attempt and its end.
    await change({ attempts: 2, nextAttemptAt: services.clock() + 30_000 });
    knocks.deliveries.splice(0);
    expect(await send()).toMatchObject({
      status: 202,
      body: { reason: expect.stringMatching(/being made at this moment/) },
    });
    expect(knocks.deliveries).toEqual([]);
    expect(await attempt()).toMatchObject({ kind: "retry" });
    expect(to("hook.example")).toHaveLength(1);
  });

  test("works in a later round too, before whose first attempt nothing is saved", async () => {
    const { send, change, services, attempt, to } = await waiting();
    await change({ attempts: 3, roundStart: 3, nextAttemptAt: services.clock() + HOUR_MS });
    expect(await send()).toMatchObject({ status: 202, body: { reason: null } });
    await attempt();
    expect(to("hook.example")).toHaveLength(2);
  });

  test("keeps the endpoint's rate limit, and says so", async () => {
    const { send, attempt, services, client, endpointId, show, to } = await waiting({
      ...{ rate_limit_per_second: 2, retry_schedule: [0, 3600] },
    });
    const turn = services.clock() + 5000;
    await client.db.update(endpoints).set({ nextSlotAt: turn }).where(eq(endpoints.id, endpointId));
    const said = { status: 202, body: { reason: expect.stringMatching(/takes 2 a second at most/) } };
    const first = await send();
    expect(first).toMatchObject(said);
    expect(atOf(first.body.next_attempt_at)).toBe(turn);
    await attempt();
    expect(to("hook.example")).toHaveLength(1);
    // It has a place in the line now, and keeps it.
    const again = await send();
    expect(again).toMatchObject(said);
    expect(atOf(again.body.next_attempt_at)).toBe(turn);
    expect(atOf((await show()).next_attempt_at)).toBe(turn);
  });

  test("is refused where the receiver is disabled, and where it is held back", async () => {
    const { send, change, client, workspaceId, endpointId, disable } = await waiting();
    await disable(endpointId);
    const enable = expect.stringContaining(`POST /v1/endpoints/${endpointId}/enable`);
    expect(await send()).toMatchObject({ status: 409, body: { detail: enable } });
    await client.db.delete(targetHealth).where(eq(targetHealth.workspaceId, workspaceId));
    await change({ status: "held", nextAttemptAt: null });
    expect(await send()).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/held back/) } });
  });

  test("knows only the workspace's own deliveries", async () => {
    const { send } = await waiting();
    const other = await waiting();
    expect((await send("dlv_none")).status).toBe(404);
    expect((await send(other.deliveryId)).status).toBe(404);
  });
});
