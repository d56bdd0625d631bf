import { describe, expect, test } from "vitest";
import type { CallEvent } from "../../../../src/telephony/event.ts";
import type { Message } from "../provider-case.ts";
import { vapiCall, vapiCase, vapiMessage, vapiReport } from "../vapi.case.ts";
import { connected, NOW, receive, taken } from "./setting.ts";

async function only(message: Message, connection = connected()): Promise<CallEvent> {
  const { events } = await taken(message, connection);
  if (events.length !== 1 || !events[0]) throw new Error(`${events.length} events`);
  return events[0];
}

describe("a Vapi message", () => {
  test("of an utterance does not repeat the call's variables", async () => {
    const said = { role: "user", transcript: "Hi", transcriptType: "final" };
    const { facts } = await only(vapiMessage("transcript", "7420", 11_000, said));
    expect(facts).toMatchObject({ agent: "asst_1", direction: "outbound" });
    expect(facts).not.toHaveProperty("metadata");
    expect(facts).not.toHaveProperty("dynamicVariables");
  });

  test("names the first recording that has a web address", async () => {
    const recorded = async (artifact: object) =>
      (await only(vapiReport("7420", { artifact }))).facts.recordingUrl;
    const stereo = "https://storage.example.com/stereo.wav";
    expect(await recorded({ recordingUrl: "javascript:alert(1)", stereoRecordingUrl: stereo })).toBe(stereo);
    expect(await recorded({ recording: { stereoUrl: stereo, mono: { combinedUrl: "file:///a" } } })).toBe(
      stereo,
    );
    expect(
      await recorded({ recordingUrl: `https://storage.example.com/${"a".repeat(2000)}` }),
    ).toBeUndefined();
  });

  test("of a report is the last word, with all facts", async () => {
    const { events, unknown } = await taken(vapiReport("7420"));
    expect(unknown).toBeUndefined();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      key: "end-of-call-report",
      callId: "7420",
      at: 1_795_341_661_000,
      kind: "ended",
      isFinal: true,
      facts: {
        agent: "asst_1",
        direction: "outbound",
        fromNumber: "+15550001111",
        toNumber: "+15550002222",
        startedAt: "2026-11-22T10:00:10.000Z",
        endedAt: "2026-11-22T10:01:00.000Z",
        durationMs: 50_000,
        status: "completed",
        endReason: "customer-ended-call",
        recordingUrl: "https://storage.example.com/7420.wav",
        metadata: { job: "j1" },
        dynamicVariables: { name: "Ana" },
      },
    });
    expect(events[0]?.turns?.[0]).toEqual({
      ...{ role: "agent", text: "Hi, is this Ana?", start_ms: 500, end_ms: 1200 },
    });
    expect(events[0]?.turns?.map(({ role }) => role)).toEqual(["agent", "customer", "tool", "tool", "agent"]);
  });

  test("keeps its key and its secrets to itself when it is sent again with other pre-signed URLs", async () => {
    const again = vapiReport("7420", { artifact: { presignedMonoUrl: "https://storage.example.com/other" } });
    const [first, second] = [await only(vapiReport("7420")), await only(again)];
    expect(second.key).toBe(first.key);
    expect(JSON.stringify([first, second])).not.toMatch(/presigned|signature=1|control|listen/);
  });

  test("falls back on the form for models, and on the clock, where times or messages are missing", async () => {
    const messagesOpenAIFormatted = [
      { role: "system", content: "Prompt" },
      { role: "assistant", content: [{ type: "text", text: "Hi" }] },
      { role: "user", content: "Hello" },
      { role: "assistant", content: null, tool_calls: [] },
      null,
    ];
    const event = await only(vapiReport("7420", { artifact: { messages: null, messagesOpenAIFormatted } }));
    expect(event.turns).toEqual([
      { role: "agent", text: "Hi" },
      { role: "customer", text: "Hello" },
    ]);
    const messages = [
      { role: "user", message: "Hello", time: NOW, secondsFromStart: null },
      { role: "bot", message: null },
    ];
    const clocked = await only(vapiReport("7420", { artifact: { messages } }));
    expect(clocked.turns).toEqual([{ role: "customer", text: "Hello", at: NOW }]);
  });

  test("names roles as the connection does", async () => {
    const event = await only(vapiReport("7420"), connected({ roles: { user: "agent", bot: "customer" } }));
    expect(event.turns?.slice(0, 2).map(({ role }) => role)).toEqual(["customer", "agent"]);
  });

  test("with odd members loses those, not the call", async () => {
    const event = await only(
      vapiReport("7420", {
        startedAt: 17,
        endedAt: "yesterday",
        customer: "Ana",
        artifact: [],
        endedReason: {},
      }),
    );
    expect(event.facts).toMatchObject({ status: "completed", toNumber: "+15550002222" });
    expect(event.facts.endedAt).toBeUndefined();
    expect(event.facts.durationMs).toBeUndefined();
    expect(event.turns).toEqual([]);
  });

  test("finds our number by Vapi's id of it", async () => {
    const numbers = [{ phone_number: "+15550009999", id: "pn_1" }];
    const event = await only(vapiReport("7420", { phoneNumber: null }), connected({ numbers }));
    expect(event.facts.fromNumber).toBe("+15550009999");
  });

  test("brings our attempt's id back", async () => {
    const assistantOverrides = { metadata: { attempt_id: "sched_01k.2" } };
    const call = vapiCall("7420", { assistantOverrides });
    const event = await only(vapiMessage("status-update", "7420", 0, { status: "ringing", call }));
    expect(event.facts.attemptId).toBe("sched_01k.2");
  });

  test.each([
    ["queued", { kind: "started", facts: { status: "queued" } }],
    ["scheduled", { kind: "started", facts: { status: "queued" } }],
    ["ringing", { kind: "started", facts: { status: "ringing" } }],
    ["in-progress", { kind: "started", facts: { status: "in_progress" } }],
    ["forwarding", { kind: "transfer", transfer: { status: "requested", to: "sip:desk@example.com" } }],
  ])("of status %s says where the call stands", async (status, expected) => {
    const destination = { type: "sip", sipUri: "sip:desk@example.com" };
    expect(await only(vapiMessage("status-update", "7420", 0, { status, destination }))).toMatchObject(
      expected,
    );
  });

  test("of status ended is not the last word, and says how it ended only where nobody was reached", async () => {
    const ended = (endedReason?: string) =>
      only(vapiMessage("status-update", "7420", 60_000, { status: "ended", endedReason }));
    const talked = await ended("pipeline-error-openai-llm-failed");
    expect(talked).toMatchObject({ kind: "ended", fetch: { source: "call", id: "7420" } });
    expect(talked.isFinal).toBeUndefined();
    expect(talked.facts.status).toBeUndefined();
    expect((await ended()).facts.status).toBeUndefined();
    const busy = await ended("customer-busy");
    expect(busy.facts.status).toBe("busy");
    expect(busy.fetch).toBeUndefined();
  });

  test.each([
    ["customer-busy", true, "busy"],
    ["customer-did-not-answer", false, "no_answer"],
    ["voicemail", true, "voicemail"],
    ["call.ringing.sip-inbound-caller-hungup-before-call-connect", false, "canceled"],
    ["call.start.error-vapifault-database-error", false, "failed"],
    ["call.in-progress.error-sip-outbound-call-failed-to-connect", false, "failed"],
    ["twilio-failed-to-connect-call", false, "failed"],
    ["assistant-request-returned-error", false, "failed"],
    ["assistant-request-returned-forwarding-phone-number", false, "completed"],
    ["pipeline-error-openai-llm-failed", false, "failed"],
    ["pipeline-error-openai-llm-failed", true, "completed"],
    ["call.in-progress.error-vapifault-worker-died", true, "completed"],
    ["manually-canceled", false, "canceled"],
    ["manually-canceled", true, "completed"],
    ["silence-timed-out", false, "completed"],
    ["exceeded-max-duration", true, "completed"],
    ["a-reason-of-next-year", true, "completed"],
  ])("that ended by %s (customer spoke: %s) is %s", async (endedReason, spoke, status) => {
    const messages = spoke ? [{ role: "user", message: "Hello", secondsFromStart: 1 }] : [];
    const { events } = await taken(vapiReport("7420", { endedReason, artifact: { messages } }));
    expect(events[0]?.facts).toMatchObject({ status, endReason: endedReason });
  });

  test("of an utterance is a turn where it is final, under either name of its type", async () => {
    const said = { role: "assistant", transcript: "Hi", transcriptType: "final" };
    const live = await only(vapiMessage("transcript", "7420", 11_000, said));
    expect(live).toMatchObject({
      kind: "turn",
      turns: [{ role: "agent", text: "Hi", at: 1_795_341_611_000 }],
    });
    const filtered = await only(
      vapiMessage('transcript[transcriptType="final"]', "7420", 11_000, {
        role: "assistant",
        transcript: "Hi",
      }),
    );
    expect(filtered).toEqual(live);
    const partial = await taken(
      vapiMessage("transcript", "7420", 11_000, { ...said, transcriptType: "partial" }),
    );
    expect(partial.events).toEqual([]);
    const next = await only(vapiMessage("transcript", "7420", 11_000, { ...said, transcript: "Hi again" }));
    expect(next.key).not.toBe(live.key);
  });

  test.each(["conversation-update", "speech-update", "user-interrupted", "hang", "assistant.started"])(
    "of type %s is taken quietly",
    async (type) => {
      expect(await taken(vapiMessage(type, "7420", 0))).toEqual({ kind: "taken", events: [] });
    },
  );

  test("of an unknown type is taken, and named for the log", async () => {
    expect(await taken(vapiCase.unknownMessage)).toEqual({
      kind: "taken",
      events: [],
      unknown: ["mood-update"],
    });
    const stray = await taken({ ...vapiCase.unknownMessage, body: '{"message":{"type":"mood-update"}}' });
    expect(stray.unknown).toEqual(["mood-update"]);
  });

  test("about no call, or of no form at all, is told so", async () => {
    const body = (text: string) => receive({ body: text, contentType: "application/json" });
    expect(await body('{"message":{"type":"end-of-call-report"}}')).toMatchObject({ kind: "unreadable" });
    expect(await body('{"message":{"type":"end-of-call-report","call":{"id":7}}}')).toMatchObject({
      kind: "unreadable",
    });
    for (const text of ["", "{", "[]", "null", '{"message":null}']) {
      expect(await body(text)).toMatchObject({ kind: "unreadable" });
    }
    expect(await body('{"message":{"type":"end-of-call-report","chat":{"id":"chat_1"}}}')).toEqual({
      ...{ kind: "taken", events: [] },
    });
  });

  test("tells each transfer of the report and how it went", async () => {
    const transfers = [
      { destination: { type: "number", number: "+15550003333" }, status: "no-answer" },
      { destination: { type: "sip", sipUri: "sip:desk@example.com" }, status: "completed" },
    ];
    const { events } = await taken(vapiReport("7420", { artifact: { messages: [], transfers } }));
    expect(events.slice(1).map(({ transfer }) => transfer)).toEqual([
      { status: "no_answer", to: "+15550003333", reason: "no-answer" },
      { status: "connected", to: "sip:desk@example.com", reason: "completed" },
    ]);
    expect(new Set(events.map(({ key }) => key)).size).toBe(3);
  });

  test.each([
    ["connected", "connected"],
    ["completed", "connected"],
    ["busy", "busy"],
    ["no-answer", "no_answer"],
    ["voicemail", "voicemail"],
    ["cancelled", "canceled"],
    ["failed", "failed"],
    ["a-word-of-next-year", "failed"],
    [undefined, "requested"],
  ])("knows a transfer that is %s as %s", async (status, outcome) => {
    const transfers = [{ destination: { type: "number", number: "+15550003333" }, status }];
    const { events } = await taken(vapiReport("7420", { artifact: { messages: [], transfers } }));
    expect(events[1]?.transfer?.status).toBe(outcome);
  });

  test.each([
    ["assistant-forwarded-call", "connected"],
    ["call.forwarding.operator-busy", "busy"],
    ["call.forwarding.no-answer", "no_answer"],
    ["call.in-progress.error-transfer-failed", "failed"],
    ["customer-ended-call-during-transfer", "canceled"],
    ["customer-ended-call-after-warm-transfer-attempt", "failed"],
  ])("that ended by %s tells of a transfer that was %s", async (endedReason, status) => {
    const destination = { type: "number", number: "+15550003333" };
    const told = { status, to: "+15550003333", reason: endedReason };
    const alone = await taken(vapiReport("7420", { endedReason, destination }));
    expect(alone.events.slice(1).map(({ transfer }) => transfer)).toEqual([told]);
    const transfers = [{ destination, status: "busy" }, { destination }];
    const listed = await taken(vapiReport("7420", { endedReason, artifact: { messages: [], transfers } }));
    expect(listed.events.slice(1).map(({ transfer }) => transfer)).toEqual([
      { status: "busy", to: "+15550003333", reason: "busy" },
      told,
    ]);
  });

  test("of a transfer to another assistant is no transfer", async () => {
    const destination = { type: "assistant", assistantName: "Billing" };
    expect((await taken(vapiMessage("transfer-update", "7420", 0, { destination }))).events).toEqual([]);
  });
});
