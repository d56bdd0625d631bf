import { SignJWT } from "jose";
import { WebhookReceiver } from "livekit-server-sdk";
import { describe, expect, it } from "vitest";
import { callbackTo } from "../connection.ts";
import { API_KEY, API_SECRET, liveKitMessage, liveKitToken } from "../livekit.case.ts";
import { connection, deliver, line, livekit, NOW, secret } from "./setting.ts";

const VECTOR = '{"call_id":"c1","n":"é"}';

describe("a token of LiveKit's", () => {
  const claims = { sha256: "cqd8d0gh+wkr9ShQ4Psm8LKeszhxKwrfyu06ITonTqA=" };
  const seconds = NOW / 1000;
  const sign = (more: Record<string, unknown> = {}, alg = "HS256") =>
    new SignJWT({ iss: API_KEY, nbf: seconds, exp: seconds + 300, ...claims, ...more })
      .setProtectedHeader({ alg })
      .sign(secret);

  it("is believed with the documented hash of the body's bytes", async () => {
    expect(await deliver(VECTOR, { token: await sign() })).toMatchObject({ kind: "unreadable" });
  });

  it.each<[string, Record<string, unknown>]>([
    ["issued by another key", { iss: "APIother" }],
    ["without an end", { exp: undefined }],
    ["over another body", { sha256: "AAAA" }],
    ["over no body", { sha256: undefined }],
    ["that is over for eleven seconds", { exp: seconds - 11 }],
    ["that begins in eleven seconds", { nbf: seconds + 11 }],
    ["that was issued in the future", { iat: seconds + 11 }],
  ])("is not believed %s", async (_, more) => {
    expect(await deliver(VECTOR, { token: await sign(more) })).toEqual({ kind: "unsigned" });
  });

  it("is believed nine seconds off either way", async () => {
    expect((await deliver(VECTOR, { token: await sign({ exp: seconds - 9 }) })).kind).toBe("unreadable");
    expect((await deliver(VECTOR, { token: await sign({ nbf: seconds + 9 }) })).kind).toBe("unreadable");
  });

  it("is not believed with another algorithm, with none, or after the word Bearer", async () => {
    const none = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ iss: API_KEY, exp: seconds + 60, ...claims }))}.`;
    for (const token of [await sign({}, "HS512"), none.replaceAll("=", ""), `Bearer ${await sign()}`, "x"]) {
      expect(await deliver(VECTOR, { token })).toEqual({ kind: "unsigned" });
    }
  });

  it("is judged as LiveKit's own receiver judges it", async () => {
    const { body } = liveKitMessage("participant_joined", 5, line());
    const receiver = new WebhookReceiver(API_KEY, API_SECRET);
    const token = await liveKitToken(body, Date.now());
    expect((await receiver.receive(body, token)).participant?.identity).toBe("sip_1");
    const callback = callbackTo(connection, { headers: { authorization: token }, body });
    expect((await livekit.receive(connection, callback, Date.now())).kind).toBe("taken");
    await expect(receiver.receive(`${body} `, token)).rejects.toThrow();
  });
});
