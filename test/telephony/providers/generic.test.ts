import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { assemble } from "../../../src/conversations/assemble.ts";
import type { CallEvent } from "../../../src/telephony/event.ts";
import type { AnyAdapter } from "../../../src/telephony/provider.ts";
import { generic } from "../../../src/telephony/providers/generic.ts";
import { callbackTo, connectionTo } from "./connection.ts";
import { genericCase } from "./generic.case.ts";

const NOW = Date.parse("2026-11-22T10:02:00Z");
const adapter: AnyAdapter = generic;
const connection = connectionTo(generic, genericCase.credentials);
const SECRET = String(genericCase.credentials.webhook_secret);
const ENDED = { type: "call.ended", call_id: "pbx-1" };

const signed = (body: string, { id = "msg_1", at = NOW, webhook = new Webhook(SECRET) } = {}) => ({
  "webhook-id": id,
  "webhook-timestamp": String(Math.floor(at / 1000)),
  "webhook-signature": webhook.sign(id, new Date(at), body),
});

function receive(body: unknown, headers?: Record<string, string>, to = connection) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return adapter.receive(to, callbackTo(to, { body: text, headers: headers ?? signed(text) }), NOW);
}

async function eventOf(body: object, to = connection): Promise<CallEvent> {
  const received = await receive(body, undefined, to);
  if (received.kind !== "taken" || !received.events[0]) throw new Error(JSON.stringify(received));
  return received.events[0];
}

async function faultOf(body: unknown): Promise<string> {
  const received = await receive(body);
  if (received.kind !== "unreadable") throw new Error(JSON.stringify(received));
  return received.detail;
}

describe("a signature", () => {
  const body = JSON.stringify(ENDED);

  test("may be one of several, of other versions too", async () => {
    const headers = signed(body);
    const other = new Webhook("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").sign("msg_1", new Date(NOW), body);
    const list = `v1a,AAAA ${other} ${headers["webhook-signature"]}`;
    expect((await receive(ENDED, { ...headers, "webhook-signature": list })).kind).toBe("taken");
    expect((await receive(ENDED, { ...headers, "webhook-signature": other })).kind).toBe("unsigned");
  });

  test("counts as v1 alone", async () => {
    const headers = signed(body);
    const signature = headers["webhook-signature"].replace("v1,", "v2,");
    expect((await receive(ENDED, { ...headers, "webhook-signature": signature })).kind).toBe("unsigned");
  });

  test("of a secret in plain text is by its characters", async () => {
    const text = "a secret of twenty-two";
    const plain = connectionTo(generic, { webhook_secret: text });
    const headers = signed(body, { webhook: new Webhook(text, { format: "raw" }) });
    expect((await receive(ENDED, headers, plain)).kind).toBe("taken");
    expect((await receive(ENDED, headers)).kind).toBe("unsigned");
  });

  test.each([
    ["five minutes old", -300_000, "taken"],
    ["older", -301_000, "unsigned"],
    ["five minutes ahead", 300_000, "taken"],
    ["further ahead", 301_000, "unsigned"],
  ])("that is %s: %i ms", async (_, ms, kind) => {
    expect((await receive(ENDED, signed(body, { at: NOW + ms }))).kind).toBe(kind);
  });

  test.each([
    ["webhook-id", "msg_2"],
    ["webhook-timestamp", String(NOW / 1000 + 1)],
    ["webhook-timestamp", `${NOW / 1000}.0`],
    ["webhook-signature", ""],
    ["webhook-signature", "v1,"],
    ["webhook-signature", "v1"],
  ])("covers %s: not %j", async (header, value) => {
    expect((await receive(ENDED, { ...signed(body), [header]: value })).kind).toBe("unsigned");
  });

  test("is looked for among the first ten only", async () => {
    const headers = signed(body);
    const list = [...Array(10).fill("v1,AAAA"), headers["webhook-signature"]].join(" ");
    expect((await receive(ENDED, { ...headers, "webhook-signature": list })).kind).toBe("unsigned");
  });
});

describe("credentials", () => {
  const refused = (webhook_secret: unknown) =>
    generic.credentials.safeParse({ webhook_secret }).error?.issues[0]?.message;

  test.each([undefined, "", "short", "whsec_AAAA", "whsec_!".padEnd(40, "!")])(
    "are refused with a secret that cannot protect anything: %j",
    (secret) => {
      expect(refused(secret)).toEqual(expect.any(String));
    },
  );

  test("are taken with a secret of Standard Webhooks, or a text of sixteen characters", () => {
    expect(refused(SECRET)).toBeUndefined();
    expect(refused("0123456789abcdef")).toBeUndefined();
  });
});

describe("a message", () => {
  test("says what it says, and nothing else", async () => {
    const event = await eventOf({
      ...ENDED,
      timestamp: "2026-11-22T10:01:00Z",
      agent: "desk",
      direction: "outbound",
      from_number: "+1 (415) 555-0100",
      to_number: "anonymous",
      started_at: "2026-11-22T12:00:10+02:00",
      ended_at: null,
      duration_ms: 50_000,
      end_reason: "hung up",
      recording_url: "https://pbx.example.com/r/1.mp3",
      timezone: "Europe/Istanbul",
      metadata: { crm: 7 },
      dynamic_variables: { name: "Jane" },
      attempt_id: "sched_1.1",
    });
    expect(event).toEqual({
      key: "msg_1",
      callId: "pbx-1",
      at: Date.parse("2026-11-22T10:01:00Z"),
      kind: "ended",
      facts: {
        agent: "desk",
        direction: "outbound",
        fromNumber: "+14155550100",
        startedAt: "2026-11-22T12:00:10+02:00",
        durationMs: 50_000,
        status: "completed",
        endReason: "hung up",
        recordingUrl: "https://pbx.example.com/r/1.mp3",
        timezone: "Europe/Istanbul",
        metadata: { crm: 7 },
        dynamicVariables: { name: "Jane" },
        attemptId: "sched_1.1",
      },
    });
  });

  test("is named by its event_id where it has one", async () => {
    expect((await eventOf({ ...ENDED, event_id: "e7" })).key).toBe("e7");
  });

  test("has the time of its sending where it gives none", async () => {
    expect((await eventOf(ENDED)).at).toBe(NOW);
  });

  test("that a call started says in_progress unless it says another", async () => {
    const started = { type: "call.started", call_id: "pbx-1" };
    expect((await eventOf(started)).facts.status).toBe("in_progress");
    expect((await eventOf({ ...started, status: "ringing" })).facts.status).toBe("ringing");
  });

  test("names members that nobody knows, without what they say", async () => {
    expect(await receive({ ...ENDED, colour: "red", transfer: {} })).toMatchObject({
      kind: "taken",
      unknown: ["colour", "transfer"],
    });
  });

  test("of another type is taken, and named", async () => {
    const received = await receive({ type: "call.paused" });
    expect(received).toEqual({ kind: "taken", events: [], unknown: ["call.paused"] });
  });
});

describe("the last word", () => {
  const transcript = "Agent: Hello.\nCustomer: Hi.";

  test.each([
    ["an end with a transcript", { ...ENDED, transcript }, true],
    ["an end with a transcript in which nobody speaks", { ...ENDED, transcript: [] }, true],
    ["an end alone", ENDED, undefined],
    ["an end without a transcript", { ...ENDED, transcript: null }, undefined],
    ["an end that says so", { ...ENDED, final: true }, true],
    ["an end that denies it", { ...ENDED, transcript, final: false }, undefined],
    ["a transcript", { type: "call.transcript", call_id: "c", transcript }, undefined],
    ["a transcript that says so", { type: "call.transcript", call_id: "c", transcript, final: true }, true],
  ])("is %s: %#", async (_, body, isFinal) => {
    expect((await eventOf(body)).isFinal).toBe(isFinal);
  });
});

describe("what was said", () => {
  const turn = (said: object, more: object = {}) =>
    eventOf({ type: "call.turn", call_id: "c", turn: said, ...more });

  test("may come turn by turn, with times of the call", async () => {
    expect(
      await turn({ role: "user", text: "Hi.", start_ms: 400.4, end_ms: 900 }, { sequence: 3 }),
    ).toMatchObject({
      kind: "turn",
      sequence: 3,
      turns: [{ role: "customer", text: "Hi.", start_ms: 400, end_ms: 900 }],
    });
  });

  test("has the message's time where it has none of the call", async () => {
    const timestamp = "2026-11-22T10:00:11Z";
    expect((await turn({ role: "bot", text: "Hi." }, { timestamp })).turns).toEqual([
      { role: "agent", text: "Hi.", at: Date.parse(timestamp) },
    ]);
  });

  test("is nothing where a turn has no words", async () => {
    expect(await receive({ type: "call.turn", call_id: "c", turn: { role: "user", text: " " } })).toEqual({
      kind: "taken",
      events: [],
    });
  });

  test("so far gives way to what was said by then", async () => {
    const soFar = (sequence: number, transcript: string) =>
      eventOf({ type: "call.transcript", call_id: "c", sequence, transcript });
    const [first, second] = [await soFar(1, "Agent: Hello."), await soFar(2, "Agent: Hello.\nUser: Hi.")];
    expect(first.key).toBe(second.key);
    expect([first.version, second.version]).toEqual([1, 2]);
  });

  test("may come in any form of POST /v1/calls", async () => {
    const vtt = { format: "vtt", content: "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>Hello.\n" };
    expect((await eventOf({ type: "call.transcript", call_id: "c", transcript: vtt })).turns).toEqual([
      { role: "agent", text: "Hello.", start_ms: 1_000, end_ms: 2_000 },
    ]);
  });

  test("is by whom the connection says", async () => {
    const to = connectionTo(generic, genericCase.credentials, { roles: { clerk: "agent", user: "agent" } });
    const roles = async (transcript: unknown) =>
      (await eventOf({ type: "call.transcript", call_id: "c", transcript }, to)).turns?.map(
        ({ role }) => role,
      );
    const turns = [
      { role: "clerk", text: "Hello." },
      { role: "caller", text: "Hi." },
    ];
    expect(await roles(turns)).toEqual(["agent", "customer"]);
    expect(await roles("Clerk: Hello.\nCaller: Hi.")).toEqual(["agent", "customer"]);
    expect(await roles({ format: "messages", content: turns })).toEqual(["agent", "customer"]);
    const said = { type: "call.turn", call_id: "c", turn: { role: "user", text: "Hello." } };
    expect((await eventOf(said, to)).turns?.[0]?.role).toBe("agent");
  });
});

describe("what happened", () => {
  test("may be a transfer, a tool, an error", async () => {
    const call = { call_id: "c" };
    const transfer = { status: "failed", to: "sip:desk@pbx.example.com", reason: "busy" };
    expect((await eventOf({ type: "call.transfer", ...call, transfer })).transfer).toEqual(transfer);
    const tool_call = { id: "t1", name: "look_up" };
    expect((await eventOf({ type: "call.tool_call", ...call, tool_call })).tool).toEqual({
      ...tool_call,
      arguments: {},
    });
    expect(await eventOf({ type: "call.error", ...call, end_reason: "no audio" })).toMatchObject({
      kind: "error",
      facts: { endReason: "no audio" },
    });
  });
});

describe("a message that cannot be read says which member is wrong, and how it is right", () => {
  test.each([
    ["no JSON", "{", /JSON object/],
    ["a list", "[]", /JSON object/],
    ["no type", { call_id: "c" }, /^type: .*call\.ended/],
    ["no call", { type: "call.ended" }, /^call_id: Give the call's id/],
    ["an empty call", { ...ENDED, call_id: " " }, /^call_id: /],
    ["a number that cannot be dialled", { ...ENDED, from_number: "100" }, /^from_number: Use E\.164/],
    [
      "a time without an offset",
      { ...ENDED, started_at: "2026-11-22T10:00:00" },
      /^started_at: Use ISO 8601/,
    ],
    ["a length in words", { ...ENDED, duration_ms: "50 s" }, /^duration_ms: /],
    ["an end in progress", { ...ENDED, status: "in_progress" }, /^status: With call\.ended use completed/],
    [
      "a start that is over",
      { ...ENDED, type: "call.started", status: "busy" },
      /^status: With call\.started/,
    ],
    ["a final that is no yes or no", { ...ENDED, final: "yes" }, /^final: Use true or false/],
    ["no turn", { type: "call.turn", call_id: "c" }, /^turn\.role: /],
    ["a turn without words", { type: "call.turn", call_id: "c", turn: { role: "user" } }, /^turn\.text: /],
    ["no transcript", { type: "call.transcript", call_id: "c" }, /^transcript: /],
    [
      "an empty transcript",
      { type: "call.transcript", call_id: "c", transcript: [] },
      /^transcript: .*no turns/,
    ],
    ["a stranger", { ...ENDED, transcript: [{ role: "boss", text: "Hi" }] }, /^transcript\.0\.role: /],
    [
      "too many turns",
      { ...ENDED, transcript: Array(5001).fill({ role: "user", text: "x" }) },
      /^transcript: .*5000/,
    ],
    ["no transfer", { type: "call.transfer", call_id: "c" }, /^transfer: Say how the transfer goes/],
    ["no tool", { type: "call.tool_call", call_id: "c" }, /^tool_call: Say what was called/],
    ["an error without words", { type: "call.error", call_id: "c" }, /^end_reason: Say what went wrong/],
  ])("%s", async (_, body, sentence) => {
    expect(await faultOf(body)).toMatch(sentence);
  });

  test("bytes that are no UTF-8", async () => {
    const id = "msg_1";
    const bytes = new Uint8Array([0x7b, 0xff, 0x7d]);
    const timestamp = String(NOW / 1000);
    const key = Uint8Array.from(atob(SECRET.slice(6)), (char) => char.charCodeAt(0));
    const hmac = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, [
      "sign",
    ]);
    const head = new TextEncoder().encode(`${id}.${timestamp}.`);
    const mac = await crypto.subtle.sign("HMAC", hmac, new Uint8Array([...head, ...bytes]));
    const headers = {
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`,
    };
    const callback = callbackTo(connection, { body: bytes, headers });
    expect(await adapter.receive(connection, callback, NOW)).toMatchObject({ kind: "unreadable" });
  });

  test("a name that is too long to keep", async () => {
    const body = JSON.stringify(ENDED);
    expect(await receive(body, signed(body, { id: "m".repeat(201) }))).toMatchObject({ kind: "unreadable" });
  });
});

describe.each(genericCase.conversations.map((one) => [one.name, one] as const))("%s", (_, conversation) => {
  test("comes to the call that it is", async () => {
    const events: CallEvent[] = [];
    for (const message of conversation.messages) {
      const { headers } = await genericCase.sign(message, {
        url: connection.intakeUrl,
        now: NOW,
        credentials: genericCase.credentials,
      });
      const received = await receive(message.body, headers);
      if (received.kind === "taken") events.push(...received.events);
    }
    for (const order of [events, [...events].reverse()]) {
      const call = assemble(order);
      const { expected } = conversation;
      expect(call.isOver).toBe(true);
      expect(call.status).toBe(expected.status);
      expect(call.transcript.turns.map(({ role, text }) => [role, text])).toEqual(expected.turns);
      if (expected.startedAt)
        expect(Date.parse(call.facts.startedAt ?? "")).toBe(Date.parse(expected.startedAt));
      expect(call.facts.durationMs).toBe(expected.durationMs);
    }
  });
});
