import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { api } from "../../../src/api/app.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { deliveries, endpoints, targetHealth } from "../../../src/store/schema.ts";
import { EVENT_TYPES, WebhookEvent } from "../../../src/webhooks/event.ts";
import { countRoundTrips } from "../../support/round-trips.ts";
import { type Answer, answer, webhookEndpoint } from "../../support/webhook-endpoint.ts";
import { endpointSetting, HOOK } from "./setting.ts";

const SECRET = `whsec_${btoa("s".repeat(32))}`;
const MOVED = "https://moved.example/hook";

async function received(...script: Answer[]) {
  const receiver = webhookEndpoint(SECRET, ...script);
  return { ...(await endpointSetting({ fetch: receiver.fetch })), received: receiver.received };
}

describe("the end of a call", () => {
  test("is told to the agent's own webhook and to each endpoint, as one event", async () => {
    const got: { url: string; id: string | null }[] = [];
    const setting = await endpointSetting({
      agent: {
        ...{ agent_name: "Sales", webhook_url: "https://own.example/hook" },
        webhook_events: ["call.analyzed"],
      },
      fetch: async (url, init) => {
        got.push({ url: String(url), id: new Headers(init.headers).get("webhook-id") });
        return new Response("ok");
      },
    });
    await setting.endpoint();
    await setting.endpoint({ events: ["call.started"] });
    await setting.happen();
    await setting.deliverAll();
    expect(got.map(({ url }) => url).toSorted()).toEqual([HOOK, "https://own.example/hook"]);
    expect(new Set(got.map(({ id }) => id)).size).toBe(1);
    expect(await setting.deliveries("status=delivered")).toHaveLength(2);
  });

  test("is told once, however often its message comes", async () => {
    const { endpoint, ingest, process, deliverAll, knocks, received: got } = await received();
    await endpoint({ secret: SECRET });
    const callId = await ingest();
    await Promise.all([process(callId), process(callId), process(callId)]);
    await process(callId);
    expect(knocks.deliveries).toHaveLength(1);
    await deliverAll();
    expect(got).toHaveLength(1);
  });

  test("asks the database no more often where endpoints listen than where none does", async () => {
    const { endpoint, ingest, process } = await endpointSetting({});
    const tripsOf = async () => {
      const callId = await ingest();
      const { DB, trips } = countRoundTrips(env.DB);
      await process(callId, { db: openDatabase(DB) });
      return trips();
    };
    const before = await tripsOf();
    for (let n = 0; n < 5; n += 1) await endpoint();
    expect([before, await tripsOf()]).toEqual([2, 2]);
  });
});

test("an attempt after the endpoint has moved goes to its new address, and says so", async () => {
  const {
    endpoint,
    happen,
    deliverAll,
    deliveries: list,
    client,
    pass,
    knocks,
    received: got,
  } = await received(answer(500), answer(200));
  const { endpoint_id: id } = await endpoint({ secret: SECRET });
  await happen();
  const again = [...knocks.deliveries];
  await deliverAll();
  await client.send("PATCH", `/v1/endpoints/${id}`, { url: MOVED });
  pass(60_000);
  knocks.deliveries.push(...again);
  await deliverAll();
  expect(got.map(({ url }) => url)).toEqual([HOOK, MOVED]);
  expect(await list()).toMatchObject([{ url: MOVED, status: "delivered", attempt_count: 2 }]);
});

test("a delivery whose endpoint has gone meanwhile is signed with nobody else's secret", async () => {
  const setting = await endpointSetting({
    agent: { agent_name: "Sales", webhook_url: "https://own.example/hook", webhook_events: [] },
    fetch: async () => new Response("ok"),
  });
  const { endpoint_id: id } = await setting.endpoint();
  await setting.happen();
  await setting.client.db.delete(endpoints).where(eq(endpoints.id, id));
  await setting.deliverAll();
  const [delivery] = await setting.deliveries();
  expect(delivery).toMatchObject({ status: "failed", outcome: "invalid_secret" });
  expect(delivery?.reason).toMatch(/endpoint was deleted/);
});

describe("a test event", () => {
  interface Sent {
    delivery_id: string;
    event_id: string;
    event_type: string;
  }

  /** Through the API on this setting's own services, so that its knock is kept and only its stand-in is spoken to. */
  const tried = async (
    { services, client }: Awaited<ReturnType<typeof received>>,
    id: string,
    body?: object,
  ) => {
    const request = new Request(`https://aftercall.example/v1/endpoints/${id}/test`, {
      method: "POST",
      headers: { authorization: `Bearer ${client.key}`, "content-type": "application/json" },
      body: body ? JSON.stringify(body) : null,
    });
    const answered = await api.fetch(request, { services, requestId: "req_test" }, createExecutionContext());
    expect(answered.status).toBe(202);
    const sent = await answered.json<Sent>();
    expect(answered.headers.get("location")).toBe(`/v1/deliveries/${sent.delivery_id}`);
    return sent;
  };

  test("is a sample, marked as a test, signed as every other, and a delivery like others", async () => {
    const setting = await received();
    const { endpoint_id: id } = await setting.endpoint({ secret: SECRET, events: ["call.ended"] });
    const sent = await tried(setting, id);
    await setting.deliverAll();
    const event = WebhookEvent.parse(JSON.parse(setting.received[0]?.body ?? ""));
    expect(event).toMatchObject({ type: "call.analyzed", event_id: sent.event_id, call_id: "call_sample" });
    expect(event.data).toMatchObject({ test: true, analysis: { data: { customer_name: "Jane Roe" } } });
    const [delivery] = await setting.deliveries();
    expect(delivery).toMatchObject({ delivery_id: sent.delivery_id, status: "delivered", call_id: null });
    const [row] = await setting.client.db
      .select()
      .from(deliveries)
      .where(eq(deliveries.id, sent.delivery_id));
    expect(row).toMatchObject({ endpointId: id, test: true });
  });

  test.each(EVENT_TYPES)("may be %s", async (type) => {
    const setting = await received();
    const { endpoint_id: id } = await setting.endpoint({ secret: SECRET });
    expect(await tried(setting, id, { event_type: type })).toMatchObject({ event_type: type });
    await setting.deliverAll();
    const event = WebhookEvent.parse(JSON.parse(setting.received[0]?.body ?? ""));
    expect(event).toMatchObject({ type, data: { test: true } });
  });

  test("is sent to a disabled endpoint too", async () => {
    const setting = await received();
    const { endpoint_id: targetId } = await setting.endpoint({ secret: SECRET });
    const off = { failingSince: 1, disabledAt: 2, reason: "It answered 410 Gone." };
    await setting.client.db
      .insert(targetHealth)
      .values({ workspaceId: setting.workspaceId, targetId, ...off });
    await tried(setting, targetId);
    await setting.deliverAll();
    expect(await setting.deliveries()).toMatchObject([{ status: "delivered" }]);
  });

  test("is tried once, and says what came of it", async () => {
    const setting = await received(answer(503));
    const { endpoint_id: id } = await setting.endpoint({ secret: SECRET });
    await tried(setting, id);
    await setting.deliverAll();
    expect(setting.received).toHaveLength(1);
    const [delivery] = await setting.deliveries();
    expect(delivery).toMatchObject({ status: "failed", outcome: "http_5xx", next_attempt_at: null });
    expect(delivery?.reason).toMatch(/^A test is sent once\. The endpoint answered 503/);
  });
});
