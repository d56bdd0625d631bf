import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { getDelivery } from "../../src/store/deliveries.ts";
import { agents } from "../../src/store/schema.ts";
import { deliver } from "../../src/webhooks/deliver.ts";
import { newWebhookSecret } from "../../src/webhooks/secret.ts";
import { migratedDatabase } from "../support/database.ts";
import { answer, webhookEndpoint } from "../support/webhook-endpoint.ts";
import { AGENT_SECRET, deliverySetting, onItsWay } from "./setting.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a delivery that is accepted", () => {
  test("arrives once, signed with the agent's secret, and is recorded with its answer", async () => {
    const { attempt, read, received } = await onItsWay(
      db,
      answer(202, "thanks", { "content-type": "text/plain" }),
    );
    expect(await attempt()).toEqual({ kind: "done" });
    expect(await attempt()).toEqual({ kind: "done" });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: "POST",
      url: "https://crm.example/leads",
      body: '{"type":"call.analyzed"}',
      headers: {
        "webhook-id": "evt_1",
        "content-type": "application/json",
        "user-agent": "Aftercall-Webhooks/1",
      },
    });
    const { row, attempts } = await read();
    expect(row).toMatchObject({
      status: "delivered",
      outcome: "delivered",
      attempts: 1,
      nextAttemptAt: null,
    });
    expect(row.finishedAt).not.toBeNull();
    expect(attempts).toMatchObject([
      { number: 1, outcome: "delivered", responseStatus: 202, responseBody: "thanks" },
    ]);
  });

  test("goes out with the action's own method, headers and secret, none of which can forge the signature", async () => {
    const own = "a shared secret";
    const endpoint = webhookEndpoint(own);
    const { tools, workspaceId, place } = await deliverySetting(db, endpoint.fetch);
    const headers = {
      Authorization: "Bearer t",
      "Webhook-Id": "evt_forged",
      Host: "other.example",
      "content-type": "text/x",
    };
    await place({ target: { url: "https://crm.example/leads?list=1", method: "PUT", headers, secret: own } });
    expect(await deliver(tools, workspaceId, "dlv_1")).toEqual({ kind: "done" });
    expect(endpoint.received[0]).toMatchObject({
      method: "PUT",
      url: "https://crm.example/leads?list=1",
      headers: { authorization: "Bearer t", "webhook-id": "evt_1", "content-type": "text/x" },
    });
    expect(endpoint.received[0]?.headers).not.toHaveProperty("host", "other.example");
  });

  test("ends the action run that asked for it as done", async () => {
    const { attempt, run, tools } = await onItsWay(db, answer(200));
    await attempt();
    expect(await run()).toMatchObject({ status: "done", dueAt: null, finishedAt: tools.clock() });
  });

  test("leaves another action's run alone", async () => {
    const { place, run, tools, workspaceId } = await onItsWay(db, answer(200));
    await place({ id: "dlv_2", actionName: "Another" });
    await deliver(tools, workspaceId, "dlv_2");
    expect(await run()).toMatchObject({ status: "pending" });
  });
});

describe("a delivery that fails", () => {
  test("is tried again at the time that stands in its row, with the same id and a fresh signature", async () => {
    const { attempt, read, received, pass, tools } = await onItsWay(db, answer(500, "oops"), answer(200));
    const at = tools.clock() + 5_000;
    const because = "The endpoint answered 500: it failed on its side; see its response.";
    expect(await attempt()).toEqual({ kind: "retry", at, because });
    expect((await read()).row).toMatchObject({
      ...{ status: "pending", outcome: "http_5xx", reason: because, nextAttemptAt: at, finishedAt: null },
    });
    pass(5_000);
    expect(await attempt()).toEqual({ kind: "done" });
    const [first, second] = received;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(second?.headers["webhook-signature"]).not.toBe(first?.headers["webhook-signature"]);
    expect((await read()).attempts).toMatchObject([
      { outcome: "http_5xx", responseBody: "oops" },
      { number: 2 },
    ]);
  });

  test("is not sent before its time, however often a message knocks", async () => {
    const { attempt, received, pass, tools } = await onItsWay(db, answer(503));
    await attempt();
    const early = { kind: "retry", at: tools.clock() + 5_000, because: "The next attempt is not due yet." };
    expect([await attempt(), await attempt()]).toEqual([early, early]);
    expect(received).toHaveLength(1);
    pass(5_000);
    await attempt();
    expect(received).toHaveLength(2);
  });

  test("is parked after eight attempts, its run failed, with what came back last", async () => {
    const { attempt, received, read, run, pass, tools } = await onItsWay(db, answer(500));
    // The receiver refuses old timestamps, so its day passes with ours.
    vi.useFakeTimers({ toFake: ["Date"] });
    let last = await attempt();
    for (let tries = 0; last.kind === "retry" && tries < 20; tries += 1) {
      expect(await run()).toMatchObject({ status: "pending" });
      pass(last.at - tools.clock());
      vi.setSystemTime(tools.clock());
      last = await attempt();
    }
    const because = expect.stringMatching(/^Gave up after 8 attempts\. The endpoint answered 500/);
    expect(last).toEqual({ kind: "parked", because });
    expect(await attempt()).toEqual({ kind: "done" });
    expect(received).toHaveLength(8);
    expect((await read()).row).toMatchObject({ status: "failed", reason: because, nextAttemptAt: null });
    expect(await run()).toMatchObject({ status: "failed", dueAt: null, finishedAt: tools.clock() });
  });

  test("is parked at once where waiting mends nothing", async () => {
    const { attempt, read, received } = await onItsWay(db, answer(410));
    const because = "The endpoint answered 410 Gone: it wants no more of these.";
    expect(await attempt()).toEqual({ kind: "parked", because });
    expect(await attempt()).toEqual({ kind: "done" });
    expect(received).toHaveLength(1);
    expect((await read()).row).toMatchObject({
      status: "failed",
      outcome: "gone",
      reason: because,
      nextAttemptAt: null,
    });
  });

  test("keeps nothing of the credentials that an endpoint echoes", async () => {
    const endpoint = webhookEndpoint(AGENT_SECRET);
    const echoing = async (url: URL, init: RequestInit) => {
      await endpoint.fetch(url, init);
      return new Response(JSON.stringify(endpoint.received[0]), { status: 400 });
    };
    const { tools, workspaceId, place } = await deliverySetting(db, echoing);
    await place({
      target: { url: "https://crm.example/", headers: { Authorization: "Bearer very-secret" } },
    });
    await deliver(tools, workspaceId, "dlv_1");
    const body = (await getDelivery(db, workspaceId, "dlv_1"))?.attempts[0]?.responseBody ?? "";
    expect(body).toContain('"authorization":"********"');
    expect(body).toContain('"webhook-signature":"********"');
    expect(body).not.toContain("very-secret");
  });
});

describe("what must not be sent is parked with the reason, and nothing leaves", () => {
  test("an address that has become private since it was saved", async () => {
    const endpoint = webhookEndpoint(AGENT_SECRET);
    const { tools, workspaceId, place } = await deliverySetting(db, endpoint.fetch);
    await place({ target: { url: "https://10.0.0.1/hook" } });
    expect(await deliver(tools, workspaceId, "dlv_1")).toMatchObject({
      kind: "parked",
      because: expect.stringMatching(/public internet/),
    });
    expect(endpoint.received).toEqual([]);
    expect(await getDelivery(db, workspaceId, "dlv_1")).toMatchObject({
      row: { status: "failed", outcome: "private_address" },
      attempts: [{ outcome: "private_address", responseStatus: null, latencyMs: 0 }],
    });
  });

  test("a delivery that nobody's secret signs", async () => {
    const endpoint = webhookEndpoint(AGENT_SECRET);
    const { tools, workspaceId, place } = await deliverySetting(db, endpoint.fetch, null);
    await place();
    expect(await deliver(tools, workspaceId, "dlv_1")).toMatchObject({
      kind: "parked",
      because: expect.stringMatching(/signing secret/),
    });
    expect(endpoint.received).toEqual([]);
  });

  test("headers that HTTP does not allow", async () => {
    const endpoint = webhookEndpoint(AGENT_SECRET);
    const { tools, workspaceId, place } = await deliverySetting(db, endpoint.fetch);
    await place({ target: { url: "https://crm.example/", headers: { "x-note": "line\r\nx-forged: 1" } } });
    expect(await deliver(tools, workspaceId, "dlv_1")).toMatchObject({
      kind: "parked",
      because: expect.stringMatching(/headers/),
    });
    expect(endpoint.received).toEqual([]);
  });

  test("a delivery that does not exist", async () => {
    const { tools, workspaceId } = await onItsWay(db);
    expect(await deliver(tools, workspaceId, "dlv_none")).toMatchObject({
      kind: "parked",
      because: expect.stringMatching(/dlv_none/),
    });
  });
});

test("the agent's new secret signs what is still under way", async () => {
  const next = newWebhookSecret();
  const endpoint = webhookEndpoint(next);
  const { tools, workspaceId, place } = await deliverySetting(db, endpoint.fetch);
  await place();
  const sealed = await tools.vault.seal(next, `agent:${workspaceId}:agent_1`);
  await db.update(agents).set({ webhookSecret: sealed }).where(eq(agents.workspaceId, workspaceId));
  expect(await deliver(tools, workspaceId, "dlv_1")).toEqual({ kind: "done" });
});
