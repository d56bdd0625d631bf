import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import type { Connection } from "../../../src/telephony/connection.ts";
import type { CallEvent } from "../../../src/telephony/event.ts";
import type { Received } from "../../../src/telephony/provider.ts";
import { toHex } from "../../../src/telephony/signatures/hmac.ts";
import { callbackTo, connectionTo } from "./connection.ts";
import type { Message } from "./provider-case.ts";
import { hmacSha256, vapiCall, vapiCase, vapiMessage, vapiReport } from "./vapi.case.ts";

const vapi = vapiCase.adapter;
const NOW = 1_795_341_660_000;
const VECTOR = '{"call_id":"c1","n":"é"}';
const VECTOR_MAC = "3966049286a77a5552ef5b8284983ef7153d70a80e52709d0d6fc219cc8303d0";
const SECRET = { api_key: "vapi_private_1", webhook_secret: "test_secret" };

const connected = (change: Partial<Connection> = {}) => connectionTo(vapi, vapiCase.credentials, change);

async function receive(message: Message, connection = connected()): Promise<Received> {
  const { credentials } = vapiCase;
  const { headers } = await vapiCase.sign(message, { url: connection.intakeUrl, now: NOW, credentials });
  return vapi.receive(connection, callbackTo(connection, { headers, body: message.body }), NOW);
}

async function taken(message: Message, connection = connected()) {
  const received = await receive(message, connection);
  if (received.kind !== "taken") throw new Error(`not taken: ${JSON.stringify(received)}`);
  return received;
}

async function only(message: Message, connection = connected()): Promise<CallEvent> {
  const { events } = await taken(message, connection);
  if (events.length !== 1 || !events[0]) throw new Error(`${events.length} events`);
  return events[0];
}

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
      const mac = toHex(await hmacSha256("vapi_secret_1", `${timestamp}.${body}`));
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

describe("a Vapi message", () => {
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
      { status: "failed", to: "+15550003333", reason: "no-answer" },
      { status: "connected", to: "sip:desk@example.com", reason: "completed" },
    ]);
    expect(new Set(events.map(({ key }) => key)).size).toBe(3);
  });

  test("of a transfer to another assistant is no transfer", async () => {
    const destination = { type: "assistant", assistantName: "Billing" };
    expect((await taken(vapiMessage("transfer-update", "7420", 0, { destination }))).events).toEqual([]);
  });
});

describe("a request of Vapi's gets its answer", () => {
  const answerOf = async (message: Message, change: Partial<Connection> = {}) => {
    const { answer, events } = await taken(message, connected(change));
    expect(answer?.contentType).toBe("application/json");
    return { said: JSON.parse(answer?.body ?? "null"), events };
  };

  test("one result for each tool call, in each shape", async () => {
    const toolCallList = [
      { id: "tc_1", type: "function", function: { name: "transfer_call", arguments: '{"to":"desk"}' } },
      { id: "tc_2", name: "book", parameters: { day: "Mon" } },
      { id: "tc_3", type: "function", function: { name: "odd", arguments: "{" } },
    ];
    const { said, events } = await answerOf(vapiMessage("tool-calls", "7420", 0, { toolCallList }));
    expect(said.results).toEqual([
      { toolCallId: "tc_1", name: "transfer_call", error: expect.any(String) },
      { toolCallId: "tc_2", name: "book", error: expect.any(String) },
      { toolCallId: "tc_3", name: "odd", error: expect.any(String) },
    ]);
    expect(events.map(({ kind, tool }) => [kind, tool])).toEqual([
      ["tool_call", { id: "tc_1", name: "transfer_call", arguments: { to: "desk" } }],
      ["tool_call", { id: "tc_2", name: "book", arguments: { day: "Mon" } }],
      ["tool_call", { id: "tc_3", name: "odd", arguments: {} }],
    ]);
    expect(new Set(events.map(({ key }) => key)).size).toBe(3);
  });

  test("where the tool stands beside its call, and for a function call of old", async () => {
    const toolWithToolCallList = [{ name: "book", toolCall: { id: "tc_1", parameters: { day: "Mon" } } }];
    const listed = await answerOf(vapiMessage("tool-calls", "7420", 0, { toolWithToolCallList }));
    expect(listed.events[0]?.tool).toEqual({ id: "tc_1", name: "book", arguments: { day: "Mon" } });
    const functionCall = { name: "book", parameters: { day: "Mon" } };
    const old = await answerOf(vapiMessage("function-call", "7420", 0, { functionCall }));
    expect(old.said).toEqual({ result: expect.any(String) });
    expect(old.events[0]?.tool).toMatchObject({ name: "book", arguments: { day: "Mon" } });
  });

  test("that nobody is there to transfer to", async () => {
    const { said, events } = await answerOf(vapiMessage("transfer-destination-request", "7420", 0));
    expect(said).toEqual({ error: expect.any(String) });
    expect(events[0]?.transfer).toEqual({ status: "requested", to: null, reason: null });
    const handoff = await answerOf(vapiMessage("handoff-destination-request", "7420", 0));
    expect(handoff.said).toEqual({ error: expect.any(String) });
  });

  test("an assistant of the connection, else a word to the caller", async () => {
    const asked = vapiMessage("assistant-request", "7420", 0);
    const agents = { asst_other: "agent_2", asst_own: "agent_1" };
    const settings = { assistant_id: "asst_set" };
    expect((await answerOf(asked, { settings, agents })).said).toEqual({ assistantId: "asst_set" });
    expect((await answerOf(asked, { agents })).said).toEqual({ assistantId: "asst_own" });
    expect((await answerOf(asked, { agents, agentId: "agent_9" })).said).toEqual({
      assistantId: "asst_other",
    });
    expect((await answerOf(asked)).said).toEqual({ error: expect.any(String) });
    const bare = { body: '{"message":{"type":"assistant-request"}}', contentType: "application/json" };
    expect((await answerOf(bare, { agents })).said).toEqual({ assistantId: "asst_own" });
  });

  test("no documents", async () => {
    const { said, events } = await answerOf(vapiMessage("knowledge-base-request", "7420", 0));
    expect([said, events]).toEqual([{ documents: [] }, []]);
  });
});
