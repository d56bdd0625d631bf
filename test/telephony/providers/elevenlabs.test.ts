import { createHmac } from "node:crypto";
import { WebhooksClient } from "@elevenlabs/elevenlabs-js/wrapper/webhooks";
import { describe, expect, it } from "vitest";
import type { Connection } from "../../../src/telephony/connection.ts";
import type { CallEvent } from "../../../src/telephony/event.ts";
import { elevenlabs } from "../../../src/telephony/providers/elevenlabs.ts";
import { callbackTo, connectionTo } from "./connection.ts";
import { CONVERSATION, elevenlabsCase, posted } from "./elevenlabs.case.ts";

const SECRET = "test_secret";
const NOW = 1_795_300_870_000;
const { credentials } = elevenlabsCase;

function connected(change: Partial<Connection> = {}, secret = String(credentials.webhook_secret)) {
  return connectionTo(elevenlabs, { ...credentials, webhook_secret: secret }, change);
}

function receive(connection: Connection, body: string, signature: string, now = NOW) {
  const callback = callbackTo(connection, { headers: { "elevenlabs-signature": signature }, body });
  return elevenlabs.receive(connection as never, callback, now);
}

const signed = (body: string, secret: string, time: number) =>
  `t=${time},v0=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;

/** The events of a message that is signed as it should be. */
async function eventsOf(body: string, change: Partial<Connection> = {}): Promise<CallEvent[]> {
  const connection = connected(change);
  const received = await receive(
    connection,
    body,
    signed(body, String(credentials.webhook_secret), NOW / 1000),
  );
  if (received.kind !== "taken") throw new Error(`The message was ${received.kind}.`);
  return received.events;
}

const eventOf = async (data: unknown, change: Partial<Connection> = {}) =>
  (await eventsOf(posted(data).body, change))[0];

describe("a signature of ElevenLabs", () => {
  const body = '{"call_id":"c1","n":"é"}';
  const mac = "3966049286a77a5552ef5b8284983ef7153d70a80e52709d0d6fc219cc8303d0";
  const at = 1_760_000_000_000;

  it("is the known one of a known body", async () => {
    const received = await receive(connected({}, SECRET), body, `t=1760000000,v0=${mac}`, at);
    // It passes the signature, and only then turns out to be no message.
    expect(received).toEqual({ kind: "unreadable", detail: "The body is no JSON object with a type." });
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

const sdk = () => new WebhooksClient({ apiKey: "none" });

describe("a conversation that ElevenLabs tells of", () => {
  it("says all that there is, in our words", async () => {
    expect(await eventOf(CONVERSATION)).toEqual({
      key: "post_call_transcription",
      callId: "conv_1",
      at: 1_795_300_865_000,
      kind: "ended",
      isFinal: true,
      facts: {
        agent: "agent_el1",
        direction: "outbound",
        fromNumber: "+14155550111",
        toNumber: "+491511234567",
        startedAt: "2026-11-21T22:40:10.000Z",
        endedAt: "2026-11-21T22:41:00.000Z",
        durationMs: 50_000,
        status: "completed",
        endReason: "Client disconnected",
        metadata: { user_id: "crm-9", call_sid: "CA0001" },
        dynamicVariables: { job: "j1" },
        attemptId: "sched_01kabc.2",
      },
      turns: [
        { role: "agent", text: "Guten Tag, hier ist Nora.", start_ms: 0 },
        { role: "customer", text: "Grüß Gott, ein Termin für Jürgen bitte 🙂", start_ms: 3_000 },
        { role: "agent", text: "Dienstag um neun.", start_ms: 8_000 },
      ],
    });
  });

  it("keeps secrets that were given to the agent out of what is stored", async () => {
    const variables = { job: "j1", secret__token: "hush", system__time: "now" };
    const event = await eventOf({
      ...CONVERSATION,
      conversation_initiation_client_data: { dynamic_variables: variables },
    });
    expect(event?.facts.dynamicVariables).toEqual({ job: "j1" });
    expect(event?.facts).not.toHaveProperty("attemptId");
  });

  it("says where its transcript is where the owner leaves it out", async () => {
    for (const transcript of [undefined, null, [], "opentelemetry"]) {
      const event = await eventOf({ ...CONVERSATION, transcript });
      expect(event).toMatchObject({ fetch: { source: "conversation", id: "conv_1" } });
      expect(event).not.toHaveProperty("isFinal");
      expect(event).not.toHaveProperty("turns");
    }
  });

  it("needs no transcript where nobody was reached", async () => {
    const metadata = {
      call_duration_secs: 0,
      phone_call: { ...CONVERSATION.metadata.phone_call, call_result: "no_answer" },
    };
    expect(await eventOf({ ...CONVERSATION, transcript: [], metadata })).toMatchObject({
      isFinal: true,
      facts: { status: "no_answer", durationMs: 0 },
    });
  });

  it("stays a call without any of what is not promised, and with nonsense in its place", async () => {
    expect(await eventOf({ conversation_id: "conv_1" })).toMatchObject({
      callId: "conv_1",
      facts: { status: "completed" },
    });
    const odd = await eventOf({
      conversation_id: "conv_1",
      agent_id: 7,
      status: ["done"],
      transcript: [
        null,
        5,
        { role: "user", message: "Hello" },
        { message: "Who?" },
        { role: "user", message: "  " },
      ],
      metadata: { start_time_unix_secs: 9e15, call_duration_secs: -3, phone_call: { direction: "sideways" } },
      conversation_initiation_client_data: [],
    });
    expect(odd).toMatchObject({
      facts: { status: "completed" },
      turns: [
        { role: "customer", text: "Hello" },
        { role: "system", text: "Who?" },
      ],
    });
    expect(odd?.facts).toEqual({ status: "completed" });
  });

  it("takes the connection's word on who speaks before its own", async () => {
    const event = await eventOf(CONVERSATION, { roles: { agent: "system" } });
    expect(event?.turns?.map(({ role }) => role)).toEqual(["system", "customer", "system"]);
  });

  it("is failed where ElevenLabs says so, with its reason", async () => {
    const metadata = {
      ...CONVERSATION.metadata,
      termination_reason: "",
      error: { code: 1011, reason: "LLM timed out" },
    };
    expect(await eventOf({ ...CONVERSATION, status: "failed", metadata })).toMatchObject({
      facts: { status: "failed", endReason: "LLM timed out" },
    });
  });

  it("leaves its recording, which is megabytes, where it is", async () => {
    const audio = { agent_id: "agent_el1", conversation_id: "conv_1", full_audio: "SUQzBAAAAAAA" };
    expect(await eventsOf(posted(audio, "post_call_audio").body)).toEqual([]);
  });

  it("is unreadable, never lost in silence, where it names no conversation", async () => {
    const { body } = posted({ agent_id: "agent_el1" });
    const header = signed(body, String(credentials.webhook_secret), NOW / 1000);
    expect(await receive(connected(), body, header)).toEqual({
      kind: "unreadable",
      detail: "The message has no data.conversation_id.",
    });
  });

  it("never connected, where ElevenLabs could not place it", async () => {
    const failure = { failure_reason: "no-answer", metadata: { type: "sip", body: { call_sid: "CA7" } } };
    const [event] = await eventsOf(posted(failure, "call_initiation_failure").body);
    // Without a conversation, the carrier's id is what names it.
    expect(event).toMatchObject({
      callId: "CA7",
      kind: "ended",
      isFinal: true,
      facts: { status: "no_answer" },
    });
    expect(event).not.toHaveProperty("turns");
  });

  it("comes out of an export as out of its webhook", async () => {
    const event = await eventOf(CONVERSATION);
    for (const content of [CONVERSATION, JSON.parse(posted(CONVERSATION).body)]) {
      const [exported] = elevenlabs.readExport?.(content, { roles: {} }) ?? [];
      expect(exported).toEqual({ ...event, key: "conversation", at: null });
    }
    expect(elevenlabs.readExport?.({ call_id: "c1" }, { roles: {} })).toBeNull();
    expect(elevenlabs.readExport?.({ ...CONVERSATION, status: "in-progress" }, { roles: {} })).toBeNull();
  });
});

describe("connecting ElevenLabs", () => {
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
