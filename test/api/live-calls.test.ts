import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { analyses, calls, deliveries, providerCalls, providerEvents } from "../../src/store/schema.ts";
import { CALL, readCall, register } from "../calls/setting.ts";
import { type Client, mintClient } from "../support/client.ts";

interface Begun {
  call_id: string;
  created: boolean;
  live_url: string;
  events_url: string;
  analysis: { status: string };
  errors: { field: string; message: string }[];
  detail: string;
}

interface Told {
  accepted: number;
  repeated: number;
  tools: { tool_call_id: string; ok: boolean; result: string; transfer: { to: string } | null }[];
  transfers: { transfer_id: string; status: string; to_number: string; trigger: string }[];
  errors: { field: string; message: string }[];
  detail: string;
}

/** Two queues with a batch window of a second each, on a busy machine. */
const SOON = { timeout: 20_000, interval: 50 };

const DESK = { type: "transfer_call", name: "Desk", config: { to_number: "+14155550100" } };
const LINE = {
  agent_name: "Line",
  language: "en-US",
  webhook_url: "https://crm.example/hook",
  post_call_actions: [DESK],
};
const TRANSCRIPT = CALL.transcript.map(({ role, text }) => ({ role, text }));

let client: Client;
let agentId: string;
beforeAll(async () => {
  // The customer's endpoint.
  vi.stubGlobal("fetch", async () => new Response("ok"));
  client = await mintClient();
  agentId = (await register(client, LINE)).agent_id;
});
afterAll(() => void vi.unstubAllGlobals());

let count = 0;
const begin = (change: object = {}) =>
  client.send<Begun>("POST", "/v1/calls", {
    ...{ agent_id: agentId, status: "in_progress", provider_call_id: `own-${++count}` },
    ...{ direction: "outbound", from_number: "+14155550199", to_number: "+14155550123" },
    ...change,
  });
const finish = (provider_call_id: string, change: object = {}) =>
  client.send<Begun>("POST", "/v1/calls", {
    ...{ agent_id: agentId, provider_call_id, transcript: TRANSCRIPT },
    ...change,
  });
const tell = (callId: string, body: unknown, headers: Record<string, string> = {}) =>
  client.send<Told>("POST", `/v1/calls/${callId}/events`, body, headers);
const turn = (sequence: number, text: string, change: object = {}) => ({
  ...{ type: "call.turn", event_id: `t${sequence}`, sequence, turn: { role: "user", text } },
  ...change,
});
const textsOf = async (callId: string) => {
  const path = `/v1/calls/${callId}/transcript`;
  const { body } = await client.send<{ turns: { text: string }[] }>("GET", path);
  return body.turns.map(({ text }) => text);
};
const read = (callId: string) =>
  vi.waitFor(async () => {
    const call = await readCall(client, callId);
    expect(call.analysis.status).toMatch(/completed|skipped/);
    return call;
  }, SOON);
const eventsOf = async (callId: string) =>
  (await client.db.select().from(deliveries).where(eq(deliveries.callId, callId)))
    .map(({ eventType }) => eventType)
    .sort();

describe("POST /v1/calls with a call that goes on", () => {
  test("answers a call that is there at once, and where it is told of and followed", async () => {
    const { status, headers, body } = await begin({ campaign: "spring", started_at: "2026-11-22T10:00:00Z" });
    expect(status).toBe(202);
    const path = `/v1/calls/${body.call_id}`;
    expect(headers.get("location")).toBe(path);
    expect(body).toEqual({
      ...{ call_id: expect.stringMatching(/^call_/), created: true, analysis: { status: "pending" } },
      ...{ live_url: `${path}/live`, events_url: `${path}/events` },
    });
    expect(await readCall(client, body.call_id)).toMatchObject({
      ...{ agent_id: agentId, provider: "api", connection_id: null, call_status: "in_progress" },
      ...{ direction: "outbound", from_number: "+14155550199", to_number: "+14155550123" },
      ...{ started_at: "2026-11-22T10:00:00Z", ended_at: null, metadata: { campaign: "spring" } },
      ...{ analysis: { status: "pending" }, actions: [], transfers: [] },
    });
    expect(await eventsOf(body.call_id)).toEqual(["call.started"]);
  });

  test("sent again is the same call, and nothing is told twice", async () => {
    const first = await begin({ provider_call_id: "again" });
    const second = await begin({ provider_call_id: "again", to_number: "+14155550777" });
    expect(second.status).toBe(202);
    expect(second.body).toEqual({ ...first.body, created: false });
    expect(await readCall(client, first.body.call_id)).toMatchObject({ to_number: "+14155550123" });
    expect(await eventsOf(first.body.call_id)).toEqual(["call.started"]);
  });

  test("ten times at once is one call", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => begin({ provider_call_id: "ten" })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.call_id}`)).size).toBe(1);
    expect(answers.filter(({ body }) => body.created)).toHaveLength(1);
  });

  test("needs no provider_call_id", async () => {
    const [one, two] = [
      await begin({ provider_call_id: undefined }),
      await begin({ provider_call_id: undefined }),
    ];
    expect([one.body.created, two.body.created]).toEqual([true, true]);
    const call = await readCall(client, one.body.call_id);
    expect(call.provider_call_id).toBe(one.body.call_id);
  });

  test.each(["queued", "ringing"])(
    "shows one that is %s, and that it began once it is answered",
    async (status) => {
      const { body } = await begin({ provider_call_id: `r-${status}`, status });
      expect(await readCall(client, body.call_id)).toMatchObject({ call_status: status });
      expect(await eventsOf(body.call_id)).toEqual([]);
      const answered = await begin({ provider_call_id: `r-${status}` });
      expect(answered.body).toMatchObject({ call_id: body.call_id, created: false });
      expect(await readCall(client, body.call_id)).toMatchObject({ call_status: "in_progress" });
      expect(await eventsOf(body.call_id)).toEqual(["call.started"]);
    },
  );

  test.each([
    ["an unknown agent", { agent_id: "agent_nobody" }, "agent_id"],
    ["no agent", { agent_id: undefined }, "agent_id"],
    ["a transcript", { transcript: TRANSCRIPT }, "transcript"],
    ["an end", { ended_at: "2026-11-22T10:00:00Z" }, "ended_at"],
    ["a length", { duration_ms: 5 }, "duration_ms"],
    ["a number that is not E.164", { from_number: "05321234567" }, "from_number"],
  ])("refuses %s by its name, and stores nothing", async (name, change, field) => {
    const { status, body } = await begin({ provider_call_id: `bad ${name}`, ...change });
    expect(status).toBe(422);
    expect(body.errors.map((error) => error.field)).toEqual([field]);
    const stored = await client.db
      .select()
      .from(providerCalls)
      .where(eq(providerCalls.providerCallId, `bad ${name}`));
    expect(stored).toEqual([]);
  });

  test("says where a transcript goes that is said as the call goes on", async () => {
    const { body } = await begin({ transcript: "Customer: Hello." });
    expect(body.detail).toContain("/events");
  });

  test("of another workspace's agent is refused", async () => {
    const stranger = await mintClient();
    const call = { agent_id: agentId, status: "in_progress" };
    expect((await stranger.send("POST", "/v1/calls", call)).status).toBe(422);
  });

  test("that is over already answers that call, and opens none", async () => {
    const done = await finish("over-before");
    const { status, body } = await begin({ provider_call_id: "over-before" });
    expect(status).toBe(202);
    expect(body).toMatchObject({ call_id: done.body.call_id, created: false });
    expect(await readCall(client, body.call_id)).toMatchObject({ call_status: "completed" });
  });
});

describe("a call that was begun", () => {
  test("is closed by its end, and read once from what was said on it", async () => {
    const { call_id } = (await begin()).body;
    // In whatever order they come.
    await tell(call_id, turn(2, "My name is Jane Roe."));
    await tell(call_id, { events: [turn(1, "Hello."), turn(3, "Goodbye.")] });
    expect((await tell(call_id, { type: "call.ended", event_id: "end" })).status).toBe(202);
    const call = await read(call_id);
    expect(call).toMatchObject({ call_status: "completed", transcript_problem: null });
    expect(await textsOf(call_id)).toEqual(["Hello.", "My name is Jane Roe.", "Goodbye."]);
    expect(await client.db.select().from(analyses).where(eq(analyses.callId, call_id))).toHaveLength(1);
    expect(await eventsOf(call_id)).toEqual([
      ...["call.analyzed", "call.ended", "call.started"],
      ...["call.transcript", "call.transcript", "call.transcript"],
    ]);
  });

  test("is closed by its end with the transcript", async () => {
    const { call_id } = (await begin()).body;
    await tell(call_id, { type: "call.ended", status: "completed", transcript: TRANSCRIPT });
    await read(call_id);
    expect(await textsOf(call_id)).toEqual(TRANSCRIPT.map(({ text }) => text));
  });

  test("is closed by POST /v1/calls with its whole transcript: one call, read once", async () => {
    const { call_id } = (await begin({ provider_call_id: "closed by post" })).body;
    await tell(call_id, turn(1, "Hello."));
    const last = { direction: undefined, duration_ms: 60_000, end_reason: "hangup" };
    const first = await finish("closed by post", last);
    expect(first.status, first.body.detail).toBe(202);
    expect(first.body).toMatchObject({ call_id, created: false, analysis: { status: "pending" } });
    expect(await readCall(client, call_id)).toMatchObject({
      ...{ call_status: "completed", direction: "outbound", end_reason: "hangup", duration_ms: 60_000 },
      to_number: "+14155550123",
    });
    await read(call_id);
    expect(await textsOf(call_id)).toEqual(TRANSCRIPT.map(({ text }) => text));
    const again = await finish("closed by post", last);
    expect(again.body).toMatchObject({ call_id, created: false });
    const rows = await client.db.select().from(calls).where(eq(calls.providerCallId, "closed by post"));
    expect(rows.map(({ id }) => id)).toEqual([call_id]);
    expect(await client.db.select().from(analyses).where(eq(analyses.callId, call_id))).toHaveLength(1);
    const ended = (await eventsOf(call_id)).filter((type) => type === "call.ended");
    expect(ended).toHaveLength(1);
    const other = await finish("closed by post", { transcript: "Customer: No, I am Joe." });
    expect([other.status, other.body.detail]).toEqual([409, expect.stringContaining(call_id)]);
  });

  test("is one call however many open and close it at once", async () => {
    const named = "all at once";
    const answers = await Promise.all([
      ...[begin({ provider_call_id: named }), finish(named), begin({ provider_call_id: named })],
      ...[finish(named), begin({ provider_call_id: named }), finish(named)],
    ]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body.call_id)).size).toBe(1);
    await read(answers[0]?.body.call_id ?? "");
    const rows = await client.db
      .select()
      .from(calls)
      .where(and(eq(calls.workspaceId, client.workspaceId), eq(calls.providerCallId, named)));
    expect(rows).toHaveLength(1);
  });

  test("which nobody answered is closed by that word alone, and the same word again is no contradiction", async () => {
    const { call_id } = (await begin({ provider_call_id: "nobody", status: "ringing" })).body;
    const words = { status: "no_answer", transcript: [] };
    expect((await finish("nobody", words)).body).toMatchObject({ call_id });
    expect(await readCall(client, call_id)).toMatchObject({ call_status: "no_answer" });
    expect((await finish("nobody", words)).status).toBe(202);
  });
});

describe("POST /v1/calls/{id}/events", () => {
  test("counts what was new and what it had already", async () => {
    const { call_id } = (await begin()).body;
    const [one, two] = [turn(1, "Hello."), turn(2, "I have a question.")];
    const first = await tell(call_id, { events: [one, two, one] });
    expect(first.status, first.body.detail).toBe(202);
    expect(first.body).toEqual({ accepted: 2, repeated: 1, tools: [], transfers: [] });
    expect((await tell(call_id, one)).body).toMatchObject({ accepted: 0, repeated: 1 });
  });

  test.each([
    ["its timestamp", { timestamp: "2026-11-22T10:00:01Z" }, { timestamp: "2026-11-22T10:00:02Z" }],
    ["its sequence", { sequence: 1 }, { sequence: 2 }],
    ["its place in the call", { start_ms: 1000 }, { start_ms: 2000 }],
  ])("knows an utterance without an id by %s", async (_, first, second) => {
    const { call_id } = (await begin()).body;
    const yes = ({ start_ms, ...members }: { start_ms?: number; timestamp?: string; sequence?: number }) => ({
      ...{ type: "call.turn", turn: { role: "user", text: "Yes.", start_ms } },
      ...members,
    });
    expect((await tell(call_id, yes(first))).body).toMatchObject({ accepted: 1 });
    expect((await tell(call_id, yes(first))).body).toMatchObject({ repeated: 1 });
    expect((await tell(call_id, yes(second))).body).toMatchObject({ accepted: 1 });
  });

  test("keeps utterances in the order of their list where nothing else orders them", async () => {
    const { call_id } = (await begin()).body;
    const said = Array.from({ length: 20 }, (_, i) => `Number ${i}.`);
    const events = said.map((text, i) => ({
      ...{ type: "call.turn", event_id: `n${(i * 7) % 20}`, turn: { role: "user", text } },
    }));
    await tell(call_id, { events: [...events, { type: "call.ended" }] });
    await read(call_id);
    expect(await textsOf(call_id)).toEqual(said);
  });

  test.each([
    ["an unknown type", { type: "call.sneezed" }, "type"],
    ["no type", {}, "type"],
    ["a turn without words", { type: "call.turn", event_id: "e", turn: { role: "user" } }, "turn.text"],
    ["an unknown role", { type: "call.turn", event_id: "e", turn: { role: "x", text: "a" } }, "turn.role"],
    ["a turn that nothing names", { type: "call.turn", turn: { role: "user", text: "Yes." } }, "event_id"],
    ["another call's id", { type: "call.ended", call_id: "call_other" }, "call_id"],
    ["a tool call without a name", { type: "call.tool_call", tool_call: { id: "1" } }, "tool_call.name"],
  ])("refuses %s by its place, alone and in a list, and takes none of the list", async (_, wrong, field) => {
    const { call_id } = (await begin()).body;
    const alone = await tell(call_id, wrong);
    expect([alone.status, alone.body.errors.map((error) => error.field)]).toEqual([422, [field]]);
    const listed = await tell(call_id, { events: [turn(1, "Hello."), wrong] });
    expect([listed.status, listed.body.errors.map((error) => error.field)]).toEqual([
      422,
      [`events.1.${field}`],
    ]);
    expect((await tell(call_id, turn(1, "Hello."))).body).toMatchObject({ accepted: 1 });
  });

  test.each([
    ["no event", { events: [] }, 422],
    ["a list that is none", { events: 7 }, 422],
    ["something that is no object", 7, 422],
    ["an event that is no object", { events: [7] }, 422],
    ["over a hundred events", { events: Array.from({ length: 101 }, (_, i) => turn(i, "a")) }, 413],
    [
      "a transcript over its limit",
      { type: "call.ended", transcript: [{ role: "user", text: "x".repeat(1024 * 1024 + 1) }] },
      413,
    ],
    ["a broken body", "{", 400],
  ])("refuses %s", async (_, body, status) => {
    const { call_id } = (await begin()).body;
    expect((await tell(call_id, body)).status).toBe(status);
  });

  test("is not there for another workspace's call", async () => {
    const { call_id } = (await begin()).body;
    const stranger = await mintClient();
    const path = `/v1/calls/${call_id}`;
    expect((await stranger.send("POST", `${path}/events`, turn(1, "Hello."))).status).toBe(404);
    expect((await stranger.send("GET", `${path}/transfers`)).status).toBe(404);
    expect(
      await client.db
        .select()
        .from(providerEvents)
        .where(eq(providerEvents.workspaceId, stranger.workspaceId)),
    ).toEqual([]);
  });

  test("answers the same to the same Idempotency-Key", async () => {
    const { call_id } = (await begin()).body;
    const headers = { "idempotency-key": `told ${call_id}` };
    const first = await tell(call_id, turn(1, "Hello."), headers);
    const second = await tell(call_id, turn(1, "Hello."), headers);
    expect(second.body).toEqual(first.body);
    expect(second.body.accepted).toBe(1);
  });

  test("cannot make the call another agent's", async () => {
    const other = (await register(client, { ...LINE, agent_name: "Other" })).agent_id;
    const { call_id } = (await begin()).body;
    await tell(call_id, turn(1, "Hello.", { agent: other, attempt_id: "x" }));
    await tell(call_id, { type: "call.ended", agent: other });
    const call = await read(call_id);
    expect(call.agent_id).toBe(agentId);
    const told = await client.db.select().from(deliveries).where(eq(deliveries.callId, call_id));
    expect(new Set(told.map((one) => JSON.parse(one.body).agent_id))).toEqual(new Set([agentId]));
  });
});

describe("what is told of a call that is over", () => {
  const over = async () => {
    const { call_id } = (await begin()).body;
    await tell(call_id, { events: [turn(1, "Hello."), { type: "call.ended", event_id: "end" }] });
    await read(call_id);
    return call_id;
  };

  test("is a conflict where it was said on it, with what to do instead", async () => {
    const callId = await over();
    const { status, body } = await tell(callId, turn(2, "One more thing."));
    expect(status).toBe(409);
    expect(body.detail).toContain(`/v1/calls/${callId}/reanalyze`);
    expect(await textsOf(callId)).toEqual(["Hello."]);
  });

  test("is a repetition where it was told before its end", async () => {
    const { status, body } = await tell(await over(), {
      events: [turn(1, "Hello."), { type: "call.ended", event_id: "end" }],
    });
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 0, repeated: 2 });
  });

  test("fills in what it lacked", async () => {
    const callId = await over();
    const late = { type: "call.analyzed", recording_url: "https://files.example/a.mp3" };
    expect((await tell(callId, late)).body).toMatchObject({ accepted: 1 });
    await vi.waitFor(async () => {
      expect(await readCall(client, callId)).toMatchObject({ recording_url: "https://files.example/a.mp3" });
    }, SOON);
  });

  test("also where it came as a whole, and opens no second call", async () => {
    const { body } = await finish("came as a whole");
    expect((await tell(body.call_id, turn(1, "More."))).status).toBe(409);
    expect((await tell(body.call_id, { type: "call.error", end_reason: "line_noise" })).status).toBe(202);
    await vi.waitFor(async () => {
      expect(await readCall(client, body.call_id)).toMatchObject({ end_reason: "line_noise" });
    }, SOON);
    const rows = await client.db.select().from(calls).where(eq(calls.providerCallId, "came as a whole"));
    expect(rows.map(({ id }) => id)).toEqual([body.call_id]);
  });
});

describe("a transfer", () => {
  test("that a tool call asks for is in the answer, and on the call, once", async () => {
    const { call_id } = (await begin()).body;
    const tool = {
      ...{ type: "call.tool_call", event_id: "tool" },
      tool_call: { id: "tc1", name: "transfer_call", arguments: { to_number: "+15550000000" } },
    };
    const first = await tell(call_id, tool);
    expect(first.status, first.body.detail).toBe(202);
    expect(first.body.tools).toEqual([
      { tool_call_id: "tc1", ok: true, result: expect.any(String), transfer: expect.any(Object) },
    ]);
    // A number that a model made up is dialled by nobody.
    expect(first.body.tools[0]?.transfer).toMatchObject({ to: "+14155550100" });
    expect(first.body.transfers).toMatchObject([{ to_number: "+14155550100", trigger: "tool" }]);
    const second = await tell(call_id, tool);
    expect(second.body).toMatchObject({ accepted: 0, repeated: 1 });
    expect(second.body.tools).toEqual(first.body.tools);
    expect(second.body.transfers.map((one) => one.transfer_id)).toEqual(
      first.body.transfers.map((one) => one.transfer_id),
    );
    const listed = await client.send<Told["transfers"]>("GET", `/v1/calls/${call_id}/transfers`);
    expect(listed.body).toEqual(second.body.transfers);
    expect((await readCall(client, call_id)) as object).toMatchObject({ transfers: listed.body });
  });

  test("that the caller's words decided is in the answer to them", async () => {
    const { call_id } = (await begin()).body;
    const { body } = await tell(call_id, turn(1, "Can I talk to a real person, please?"));
    expect(body.transfers).toMatchObject([{ to_number: "+14155550100", trigger: "caller" }]);
  });

  test("that went as the voice agent tells shows in the answer how", async () => {
    const { call_id } = (await begin()).body;
    await tell(call_id, { type: "call.tool_call", tool_call: { id: "tc1", name: "transfer_call" } });
    const { body } = await tell(call_id, {
      ...{ type: "call.transfer", event_id: "tr" },
      transfer: { status: "connected", to: "+14155550100" },
    });
    expect(body.transfers).toMatchObject([{ status: "connected" }]);
    expect(await readCall(client, call_id)).toMatchObject({ transfer_outcome: "connected" });
  });

  test("is on no list of calls", async () => {
    const { body } = await client.send<object[]>("GET", "/v1/calls?limit=1");
    expect(body[0]).not.toHaveProperty("transfers");
  });

  test("that was never asked for makes an empty list", async () => {
    const { call_id } = (await begin()).body;
    expect((await client.send("GET", `/v1/calls/${call_id}/transfers`)).body).toEqual([]);
  });
});
