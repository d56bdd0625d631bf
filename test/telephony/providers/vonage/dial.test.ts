import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import type { DialRequest } from "../../../../src/telephony/provider.ts";
import { type Asked, connectionTo, standIn } from "../connection.ts";
import { lost } from "../failures.ts";
import { placement } from "../placement.ts";
import { privateKey, vonageCase } from "../vonage.case.ts";
import { CON, connection, NOW, refusing, vonage } from "./setting.ts";

const REQUEST = placement({
  attemptId: "sched_01k9.2",
  toNumber: "+15550001111",
  fromNumber: null,
  dynamicVariables: {},
});
const PLACED = () =>
  Response.json(
    { uuid: "u1", status: "started", direction: "outbound", conversation_uuid: CON },
    { status: 201 },
  );
describe("dialling", () => {
  const dial = async (
    answer: (asked: Asked) => Response | Promise<Response>,
    to = connection,
    request: Partial<DialRequest> = {},
  ) => {
    const { asked, tools } = standIn(vonage, answer);
    return { asked, answer: await vonage.dial?.(tools, to, { ...REQUEST, ...request }) };
  };

  it("asks Vonage once, as documented, and names the call by its conversation", async () => {
    const { asked, answer } = await dial(PLACED);
    expect(answer).toEqual({ kind: "placed", providerCallId: CON });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: "POST", url: "https://api.nexmo.com/v1/calls" });
    expect(asked[0]?.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      to: [{ type: "phone", number: "15550001111" }],
      from: { type: "phone", number: "15550002222" },
      answer_url: ["https://hooks.example.com/intake/vonage/conn_1/answer/sched_01k9.2"],
      event_url: ["https://hooks.example.com/intake/vonage/conn_1/event/sched_01k9.2"],
    });
  });

  it("signs with the application's key for fifteen minutes", async () => {
    const { asked } = await dial(PLACED);
    const token = asked[0]?.headers.authorization?.replace("Bearer ", "") ?? "";
    expect(decodeProtectedHeader(token)).toEqual({ alg: "RS256", typ: "JWT" });
    expect(decodeJwt(token)).toEqual({
      application_id: "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab",
      iat: NOW / 1000,
      exp: NOW / 1000 + 900,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await isSignedBy(token, privateKey)).toBe(true);
  });

  it("passes on the number to call from, and what to do about machines", async () => {
    const settings = { forward_to: "+15550003333", machine_detection: "hangup" };
    const to = connectionTo(vonage, vonageCase.credentials, { settings });
    const { asked } = await dial(PLACED, to, { fromNumber: "+15550009999" });
    expect(JSON.parse(asked[0]?.body ?? "")).toMatchObject({
      from: { type: "phone", number: "15550009999" },
      machine_detection: "hangup",
    });
  });

  it("rings nobody where a number, or what an answered call is to do, is missing", async () => {
    const noNumber = connectionTo(vonage, vonageCase.credentials, {
      settings: connection.settings as object,
    });
    const noActions = connectionTo(vonage, vonageCase.credentials, { numbers: connection.numbers });
    const broken = { ...vonageCase.credentials, private_key: "-----BEGIN PRIVATE KEY-----\nAAAA" };
    const noKey = connectionTo(vonage, broken, connection as object);
    for (const [to, field] of [
      [noNumber, "numbers"],
      [noActions, "settings.ncco"],
      [{ ...noKey, credentials: vonage.credentials.parse(broken) }, "credentials.private_key"],
    ] as const) {
      const { asked, answer } = await dial(PLACED, to);
      expect(answer).toMatchObject({ kind: "refused", reason: expect.stringContaining(field) });
      expect(asked).toEqual([]);
    }
  });

  it("is refused where Vonage says no, and unknown where the phone may be ringing", async () => {
    const answerTo = async (answer: () => Response | Promise<Response>) => (await dial(answer)).answer;
    expect(await answerTo(refusing(400))).toEqual({
      kind: "refused",
      reason: "Vonage answered 400: Invalid number",
    });
    for (const status of [401, 429]) expect((await answerTo(refusing(status)))?.kind).toBe("refused");
    for (const status of [500, 503, 408]) expect((await answerTo(refusing(status)))?.kind).toBe("unknown");
    expect((await answerTo(lost))?.kind).toBe("unknown");
    for (const body of ["", "<html>", "null", "{}", '{"conversation_uuid":7}', '{"conversation_uuid":""}']) {
      expect((await answerTo(() => new Response(body, { status: 201 })))?.kind).toBe("unknown");
    }
  });
});

async function isSignedBy(token: string, pem: string): Promise<boolean> {
  const raw = Uint8Array.from(atob(pem.replace(/-----[^-]+-----|\s/g, "")), (char) => char.charCodeAt(0));
  const rsa = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("pkcs8", raw, rsa, true, ["sign"]);
  const { n, e } = (await crypto.subtle.exportKey("jwk", key)) as JsonWebKey;
  const open = { kty: "RSA", n: n ?? "", e: e ?? "" };
  const verifying = await crypto.subtle.importKey("jwk", open, rsa, false, ["verify"]);
  const at = token.lastIndexOf(".");
  const mac = atob(
    token
      .slice(at + 1)
      .replaceAll("-", "+")
      .replaceAll("_", "/"),
  );
  const bytes = Uint8Array.from(mac, (char) => char.charCodeAt(0));
  return crypto.subtle.verify(rsa.name, verifying, bytes, new TextEncoder().encode(token.slice(0, at)));
}
