import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openVault } from "../../../src/access/vault.ts";
import { findAgent, updateAgent } from "../../../src/store/agents.ts";
import { createEndpoint } from "../../../src/webhooks/endpoints/save.ts";
import type { Fetch } from "../../../src/webhooks/send.ts";
import { verifiesAsymmetric } from "../../support/asymmetric-receiver.ts";
import { answer, type Received, webhookEndpoint } from "../../support/webhook-endpoint.ts";
import { type EndpointAnswer, endpointSetting, HOOK, QUIET_AGENT } from "./setting.ts";

const HOUR_MS = 3_600_000;
const OLD_KEY = btoa("o".repeat(32));
const NEW_KEY = btoa("n".repeat(32));

afterEach(() => {
  vi.useRealTimers();
});

/** A receiver that takes everything, so that the test can verify it as whoever holds this or that secret. */
async function rotating(agent: object = QUIET_AGENT) {
  const received: Received[] = [];
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init);
    const headers = Object.fromEntries(request.headers);
    received.push({ url: request.url, method: request.method, headers, body: await request.text() });
    return new Response("ok");
  };
  const setting = await endpointSetting({ agent, fetch });
  // The front door and the receivers follow the same clock as the deliveries.
  vi.useFakeTimers({ toFake: ["Date"], now: setting.services.clock() });
  return {
    ...setting,
    pass: (ms: number) => {
      setting.pass(ms);
      vi.setSystemTime(setting.services.clock());
    },
    /** A call comes to its end; answers what the receiver gets of it. */
    told: async () => {
      await setting.happen();
      await setting.deliverAll();
      const last = received.at(-1);
      if (!last) throw new Error("Nothing arrived.");
      return last;
    },
  };
}

const verifies = (secret: string, { body, headers }: Received) => {
  try {
    return new Webhook(secret).verify(body, headers) !== undefined;
  } catch {
    return false;
  }
};
const signatures = ({ headers }: Received) => headers["webhook-signature"]?.split(" ") ?? [];

describe("a delivery to an endpoint", () => {
  test("verifies with its secret; not with a byte changed, another id, or ten minutes later", async () => {
    const { endpoint, told, pass } = await rotating();
    const { secret } = await endpoint();
    const received = await told();
    expect(received.url).toBe(HOOK);
    expect(verifies(secret, received)).toBe(true);
    expect(
      verifies(secret, { ...received, body: received.body.replace("call.analyzed", "call.analyzee") }),
    ).toBe(false);
    const swapped = { ...received.headers, "webhook-id": "evt_other" };
    expect(verifies(secret, { ...received, headers: swapped })).toBe(false);
    pass(10 * 60_000);
    expect(verifies(secret, received)).toBe(false);
  });

  test("is signed with a secret of the client's own, also as other schemes know it", async () => {
    const { endpoint, told } = await rotating();
    await endpoint({ secret: "an old shared secret" });
    const { body, headers } = await told();
    const receiver = new Webhook("an old shared secret", { format: "raw" });
    expect(receiver.verify(body, headers)).toMatchObject({ type: "call.analyzed" });
    expect(headers["x-call2me-signature"]).toMatch(/^sha256=[0-9a-f]{64}$/);
  });

  test("is signed with v1a alone where that is all it asked for", async () => {
    const { endpoint, told } = await rotating();
    const { public_key: publicKey } = await endpoint({ signatures: ["v1a"] });
    const received = await told();
    expect(signatures(received)).toEqual([expect.stringMatching(/^v1a,/)]);
    expect(await verifiesAsymmetric(publicKey, received.body, received.headers)).toBe(true);
  });
});

describe("while a secret is rotated", () => {
  test("both verify for 24 hours, then the new one alone", async () => {
    const { endpoint, rotate, told, pass, services } = await rotating();
    const { endpoint_id: id, secret: old } = await endpoint();
    const next = await rotate(id);
    expect(next.secret).not.toBe(old);
    const until = new Date(services.clock() + 24 * HOUR_MS).toISOString();
    expect(next.previous_secret_expires_at).toBe(until);

    pass(24 * HOUR_MS - 1);
    const during = await told();
    expect([verifies(old, during), verifies(next.secret, during)]).toEqual([true, true]);

    pass(1);
    const after = await told();
    expect([verifies(old, after), verifies(next.secret, after)]).toEqual([false, true]);
    expect(signatures(after)).toHaveLength(1);
  });

  test("the plain signature is the new secret's, which a client may choose for a receiver to learn first", async () => {
    const { endpoint, rotate, told } = await rotating();
    const next = "the next shared secret";
    expect((await rotate((await endpoint()).endpoint_id, { secret: next })).secret).toBe(next);
    const { headers, body } = await told();
    const key = await crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(next),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"],
    );
    const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(body)));
    const hex = Array.from(mac, (byte) => byte.toString(16).padStart(2, "0")).join("");
    expect(headers["x-call2me-signature"]).toBe(`sha256=${hex}`);
  });

  test("rotated again, the oldest is dropped at once", async () => {
    const { endpoint, rotate, told } = await rotating();
    const { endpoint_id: id, secret: first } = await endpoint();
    const second = (await rotate(id)).secret;
    const third = (await rotate(id)).secret;
    const received = await told();
    expect([first, second, third].map((secret) => verifies(secret, received))).toEqual([false, true, true]);
  });

  test("the same request twice, or a patch with the secret that stands, pushes none out", async () => {
    const { endpoint, rotate, told, client } = await rotating();
    const { endpoint_id: id, secret: first } = await endpoint();
    const second = `whsec_${btoa("2".repeat(32))}`;
    await rotate(id, { secret: second });
    const again = await rotate(id, { secret: second });
    await client.send("PATCH", `/v1/endpoints/${id}`, { secret: second });
    const received = await told();
    expect(again.previous_secret_expires_at).not.toBeNull();
    expect([first, second].map((secret) => verifies(secret, received))).toEqual([true, true]);
  });

  test("a patch with another secret rotates to it", async () => {
    const { endpoint, told, client } = await rotating();
    const { endpoint_id: id, secret: first } = await endpoint();
    const next = `whsec_${btoa("n".repeat(32))}`;
    const path = `/v1/endpoints/${id}`;
    const { body } = await client.send<EndpointAnswer>("PATCH", path, { secret: next });
    expect(body.previous_secret_expires_at).not.toBeNull();
    expect(body).not.toHaveProperty("secret");
    const received = await told();
    expect([first, next].map((secret) => verifies(secret, received))).toEqual([true, true]);
  });

  test("both public keys verify for 24 hours, then the new one alone", async () => {
    const { endpoint, rotate, told, pass } = await rotating();
    const first = await endpoint({ signatures: ["v1", "v1a"] });
    const next = await rotate(first.endpoint_id);
    expect(next.public_key).not.toBe(first.public_key);
    const keys = [first.public_key, next.public_key];
    const verdicts = async ({ body, headers }: Received) =>
      Promise.all(keys.map((key) => verifiesAsymmetric(key, body, headers)));
    const during = await told();
    expect(signatures(during).map((one) => one.split(",")[0])).toEqual(["v1", "v1", "v1a", "v1a"]);
    expect(await verdicts(during)).toEqual([true, true]);
    pass(24 * HOUR_MS);
    expect(await verdicts(await told())).toEqual([false, true]);
  });
});

describe("an agent's own secret", () => {
  const listening = { agent_name: "Sales", webhook_url: HOOK };
  const rotateOf = ({ client, agentId }: Awaited<ReturnType<typeof rotating>>, body?: object) =>
    client.send<{
      webhook_secret: string;
      previous_secret_expires_at: string;
      version: number;
      code: string;
    }>("POST", `/v1/agents/${agentId}/rotate-webhook-secret`, body);

  test("is rotated like an endpoint's, and shown this once", async () => {
    const setting = await rotating(listening);
    const { status, body } = await rotateOf(setting);
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 1, previous_secret_expires_at: expect.any(String) });
    const both = [setting.webhookSecret, body.webhook_secret];
    const during = await setting.told();
    expect(both.map((secret) => verifies(secret, during))).toEqual([true, true]);
    setting.pass(24 * HOUR_MS);
    const after = await setting.told();
    expect(both.map((secret) => verifies(secret, after))).toEqual([false, true]);
    const read = await setting.client.send("GET", `/v1/agents/${setting.agentId}`);
    expect(read.body).not.toHaveProperty("webhook_secret");
  });

  test("rotated to the same one twice keeps the former, and outlives a change of the agent", async () => {
    const setting = await rotating(listening);
    const next = `whsec_${btoa("n".repeat(32))}`;
    await rotateOf(setting, { secret: next });
    const again = await rotateOf(setting, { secret: next });
    const path = `/v1/agents/${setting.agentId}`;
    const changed = await setting.client.send("PATCH", path, { ...again.body, agent_name: "Renamed" });
    expect(changed.status).toBe(200);
    const received = await setting.told();
    expect([setting.webhookSecret, next].map((secret) => verifies(secret, received))).toEqual([true, true]);
  });

  test("rotated while somebody changes the agent, is not put back by the change", async () => {
    const setting = await rotating(listening);
    const { db } = setting.services;
    const read = await findAgent(db, setting.workspaceId, setting.agentId);
    if (!read) throw new Error("The agent is gone.");
    const { body } = await rotateOf(setting);
    expect(await updateAgent(db, { ...read, version: read.version + 1 })).toBe(true);
    expect(verifies(body.webhook_secret, await setting.told())).toBe(true);
  });

  test("is no one's to rotate where there is none, or in another workspace", async () => {
    const quiet = await rotating({ agent_name: "Quiet" });
    const answered = await rotateOf(quiet);
    expect([answered.status, answered.body.code]).toEqual([409, "conflict"]);
    const stranger = await rotating(listening);
    expect((await rotateOf({ ...stranger, agentId: quiet.agentId })).status).toBe(404);
  });
});

describe("the vault's own key", () => {
  /** The endpoint, its secrets sealed by `keys` as a deployment with those would. */
  async function sealedBy(keys: string) {
    const secret = `whsec_${btoa("s".repeat(32))}`;
    const receiver = webhookEndpoint(secret, answer(200));
    const setting = await endpointSetting({ fetch: receiver.fetch });
    const tools = { ...setting.services, vault: openVault(keys) };
    await createEndpoint(tools, setting.workspaceId, {
      ...{ url: HOOK, secret, signatures: ["v1", "v1a"] },
      events: ["call.analyzed"],
    });
    return { ...setting, received: receiver.received };
  }

  test("is rotated by a new one in front: what the old one sealed still signs", async () => {
    const { happen, deliverAll, deliveries, received } = await sealedBy(OLD_KEY);
    await happen();
    await deliverAll({ vault: openVault(`${NEW_KEY},${OLD_KEY}`) });
    expect(received).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ status: "delivered" }]);
  });

  test("seals with the new one from then on", async () => {
    const { happen, deliverAll, deliveries } = await sealedBy(`${NEW_KEY},${OLD_KEY}`);
    await happen();
    await deliverAll({ vault: openVault(NEW_KEY) });
    expect(await deliveries()).toMatchObject([{ status: "delivered" }]);
  });

  test("taken away too early ends the delivery with the remedy; nothing is lost", async () => {
    const { happen, deliverAll, deliveries, received, client } = await sealedBy(OLD_KEY);
    await happen();
    await deliverAll({ vault: openVault(NEW_KEY) });
    expect(received).toEqual([]);
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ status: "failed", outcome: "invalid_secret" });
    expect(delivery?.reason).toMatch(/put the former key back into ENCRYPTION_KEYS/);
    const { body } = await client.send<{ request: { body: string } }>(
      "GET",
      `/v1/deliveries/${delivery?.delivery_id}`,
    );
    expect(JSON.parse(body.request.body)).toMatchObject({ event_id: delivery?.event_id });
  });

  test("lost for good is mended by a rotation", async () => {
    const { happen, deliverAll, deliveries, client, services } = await sealedBy(OLD_KEY);
    const [endpoint] = (await client.send<EndpointAnswer[]>("GET", "/v1/endpoints")).body;
    await client.send("POST", `/v1/endpoints/${endpoint?.endpoint_id}/rotate`, {
      secret: `whsec_${btoa("s".repeat(32))}`,
    });
    await happen();
    await deliverAll({ vault: services.vault });
    expect(await deliveries()).toMatchObject([{ status: "delivered" }]);
  });
});
