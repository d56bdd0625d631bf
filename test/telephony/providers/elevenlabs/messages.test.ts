import { describe, expect, it } from "vitest";
import type { Connection } from "../../../../src/telephony/connection.ts";
import type { CallEvent } from "../../../../src/telephony/event.ts";
import { elevenlabs } from "../../../../src/telephony/providers/elevenlabs.ts";
import { CONVERSATION, posted } from "../elevenlabs.case.ts";
import { connected, credentials, NOW, receive, signed } from "./setting.ts";

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

  it("whose failure nothing names is taken all the same, and said to the log", async () => {
    const { body } = posted({ failure_reason: "busy" }, "call_initiation_failure");
    const header = signed(body, String(credentials.webhook_secret), NOW / 1000);
    expect(await receive(connected(), body, header)).toEqual({
      ...{ kind: "taken", events: [], unknown: ["call_initiation_failure without an id"] },
    });
  });

  it.each(["constructor", "__proto__"])("knows nobody called %s", async (role) => {
    const event = await eventOf({ ...CONVERSATION, transcript: [{ role, message: "Hm" }] });
    expect(event?.turns).toEqual([{ role: "system", text: "Hm" }]);
  });

  it("has no time that no call can have", async () => {
    const body = {
      type: "post_call_transcription",
      event_timestamp: 1_795_300_865_000_000,
      data: {
        ...CONVERSATION,
        metadata: { start_time_unix_secs: 1_795_300_810_000_000, call_duration_secs: 1e308 },
        transcript: [{ role: "user", message: "Hm", time_in_call_secs: 1e308 }],
      },
    };
    const [event] = await eventsOf(JSON.stringify(body));
    expect(event).toMatchObject({ at: null, turns: [{ role: "customer", text: "Hm" }] });
    expect(event?.turns?.[0]).not.toHaveProperty("start_ms");
    const facts = Object.keys(event?.facts ?? {});
    expect(facts.filter((name) => /At$|^duration/.test(name))).toEqual([]);
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
