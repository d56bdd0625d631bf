import { WebhooksClient } from "@elevenlabs/elevenlabs-js/wrapper/webhooks";
import { describe, expect, it } from "vitest";
import { elevenlabs } from "../../../../src/telephony/providers/elevenlabs.ts";
import { callbackTo } from "../connection.ts";
import { CONVERSATION, posted } from "../elevenlabs.case.ts";
import { connected, NOW, receive, signed } from "./setting.ts";

const SECRET = "test_secret";

const sdk = () => new WebhooksClient({ apiKey: "none" });

describe("a signature of ElevenLabs", () => {
  const body = '{"call_id":"c1","n":"é"}';
  const mac = "3966049286a77a5552ef5b8284983ef7153d70a80e52709d0d6fc219cc8303d0";
  const at = 1_760_000_000_000;

  it("is the known one of a known body", async () => {
    const received = await receive(connected({}, SECRET), body, `t=1760000000,v0=${mac}`, at);
    // It passes the signature, and only then turns out to be no message.
    expect(received).toEqual({ kind: "unreadable", detail: "The message has no type." });
  });

  it.each([
    ["a space between its parts", `t=1760000000, v0=${mac}`, "unreadable"],
    ["no time", `v0=${mac}`, "unsigned"],
    ["a time that is no number", `t=soon,v0=${mac}`, "unsigned"],
    ["a time in a fraction", `t=1760000000.0,v0=${mac}`, "unsigned"],
    ["no mac", "t=1760000000", "unsigned"],
    ["a mac of another scheme", `t=1760000000,v1=${mac}`, "unsigned"],
    ["half a mac", `t=1760000000,v0=${mac.slice(0, 32)}`, "unsigned"],
    ["nothing", "", "unsigned"],
  ])("is split as ElevenLabs writes it, and refused otherwise: with %s", async (_with, header, kind) => {
    expect((await receive(connected({}, SECRET), body, header, at)).kind).toBe(kind);
  });

  it("is refused from the future, which ElevenLabs' own check lets pass", async () => {
    const { body: message } = posted(CONVERSATION);
    const tomorrow = Math.floor(Date.now() / 1000) + 86_400;
    const header = signed(message, SECRET, tomorrow);
    await expect(sdk().constructEvent(message, header, SECRET)).resolves.toBeTruthy();
    expect((await receive(connected({}, SECRET), message, header, Date.now())).kind).toBe("unsigned");
  });

  it.each([
    ["now", 0, (text: string) => text],
    ["29 minutes ago", -29 * 60, (text: string) => text],
    ["31 minutes ago", -31 * 60, (text: string) => text],
    ["now, over another body", 0, (text: string) => text.replace("Nora", "Mora")],
    ["now, over a body with a space more", 0, (text: string) => `${text} `],
  ])("of %s passes here where it passes ElevenLabs' own check", async (_when, seconds, change) => {
    const { body: message } = posted(CONVERSATION);
    const now = Date.now();
    const header = signed(message, SECRET, Math.floor(now / 1000) + seconds);
    const theirs = await sdk()
      .constructEvent(change(message), header, SECRET)
      .then(
        () => "taken",
        () => "unsigned",
      );
    expect((await receive(connected({}, SECRET), change(message), header, now)).kind).toBe(theirs);
  });

  it("is needed, whatever the body", async () => {
    const connection = connected();
    const { body: message } = posted(CONVERSATION);
    expect(
      await elevenlabs.receive(connection as never, callbackTo(connection, { body: message }), NOW),
    ).toEqual({
      kind: "unsigned",
    });
  });
});

describe("connecting ElevenLabs", () => {
  it("takes a secret without the blanks round it, and none that no header can carry", () => {
    const of = (api_key: string) =>
      elevenlabs.credentials.safeParse({ api_key, webhook_secret: "s" }).data?.api_key;
    expect(of(" sk_el\n")).toBe("sk_el");
    expect(of("sk_el\r\nx: y")).toBeUndefined();
  });

  it("refuses an empty secret, and settings that it does not know", () => {
    const { success } = elevenlabs.credentials.safeParse({ api_key: "sk_el", webhook_secret: "" });
    expect(success).toBe(false);
    expect(elevenlabs.settings.safeParse({ agent: "agent_el1" }).success).toBe(false);
    expect(elevenlabs.settings.parse(undefined)).toEqual({ telephony: "twilio", residency: "global" });
  });

  it("says what it cannot do, and what a person does instead", () => {
    expect(elevenlabs.end).toBeUndefined();
    expect(elevenlabs.transfer).toBeUndefined();
    expect(elevenlabs.instead).toEqual({ end: expect.any(String), transfer: expect.any(String) });
    expect(elevenlabs.setUp(connected()).some(({ copy }) => copy === connected().intakeUrl)).toBe(true);
  });
});
