import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { callbackTo, connectionTo } from "../connection.ts";
import { hmac } from "../hmac.ts";
import { vapiReport } from "../vapi.case.ts";
import { connected, NOW, vapi } from "./setting.ts";

const VECTOR = '{"call_id":"c1","n":"é"}';

const VECTOR_MAC = "3966049286a77a5552ef5b8284983ef7153d70a80e52709d0d6fc219cc8303d0";

const SECRET = { api_key: "vapi_private_1", webhook_secret: "test_secret" };

describe("who may post to a Vapi connection", () => {
  /** Signed or not; a body that is signed and no message of Vapi is unreadable. */
  async function check(
    credentials: Record<string, unknown>,
    hmac: Record<string, unknown>,
    headers: Record<string, string>,
    now: number,
    body = VECTOR,
  ) {
    const connection = connectionTo(vapi, { ...SECRET, ...credentials }, { settings: { hmac } });
    return (await vapi.receive(connection, callbackTo(connection, { headers, body }), now)).kind;
  }

  test("is whoever signs time and body as Vapi does by default", async () => {
    const headers = { "x-signature": VECTOR_MAC, "x-timestamp": "1760000000" };
    expect(await check({ webhook_auth: "hmac" }, {}, headers, 1_760_000_000_000)).toBe("unreadable");
    expect(await check({ webhook_auth: "hmac" }, {}, headers, 1_760_000_300_001)).toBe("unsigned");
    expect(await check({ webhook_auth: "hmac" }, {}, headers, 1_759_999_699_999)).toBe("unsigned");
    const latin = await check(
      { webhook_auth: "hmac" },
      {},
      headers,
      1_760_000_000_000,
      VECTOR.replace("é", "e"),
    );
    expect(latin).toBe("unsigned");
  });

  test("may sign the body alone, under a header and a prefix of the owner's choice", async () => {
    const hmac = { signature_header: "x-vapi-signature", prefix: "sha256=", payload_format: "{body}" };
    const mac = "e8dc33b2e7fcc07610cf63dba885927e9345534cdc13bdbd03ce0d6c3a3087e3";
    const signed = (claim: string) =>
      check({ webhook_auth: "hmac" }, hmac, { "x-vapi-signature": claim }, NOW);
    expect(await signed(`sha256=${mac}`)).toBe("unreadable");
    expect(await signed(mac)).toBe("unsigned");
    expect(await signed(`sha256=${mac.replace("e", "f")}`)).toBe("unsigned");
  });

  const STANDARD = {
    ...{ signature_header: "webhook-signature", timestamp_header: "webhook-timestamp", prefix: "v1," },
    ...{ payload_format: "{svix-id}.{timestamp}.{body}", encoding: "base64", secret_is_base64: true },
  };
  const KEY = `whsec_${btoa("a key of twenty-four bytes")}`;

  test("may sign as Standard Webhooks does, while a secret is exchanged too", async () => {
    const signature = new Webhook(KEY).sign("msg_1", new Date(NOW), VECTOR);
    const headers = {
      "webhook-id": "msg_1",
      "webhook-timestamp": String(NOW / 1000),
      "webhook-signature": `v1,${btoa("another secret's signature")} ${signature}`,
    };
    const credentials = { webhook_auth: "hmac", webhook_secret: KEY };
    expect(await check(credentials, STANDARD, headers, NOW)).toBe("unreadable");
    expect(await check(credentials, STANDARD, { ...headers, "webhook-id": "msg_2" }, NOW)).toBe("unsigned");
    expect(await check(credentials, STANDARD, { ...headers, "webhook-id": "" }, NOW)).toBe("unsigned");
    expect(await check({ ...credentials, webhook_secret: "no base64!" }, STANDARD, headers, NOW)).toBe(
      "unsigned",
    );
  });

  test("may give the time in milliseconds, near now all the same", async () => {
    const connection = connected();
    const { body } = vapiReport("7420");
    const signedAt = async (timestamp: string) => {
      const mac = hmac("vapi_secret_1", `${timestamp}.${body}`);
      const headers = { "x-signature": mac, "x-timestamp": timestamp };
      return (await vapi.receive(connection, callbackTo(connection, { headers, body }), NOW)).kind;
    };
    expect(await signedAt(String(NOW))).toBe("taken");
    expect(await signedAt(String(NOW - 300_001))).toBe("unsigned");
    expect(await signedAt(String(NOW + 300_001))).toBe("unsigned");
    expect(await signedAt("soon")).toBe("unsigned");
    expect(await signedAt("")).toBe("unsigned");
  });

  test("may be who knows the secret, in the header that the connection names", async () => {
    expect(await check({}, {}, { "x-vapi-secret": "test_secret" }, NOW)).toBe("unreadable");
    expect(await check({}, {}, { "x-vapi-secret": "test_secres" }, NOW)).toBe("unsigned");
    expect(await check({}, {}, { authorization: "Bearer test_secret" }, NOW)).toBe("unsigned");
    const bearer = { webhook_auth: "bearer" };
    expect(await check(bearer, {}, { authorization: "Bearer test_secret" }, NOW)).toBe("unreadable");
    expect(await check(bearer, {}, { authorization: "test_secret" }, NOW)).toBe("unsigned");
    expect(await check(bearer, {}, { "x-vapi-secret": "test_secret" }, NOW)).toBe("unsigned");
    expect(await check(bearer, {}, {}, NOW)).toBe("unsigned");
  });

  test("is nobody where there is no secret, no header to read or a body that nothing covers", () => {
    expect(vapi.credentials.safeParse({ api_key: "k", webhook_secret: "" }).success).toBe(false);
    expect(vapi.credentials.safeParse({ api_key: "k" }).success).toBe(false);
    const plan = (hmac: Record<string, unknown>) => vapi.settings.safeParse({ hmac }).success;
    expect(plan({ payload_format: "{timestamp}" })).toBe(false);
    expect(plan({ signature_header: "x signature" })).toBe(false);
    expect(plan({ signature_headr: "x-signature" })).toBe(false);
  });
});
