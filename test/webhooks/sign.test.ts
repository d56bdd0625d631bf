import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { newWebhookSecret, refuseSecret } from "../../src/webhooks/secret.ts";
import { type Signers, sign } from "../../src/webhooks/sign.ts";
import { newKeyPair } from "../../src/webhooks/signing-key.ts";
import { verifiesAsymmetric } from "../support/asymmetric-receiver.ts";

const secret = newWebhookSecret();
const message = { eventId: "evt_1", at: Date.now(), body: '{"call_id":"c1","n":"é"}' };

const by = (...secrets: string[]): Signers => ({ plain: secrets[0] ?? "", v1: secrets, v1a: [] });

async function signed(secrets: string[], of = message): Promise<Record<string, string>> {
  const headers = await sign(of, by(...secrets));
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
    expect(await sign(message, by(wrong))).toBeNull();
    expect(await sign(message, by(secret, wrong))).toBeNull();
  },
);

test("nothing is signed without a secret", async () => {
  expect(await sign(message, by())).toBeNull();
});

describe("ed25519 signatures", () => {
  test("are byte for byte those of the reference server's own test", async () => {
    // svix-webhooks, server/svix-server/src/worker.rs, test_asymmetric_key_signing.
    const key =
      "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";
    const expected =
      "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";
    const sent = {
      eventId: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      at: 1614265330_000,
      body: '{"test": 2432232314}',
    };
    const headers = await sign(sent, { plain: secret, v1: [], v1a: [key] });
    expect(headers?.["webhook-signature"]).toBe(expected);
  });

  test("verify with the public key of a fresh pair, beside the secret's, and with no other key", async () => {
    const [pair, other] = [await newKeyPair(), await newKeyPair()];
    const headers = (await sign(message, { plain: secret, v1: [secret], v1a: [pair.privateKey] })) ?? {};
    expect(headers["webhook-signature"]).toMatch(/^v1,\S{44} v1a,\S{88}$/);
    expect(new Webhook(secret).verify(message.body, headers)).toHaveProperty("call_id");
    expect(await verifiesAsymmetric(pair.publicKey, message.body, headers)).toBe(true);
    expect(await verifiesAsymmetric(other.publicKey, message.body, headers)).toBe(false);
    expect(await verifiesAsymmetric(pair.publicKey, message.body.replace("c1", "c2"), headers)).toBe(false);
    expect(
      await verifiesAsymmetric(pair.publicKey, message.body, { ...headers, "webhook-id": "evt_2" }),
    ).toBe(false);
  });
});
