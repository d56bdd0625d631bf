import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks";
import { describe, expect, test } from "vitest";
import { twilio } from "../../../../src/telephony/providers/twilio.ts";
import type { Message } from "../provider-case.ts";
import { connected, eventsOf, NOW } from "./setting.ts";

const FORM = "application/x-www-form-urlencoded";

describe("signatures", () => {
  const vector = connected({}, { intakeUrl: "https://hooks.example.com/in/twilio" });
  const form = "CallSid=CA1&CallStatus=completed&From=%2B15550001111";

  const receive = (url: string, headers: Record<string, string>, body: string, connection = vector) =>
    twilio.receive(
      connection,
      {
        method: "POST",
        url,
        path: "",
        headers: new Headers(headers),
        body: new TextEncoder().encode(body).buffer as ArrayBuffer,
      },
      NOW,
    );

  test("agree with the known form and JSON", async () => {
    const url = "https://hooks.example.com/in/twilio?tenant=a";
    const signed = { "content-type": FORM, "x-twilio-signature": "4Lk6/zjAtFVd7tL7EhjHQYiQeBc=" };
    expect((await receive(url, signed, form)).kind).toBe("taken");
    expect((await receive(url, signed, form.replace("completed", "completee"))).kind).toBe("unsigned");

    const hash = "72a77c774821fb092bf52850e0fb26f0b29eb338712b0adfcaed3a213a274ea0";
    const json = { "content-type": "application/json", "x-twilio-signature": "/YjkKoC2/mtCqYLM5qYIbQbJ3Bw=" };
    const body = '{"call_id":"c1","n":"é"}';
    // Signed, and then no status callback.
    expect((await receive(`${url}&bodySHA256=${hash}`, json, body)).kind).toBe("unreadable");
    expect((await receive(`${url}&bodySHA256=${hash}`, json, `${body} `)).kind).toBe("unsigned");
  });

  test("hold where a proxy changes scheme and host, and with the default port or without", async () => {
    const fields = Object.fromEntries(new URLSearchParams(form));
    for (const called of ["http://10.0.0.7:8787/in/twilio", "https://hooks.example.com/in/twilio"]) {
      for (const signedUrl of [
        "https://hooks.example.com/in/twilio",
        "https://hooks.example.com:443/in/twilio",
      ]) {
        const signature = getExpectedTwilioSignature("test_secret", signedUrl, fields);
        const headers = { "content-type": FORM, "x-twilio-signature": signature };
        expect((await receive(called, headers, form)).kind).toBe("taken");
      }
    }
    const elsewhere = getExpectedTwilioSignature("test_secret", "https://evil.example.com/in/twilio", fields);
    const headers = { "content-type": FORM, "x-twilio-signature": elsewhere };
    expect((await receive("https://hooks.example.com/in/twilio", headers, form)).kind).toBe("unsigned");
  });

  test("cover repeated and empty parameters as the SDK does", async () => {
    const url = "https://hooks.example.com/in/twilio";
    const signature = getExpectedTwilioSignature("test_secret", url, {
      CallSid: "CA1",
      CallStatus: "ringing",
      Digits: "",
      Tag: ["b", "a", "b"],
    });
    const body = "Tag=b&Tag=a&Tag=b&Digits=&CallStatus=ringing&CallSid=CA1";
    const headers = { "content-type": FORM, "x-twilio-signature": signature };
    expect((await receive(url, headers, body)).kind).toBe("taken");
  });

  test("never let a body through that they do not cover", async () => {
    const url = "https://hooks.example.com/in/twilio";
    const signature = getExpectedTwilioSignature("test_secret", url, {});
    for (const type of ["application/json", "text/plain", ""]) {
      const headers = { "content-type": type, "x-twilio-signature": signature };
      expect((await receive(url, headers, '{"CallSid":"CA1"}')).kind).toBe("unsigned");
    }
    const ofForm = getExpectedTwilioSignature("test_secret", url, { CallSid: "CA1", CallStatus: "ringing" });
    const plain = { "content-type": "text/plain", "x-twilio-signature": ofForm };
    expect((await receive(url, plain, "CallSid=CA1&CallStatus=ringing")).kind).toBe("unsigned");
  });

  test("are of a GET over its address alone", async () => {
    const query = "CallSid=CA1&CallStatus=ringing";
    const message: Message = { method: "GET", body: "", contentType: "", path: "status", query };
    expect(await eventsOf(message)).toMatchObject([{ callId: "CA1", facts: { status: "ringing" } }]);
  });

  test("need a token", () => {
    expect(twilio.credentials.safeParse({ account_sid: "AC01", auth_token: " " }).success).toBe(false);
    expect(twilio.credentials.safeParse({ account_sid: "AC01" }).success).toBe(false);
  });
});
