import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { targetHealth } from "../../src/store/schema.ts";
import { deliver } from "../../src/webhooks/deliver.ts";
import { DAY_MS, HOUR_MS, receivers } from "./receivers.ts";

const OWN_AGENT = {
  ...{ agent_name: "Line", webhook_url: "https://own.example/" },
  webhook_events: ["call.analyzed", "endpoint.disabled"],
};

async function failing(agent?: object) {
  const setting = await receivers(agent);
  const id = await setting.at("bad.example", {
    ...{ retry_schedule: [0, 3600], events: ["call.analyzed", "endpoint.disabled"] },
  });
  setting.answers["bad.example"] = 500;
  const { workspaceId } = setting;
  return {
    ...setting,
    id,
    health: (targetId = id) =>
      setting.client.db
        .select()
        .from(targetHealth)
        .where(and(eq(targetHealth.workspaceId, workspaceId), eq(targetHealth.targetId, targetId)))
        .get(),
  };
}

describe("the health of an endpoint", () => {
  test("has no row while it is well, begins with its first failure, and a success clears it", async () => {
    const { tell, answers, show, health, id, pass, services } = await failing();
    answers["bad.example"] = 200;
    await tell();
    expect(await health()).toBeUndefined();
    answers["bad.example"] = 500;
    const since = new Date(services.clock()).toISOString();
    await tell();
    pass(HOUR_MS);
    await tell();
    expect(await show(id)).toMatchObject({ status: "active", failing_since: since, disabled_reason: null });
    answers["bad.example"] = 200;
    await tell();
    expect(await health()).toBeUndefined();
    expect(await show(id)).toMatchObject({ status: "active", failing_since: null });
  });

  test("is judged by what was sent: a secret that we cannot read says nothing about it", async () => {
    const { happen, deliverAll, health, deliveries, services } = await failing();
    await happen();
    await deliverAll({ vault: { ...services.vault, open: async () => null } });
    expect(await deliveries()).toMatchObject([{ outcome: "invalid_secret" }]);
    expect(await health()).toBeUndefined();
  });

  test("is not judged by a test that a person sent", async () => {
    const { post, id, deliverAll, health, to } = await failing();
    await post(`/v1/endpoints/${id}/test`);
    await deliverAll();
    expect(to("bad.example")).toHaveLength(1);
    expect(await health()).toBeUndefined();
  });
});

describe("an endpoint that failed for five days without a success", () => {
  test("is disabled with the reason, what was on its way and what comes is held, and others go on", async () => {
    const { tell, happen, pass, at, statuses, show, id, to, deliverAll, deliveries } = await failing();
    await at("good.example", { events: ["call.analyzed"] });
    await tell();
    pass(5 * DAY_MS - 1);
    await tell();
    expect(await show(id)).toMatchObject({ status: "active" });
    pass(1);
    await tell();
    expect(await show(id)).toMatchObject({
      status: "disabled",
      disabled_reason: expect.stringMatching(/nothing was accepted for 5 days\. The endpoint answered 500/),
    });
    expect(await statuses(`endpoint_id=${id}`)).toEqual(["held", "held", "held"]);
    const [held] = await deliveries(`endpoint_id=${id}`);
    expect(held).toMatchObject({ next_attempt_at: null, reason: expect.stringMatching(/^Disabled: /) });
    const before = to("bad.example").length;
    await happen();
    await deliverAll();
    expect(to("bad.example")).toHaveLength(before);
    expect(await statuses(`endpoint_id=${id}`)).toEqual(["held", "held", "held", "held"]);
    expect(to("good.example")).toHaveLength(4);
  });

  test("is told of to the other endpoints, once, and never to itself nor to its agent", async () => {
    const { tell, happen, pass, at, id, to, deliverAll, deliveries, knocks, services, workspaceId } =
      await failing(OWN_AGENT);
    await at("good.example", { events: ["endpoint.disabled"] });
    await at("deaf.example", { events: ["call.ended"] });
    const since = new Date(services.clock()).toISOString();
    await tell();
    pass(5 * DAY_MS);
    await Promise.all([happen(), happen()]);
    // Both attempts load the endpoint while it is active, and both find that its patience is at an end.
    await Promise.all(
      knocks.deliveries.splice(0).map(({ deliveryId }, n) => {
        const clock = () => services.clock() + n;
        return deliver({ ...services, clock }, workspaceId, deliveryId);
      }),
    );
    pass(DAY_MS);
    await deliverAll();
    expect(to("good.example").map(({ event }) => event)).toMatchObject([
      {
        ...{ type: "endpoint.disabled", call_id: null },
        data: { endpoint_id: id, url: "https://bad.example/", failing_since: since },
      },
    ]);
    expect(to("good.example")[0]?.event.data.reason).toMatch(/^Disabled: nothing was accepted for 5 days/);
    expect(to("good.example")[0]?.headers["webhook-id"]).toMatch(/^evt_[0-9a-z]{26}$/);
    for (const host of ["bad.example", "deaf.example", "own.example"])
      expect(to(host).filter(({ event }) => event.type === "endpoint.disabled")).toEqual([]);
    expect(await deliveries(`endpoint_id=${id}&event_type=endpoint.disabled`), "not even held").toEqual([]);
  });

  test("says how many deliveries are held for it", async () => {
    const { tell, pass, at, statuses, id, to, deliverAll, happen } = await failing();
    await at("good.example", { events: ["endpoint.disabled"] });
    await tell();
    await happen();
    pass(5 * DAY_MS);
    await deliverAll();
    await deliverAll();
    expect(await statuses(`endpoint_id=${id}&status=held`)).toHaveLength(2);
    expect(to("good.example")[0]?.event.data).toMatchObject({ held: 2 });
  });
});

describe("410 Gone", () => {
  test("disables an endpoint at once", async () => {
    const { tell, answers, show, id, statuses, happen } = await failing();
    answers["bad.example"] = 410;
    await tell();
    expect(await show(id)).toMatchObject({
      status: "disabled",
      disabled_reason: "Disabled: The endpoint answered 410 Gone: it wants no more of these.",
    });
    await happen();
    expect(await statuses(`endpoint_id=${id}`)).toEqual(["held", "failed"]);
  });

  test("of an agent's own webhook disables that, and no endpoint", async () => {
    const { tell, answers, id, health, agentId, deliveries, at, to, deliverAll } = await failing(OWN_AGENT);
    answers["own.example"] = 410;
    answers["bad.example"] = 200;
    await at("told.example", { events: ["endpoint.disabled"] });
    await tell();
    await deliverAll();
    expect(await health(agentId)).toMatchObject({ disabledAt: expect.any(Number) });
    expect(await health(id)).toBeUndefined();
    expect(to("told.example")[0]?.event.data).toMatchObject({
      agent_id: agentId,
      url: "https://own.example/",
    });
    await tell();
    const own = (await deliveries()).filter(({ url }) => url === "https://own.example/");
    expect(own.map(({ status }) => status)).toEqual(["held", "failed"]);
  });

  test("to a webhook action says nothing about the agent's own webhook", async () => {
    const { ingest, process, perform, answers, health, agentId } = await failing({
      ...OWN_AGENT,
      post_call_actions: [{ type: "webhook", name: "CRM", config: { url: "https://crm.example/" } }],
    });
    answers["crm.example"] = 410;
    const callId = await ingest();
    await process(callId);
    await perform(callId, "CRM");
    expect(await health(agentId)).toBeUndefined();
  });
});

describe("enabling", () => {
  test("takes an endpoint into use again and leaves what is held to a replay", async () => {
    const { tell, answers, id, post, show, to, deliverAll } = await failing();
    answers["bad.example"] = 410;
    await tell();
    await tell();
    await tell();
    answers["bad.example"] = 200;
    const { status, body } = await post(`/v1/endpoints/${id}/enable`);
    expect(status).toBe(200);
    const replay_request = {
      ...{ method: "POST", path: "/v1/deliveries/replay" },
      body: { endpoint_id: id, status: "held" },
    };
    expect(body).toMatchObject({ endpoint_id: id, status: "active", held: 2, replay: null, replay_request });
    expect(await show(id)).toMatchObject({ status: "active", disabled_reason: null, failing_since: null });
    await deliverAll();
    expect(to("bad.example")).toHaveLength(1);
    await tell();
    expect(to("bad.example")).toHaveLength(2);
  });

  test("with replay sends the backlog at once, in the order in which it came about", async () => {
    const { tell, answers, id, post, to, deliverAll, replayAll, deliveries, happen, pass } = await failing();
    answers["bad.example"] = 410;
    await tell();
    for (const _ of [1, 2, 3]) {
      pass(1_000);
      await happen();
    }
    answers["bad.example"] = 200;
    const { body } = await post(`/v1/endpoints/${id}/enable`, { replay: true });
    expect(body).toMatchObject({ held: 3, replay: { total: 3, status: "running" }, replay_request: null });
    const held = (await deliveries("status=held")).map(({ event_id }) => event_id);
    await replayAll();
    await deliverAll();
    expect(
      to("bad.example")
        .slice(1)
        .map(({ headers }) => headers["webhook-id"]),
    ).toEqual(held.toReversed());
  });

  test("works for an agent's own webhook, and sends nothing of its endpoints", async () => {
    const { tell, answers, post, agentId, replayAll, deliverAll, to } = await failing(OWN_AGENT);
    answers["own.example"] = 410;
    answers["bad.example"] = 410;
    await tell();
    await tell();
    const before = to("bad.example").length;
    answers["own.example"] = 200;
    const { body } = await post(`/v1/agents/${agentId}/enable-webhook`, { replay: true });
    expect(body).toMatchObject({
      ...{ agent_id: agentId, webhook_url: "https://own.example/", status: "active", held: 1 },
    });
    await replayAll();
    await deliverAll();
    expect(to("own.example")).toHaveLength(2);
    expect(to("bad.example")).toHaveLength(before);
  });

  test("an endpoint that is well changes nothing; one that is not there is not found; a typo is named", async () => {
    const { id, post: enable } = await failing();
    expect((await enable(`/v1/endpoints/${id}/enable`)).body).toMatchObject({
      held: 0,
      replay_request: null,
    });
    expect((await enable("/v1/endpoints/ep_none/enable")).status).toBe(404);
    expect((await enable("/v1/agents/agent_none/enable-webhook")).status).toBe(404);
    expect(await enable(`/v1/endpoints/${id}/enable`, { replya: true })).toMatchObject({
      status: 422,
      body: { errors: [{ field: "replya" }] },
    });
  });
});
