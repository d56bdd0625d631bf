import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { newWebhookSecret, refuseSecret } from "../../src/webhooks/secret.ts";
import { sign } from "../../src/webhooks/sign.ts";

const secret = newWebhookSecret();
const message = { eventId: "evt_1", at: Date.now(), body: '{"call_id":"c1","n":"é"}' };

async function signed(secrets: string[], of = message): Promise<Record<string, string>> {
  const headers = await sign(of, secrets);
  expect(headers).not.toBeNull();
  return headers ?? {};
}

describe("the official Standard Webhooks library", () => {
  test("verifies what was signed", async () => {
    expect(new Webhook(secret).verify(message.body, await signed([secret]))).toEqual({
      call_id: "c1",
      n: "é",
    });
  });

  test("verifies with a raw secret that has no prefix", async () => {
    const raw = "an old shared secret";
    const receiver = new Webhook(raw, { format: "raw" });
    expect(receiver.verify(message.body, await signed([raw]))).toEqual({ call_id: "c1", n: "é" });
  });

  test("verifies with either secret while one replaces the other", async () => {
    const next = newWebhookSecret();
    const headers = await signed([next, secret]);
    expect(new Webhook(secret).verify(message.body, headers)).toHaveProperty("call_id");
    expect(new Webhook(next).verify(message.body, headers)).toHaveProperty("call_id");
  });

  test("refuses a changed byte, a swapped id, an old timestamp and another secret", async () => {
    const headers = await signed([secret]);
    const receiver = new Webhook(secret);
    expect(() => receiver.verify(message.body.replace("c1", "c2"), headers)).toThrow("No matching signature");
    expect(() => receiver.verify(message.body, { ...headers, "webhook-id": "evt_2" })).toThrow(
      "No matching signature",
    );
    const old = await signed([secret], { ...message, at: message.at - 600_000 });
    expect(() => receiver.verify(message.body, old)).toThrow("too old");
    expect(() => new Webhook(newWebhookSecret()).verify(message.body, headers)).toThrow(
      "No matching signature",
    );
  });
});

test("the plain signature is the hex HMAC-SHA256 of the raw body, keyed with the secret's text", async () => {
  const headers = await signed(["test_secret"]);
  // openssl dgst -sha256 -hmac test_secret
  const expected = "e8dc33b2e7fcc07610cf63dba885927e9345534cdc13bdbd03ce0d6c3a3087e3";
  expect(headers["x-call2me-signature"]).toBe(`sha256=${expected}`);
});

test("while one secret replaces the other, the plain signature is the first one's", async () => {
  const both = await signed([secret, "test_secret"]);
  expect(both["x-call2me-signature"]).toBe((await signed([secret]))["x-call2me-signature"]);
});

test("a new secret is whsec_ and 32 bytes, and never the same twice", () => {
  expect(atob(secret.replace(/^whsec_/, ""))).toHaveLength(32);
  expect(newWebhookSecret()).not.toBe(secret);
  expect(refuseSecret(secret)).toBeNull();
});

test.each(["", "whsec_", "whsec_not base64!", `whsec_${btoa("too short")}`, `whsec_${btoa("x".repeat(65))}`])(
  "the secret %j is refused, and signs nothing",
  async (wrong) => {
    expect(refuseSecret(wrong)).toMatch(/whsec_/);
    expect(await sign(message, [wrong])).toBeNull();
    expect(await sign(message, [secret, wrong])).toBeNull();
  },
);

test("nothing is signed without a secret", async () => {
  expect(await sign(message, [])).toBeNull();
});
