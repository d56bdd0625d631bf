import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Fetch } from "../../src/webhooks/send.ts";
import type { Received } from "../support/webhook-endpoint.ts";
import { endpointSetting } from "./endpoints/setting.ts";

/** Older than this, or further ahead, and the library refuses. */
const TOLERANCE_MS = 5 * 60_000;
const ACTION_SECRET = `whsec_${btoa("a".repeat(32))}`;

afterEach(() => {
  vi.useRealTimers();
});

/** One call, told in every way there is, each with a secret of its own. */
async function toldInEveryWay() {
  const received: Received[] = [];
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init);
    const headers = Object.fromEntries(request.headers);
    received.push({ url: request.url, method: request.method, headers, body: await request.text() });
    return new Response("ok");
  };
  const setting = await endpointSetting({
    fetch,
    agent: {
      ...{ agent_name: "Satış", webhook_url: "https://agent.example/", webhook_events: ["call.analyzed"] },
      post_call_actions: [
        {
          ...{ type: "webhook", name: "CRM" },
          config: { url: "https://action.example/", secret: ACTION_SECRET },
        },
      ],
    },
  });
  const { secret } = await setting.endpoint({ url: "https://endpoint.example/" });
  const callId = await setting.happen();
  await setting.perform(callId, "CRM");
  await setting.deliverAll();
  vi.useFakeTimers({ toFake: ["Date"], now: setting.services.clock() });
  const secrets = { agent: setting.webhookSecret, endpoint: secret, action: ACTION_SECRET };
  return (way: keyof typeof secrets) => {
    const found = received.find(({ url }) => url === `https://${way}.example/`);
    if (!found) throw new Error(`Nothing came to the ${way}.`);
    return { ...found, secret: secrets[way], others: { ...secrets, [way]: null } };
  };
}

const LIBRARIES = { standardwebhooks: StandardWebhook, svix: SvixWebhook };

describe.each(
  (["standardwebhooks", "svix"] as const).flatMap((library) =>
    (["agent", "endpoint", "action"] as const).map((way) => [library, way] as const),
  ),
)("what %s gets by the %s's webhook", (library, way) => {
  const Webhook = LIBRARIES[library];
  test("is verified", async () => {
    const { secret, body, headers } = (await toldInEveryWay())(way);
    const receiver = new Webhook(secret);
    expect(() => receiver.verify(body, headers)).not.toThrow();
  });

  test("is refused with any byte changed, at its beginning, its middle or its end", async () => {
    const { secret, body, headers } = (await toldInEveryWay())(way);
    const receiver = new Webhook(secret);
    for (const at of [0, Math.floor(body.length / 2), body.length - 1]) {
      const changed = body.slice(0, at) + String.fromCharCode(body.charCodeAt(at) ^ 1) + body.slice(at + 1);
      expect(() => receiver.verify(changed, headers)).toThrow("No matching signature");
    }
  });

  test("is refused under another id, and with another time", async () => {
    const { secret, body, headers } = (await toldInEveryWay())(way);
    const receiver = new Webhook(secret);
    const later = String(Number(headers["webhook-timestamp"]) + 1);
    for (const change of [{ "webhook-id": "evt_other" }, { "webhook-timestamp": later }])
      expect(() => receiver.verify(body, { ...headers, ...change })).toThrow("No matching signature");
  });

  test("is refused once it is old, and before its time", async () => {
    const { secret, body, headers } = (await toldInEveryWay())(way);
    const receiver = new Webhook(secret);
    const sent = Date.now();
    vi.setSystemTime(sent + TOLERANCE_MS + 2_000);
    expect(() => receiver.verify(body, headers)).toThrow("too old");
    vi.setSystemTime(sent - TOLERANCE_MS - 2_000);
    expect(() => receiver.verify(body, headers)).toThrow("too new");
  });

  test("is refused with the secrets of the others", async () => {
    const { others, body, headers } = (await toldInEveryWay())(way);
    for (const secret of Object.values(others))
      if (secret) expect(() => new Webhook(secret).verify(body, headers)).toThrow("No matching signature");
  });
});
