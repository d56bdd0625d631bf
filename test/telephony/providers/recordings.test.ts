import { describe, expect, it } from "vitest";
import type { AnyAdapter } from "../../../src/telephony/provider.ts";
import { CASES } from "./cases.ts";
import { connectionTo } from "./connection.ts";

const NOW = Date.parse("2026-11-22T10:02:00Z");

function opened(id: string, recordingUrl: string | null, providerCallId = "call/1", settings = {}) {
  const found = CASES.find(({ adapter }) => adapter.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  const adapter: AnyAdapter = found.adapter;
  const connection = connectionTo(adapter, found.credentials, { settings });
  return adapter.recording?.(connection, { providerCallId, recordingUrl }, NOW);
}

describe("a recording of Twilio's", () => {
  const URL_THERE = "https://api.twilio.com/2010-04-01/Accounts/AC01/Recordings/RE01";

  it.each([URL_THERE, `${URL_THERE}.mp3`, `${URL_THERE}.wav`])("is asked for as MP3: %s", async (url) => {
    expect(await opened("twilio", url)).toEqual({
      url: `${URL_THERE}.mp3`,
      headers: { authorization: `Basic ${btoa("AC01:test_secret")}` },
    });
  });

  it.each([
    // The account's own resource would tell its Auth Token.
    "https://api.twilio.com/2010-04-01/Accounts/AC01.json",
    `${URL_THERE}/../../Calls.json`,
    `${URL_THERE}.json`,
    URL_THERE.replace("https:", "http:"),
    URL_THERE.replace("api.twilio.com", "api.twilio.com.evil.example"),
    URL_THERE.replace("api.twilio.com", "evil.example"),
    URL_THERE.replace("//", "//evil@"),
    null,
  ])("gets no credentials for %s", async (url) => {
    expect(await opened("twilio", url)).toBeNull();
  });
});

describe("a recording of Vonage's", () => {
  it("is asked for with a token of the application", async () => {
    const url = "https://api-us.nexmo.com/v1/files/r1";
    const media = await opened("vonage", url);
    expect(media?.url).toBe(url);
    const [, claims = ""] = media?.headers.authorization?.replace("Bearer ", "").split(".") ?? [];
    expect(JSON.parse(atob(claims.replace(/-/g, "+").replace(/_/g, "/")))).toMatchObject({
      application_id: "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab",
      iat: NOW / 1000,
    });
  });

  it.each(["https://nexmo.com.evil.example/v1/files/r1", "http://api.nexmo.com/v1/files/r1", null])(
    "gets no token for %s",
    async (url) => {
      expect(await opened("vonage", url)).toBeNull();
    },
  );
});

describe("a recording of ElevenLabs'", () => {
  it("is asked for by its conversation, where the account's data is kept", async () => {
    expect(await opened("elevenlabs", null)).toEqual({
      url: "https://api.elevenlabs.io/v1/convai/conversations/call%2F1/audio",
      headers: { "xi-api-key": "sk_el" },
    });
    const inEurope = await opened("elevenlabs", null, "c1", { residency: "eu" });
    expect(inEurope?.url).toBe("https://api.eu.residency.elevenlabs.io/v1/convai/conversations/c1/audio");
  });

  it("that lies elsewhere is opened by its address", async () => {
    expect(await opened("elevenlabs", "https://cdn.example.com/a.mp3")).toBeNull();
  });
});

describe("a recording of Call2Me's", () => {
  it("is asked for with the key", async () => {
    const url = "https://api.call2me.app/v1/calls/call_1/recording.mp3";
    expect(await opened("call2me", url)).toEqual({
      url,
      headers: { authorization: "Bearer sk_call2me_test" },
    });
  });

  it.each([
    "https://api.call2me.app/v1/users/me",
    "https://api.call2me.app/v1/calls/../users/me",
    "https://api.call2me.app/v1/calls/a%2F..%2F..%2Fusers/me",
    "http://api.call2me.app/v1/calls/call_1/recording.mp3",
    "https://api.call2me.app.evil.example/v1/calls/call_1/recording.mp3",
    "https://cdn.example.com/recording.mp3",
    null,
  ])("gets no key for %s", async (url) => {
    expect(await opened("call2me", url)).toBeNull();
  });
});
