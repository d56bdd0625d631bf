import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { compose } from "../../src/compose.ts";
import { insertDeliveries } from "../../src/store/deliveries.ts";
import { deliveries } from "../../src/store/schema.ts";
import { deliver } from "../../src/webhooks/deliver.ts";
import { newDelivery } from "../../src/webhooks/delivery.ts";
import { type Client, mintClient } from "../support/client.ts";
import { webhookEndpoint } from "../support/webhook-endpoint.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

let client: Client;
beforeAll(async () => {
  client = await mintClient();
});

async function delivered(id: string, callId: string): Promise<void> {
  const { fetch } = webhookEndpoint(SECRET, () => new Response("thanks"));
  const tools = { ...compose(env), fetch };
  const delivery = await newDelivery(tools, {
    workspaceId: client.workspaceId,
    id,
    agentId: "agent_1",
    callId,
    actionName: null,
    event: { id: id.replace("dlv", "evt"), type: "call.analyzed" },
    target: { url: "https://crm.example/hook", headers: { authorization: "Bearer battery" }, secret: SECRET },
    body: '{"a":1}',
  });
  await insertDeliveries(tools.db, [delivery]);
  await deliver(tools, client.workspaceId, id);
}

describe("a delivery", () => {
  test("shows its request and every attempt, and no credential", async () => {
    await delivered("dlv_read", "call_read");
    const { status, body } = await client.send("GET", "/v1/deliveries/dlv_read");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      delivery_id: "dlv_read",
      event_id: "evt_read",
      status: "delivered",
      url: "https://crm.example/hook",
      request: { body: '{"a":1}' },
      attempts: [{ number: 1, outcome: "delivered", response_status: 200, response_body: "thanks" }],
    });
    expect(JSON.stringify(body)).not.toMatch(/battery|whsec_|v1,/);
  });

  test("is listed by call, status and address", async () => {
    await delivered("dlv_list_1", "call_listed");
    await delivered("dlv_list_2", "call_listed");
    const list = async (query: string) => {
      const { body } = await client.send<{ delivery_id: string }[]>("GET", `/v1/deliveries?${query}`);
      return body.map((delivery) => delivery.delivery_id);
    };
    expect(await list("call_id=call_listed")).toEqual(["dlv_list_2", "dlv_list_1"]);
    expect(await list("call_id=call_listed&status=pending")).toEqual([]);
    expect(
      await list(`call_id=call_listed&url=${encodeURIComponent("https://crm.example/hook")}`),
    ).toHaveLength(2);
  });

  test("is listed by endpoint, event, schedule, replay and the time that it was made", async () => {
    const own = await mintClient();
    const row = (n: number, change: object) => ({
      ...{ workspaceId: own.workspaceId, id: `dlv_${n}`, eventId: `evt_${n}`, eventType: "call.analyzed" },
      ...{ agentId: "agent_1", url: "https://crm.example/", method: "POST", body: "{}", status: "failed" },
      ...{ createdAt: Date.UTC(2026, 4, n), ...change },
    });
    for (const made of [
      row(1, { endpointId: "ep_1" }),
      row(2, { eventType: "schedule.fired", scheduleId: "sched_1" }),
      row(3, { replayId: "replay_1" }),
    ])
      await insertDeliveries(own.db, [made]);
    const list = async (query: string) => {
      const { body } = await own.send<{ delivery_id: string }[]>("GET", `/v1/deliveries?${query}`);
      return body.map((delivery) => delivery.delivery_id);
    };
    expect(await list("endpoint_id=ep_1")).toEqual(["dlv_1"]);
    expect(await list("event_type=schedule.fired")).toEqual(["dlv_2"]);
    expect(await list("schedule_id=sched_1")).toEqual(["dlv_2"]);
    expect(await list("replay_id=replay_1")).toEqual(["dlv_3"]);
    expect(await list("since=2026-05-02T00:00:00Z")).toEqual(["dlv_3", "dlv_2"]);
    expect(await list("until=2026-05-02T02:00:00%2B02:00")).toEqual(["dlv_1"]);
    expect((await own.send("GET", "/v1/deliveries?event_type=call.rang")).status).toBe(422);
    expect((await own.send("GET", "/v1/deliveries?since=yesterday")).status).toBe(422);
  });

  test("is nobody's business in another workspace", async () => {
    await delivered("dlv_mine", "call_mine");
    const stranger = await mintClient();
    expect((await stranger.send("GET", "/v1/deliveries/dlv_mine")).status).toBe(404);
    expect((await stranger.send("GET", "/v1/deliveries")).body).toEqual([]);
  });
});

describe("the list of deliveries", () => {
  /** Made in another order than their ids have: what an id begins with is the time of its call. */
  async function mixed() {
    const own = await mintClient();
    const order = [3, 1, 5, 2, 4];
    await insertDeliveries(
      own.db,
      order.map((n, i) => ({
        ...{ workspaceId: own.workspaceId, id: `dlv_${n}`, eventId: `evt_${n}`, eventType: "call.analyzed" },
        ...{ agentId: "agent_1", url: "https://crm.example/", method: "POST", body: "{}", status: "failed" },
        ...{ createdAt: Date.UTC(2026, 4, 1, i) },
      })),
    );
    return own;
  }

  test("begins with the newest made, and goes on by its links without a gap", async () => {
    const own = await mixed();
    const seen: string[] = [];
    let path: string | undefined = "/v1/deliveries?limit=2";
    while (path) {
      const page: Awaited<ReturnType<typeof own.send<{ delivery_id: string }[]>>> = await own.send(
        "GET",
        path,
      );
      seen.push(...page.body.map(({ delivery_id: id }) => id));
      path = /<([^>]+)>; rel="next"/.exec(page.headers.get("link") ?? "")?.[1];
    }
    expect(seen).toEqual(["dlv_4", "dlv_2", "dlv_5", "dlv_1", "dlv_3"]);
  });

  test("says that nobody can go on from a delivery that is gone", async () => {
    const own = await mixed();
    const { headers } = await own.send("GET", "/v1/deliveries?limit=2");
    const next = /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1] ?? "";
    await own.db.delete(deliveries).where(eq(deliveries.workspaceId, own.workspaceId));
    const { status, body } = await own.send<{ errors: { field: string; message: string }[] }>("GET", next);
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { field: "cursor", message: expect.stringMatching(/no delivery dlv_2 .*first page/) },
    ]);
  });
});
