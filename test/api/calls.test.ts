import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { api } from "../../src/api/app.ts";
import { MAX_TRANSCRIPT_BYTES, MAX_TURNS } from "../../src/calls/transcript.ts";
import { compose } from "../../src/compose.ts";
import { CALL, readCall, register } from "../calls/setting.ts";
import { type Client, mintClient } from "../support/client.ts";
import { countRoundTrips } from "../support/round-trips.ts";

interface Taken {
  call_id: string;
  created: boolean;
  analysis: { status: string };
  detail: string;
  errors: { field: string; message: string }[];
}

/** Asks for nothing and does nothing: what comes in is all that matters here. */
const LINE = { agent_name: "Line" };

let client: Client;
let agentId: string;
beforeAll(async () => {
  client = await mintClient();
  agentId = (await register(client, LINE)).agent_id;
});

const post = (change: object = {}) =>
  client.send<Taken>("POST", "/v1/calls", { agent_id: agentId, ...CALL, ...change });
const turnsOf = async ({ body }: { body: Taken }) => {
  const answer = await client.send<{ turns: { role: string; text: string }[] }>(
    "GET",
    `/v1/calls/${body.call_id}/transcript`,
  );
  return answer.body.turns.map(({ role, text }) => `${role}: ${text}`);
};

describe("POST /v1/calls", () => {
  test("takes a call in and says where it is, before anything is read", async () => {
    const { status, headers, body } = await post();
    expect(status).toBe(202);
    expect(body).toEqual({
      call_id: expect.stringMatching(/^call_/),
      created: true,
      analysis: { status: "pending" },
    });
    expect(headers.get("location")).toBe(`/v1/calls/${body.call_id}`);
    expect((await client.send("GET", headers.get("location") ?? "")).status).toBe(200);
  });

  test.each([
    ["agent", "agent"],
    ["assistant", "agent"],
    ["bot", "agent"],
    ["user", "customer"],
    ["customer", "customer"],
    ["human", "customer"],
    ["caller", "customer"],
    ["system", "system"],
    ["tool", "tool"],
    ["User", "customer"],
  ])("takes turns of the role %s", async (role, speaker) => {
    const taken = await post({
      transcript: [
        { role, text: " Hello. " },
        { role, content: "Bye." },
      ],
    });
    expect(taken.status).toBe(202);
    expect(await turnsOf(taken)).toEqual([`${speaker}: Hello.`, `${speaker}: Bye.`]);
  });

  test.each([
    ["Agent: Hi.\nCustomer: Hello,\nit is me.", ["agent: Hi.", "customer: Hello, it is me."]],
    ["[00:01] Assistant: Hi.\r\n00:03 - User (Jane): Hello.", ["agent: Hi.", "customer: Hello."]],
    ["Temsilci: Buyurun.\nMüşteri: Saat 14:30 olsun.", ["agent: Buyurun.", "customer: Saat 14:30 olsun."]],
    ["TEMSİLCİ: Buyurun.\nMÜŞTERİ: Merhaba.", ["agent: Buyurun.", "customer: Merhaba."]],
  ])("takes text with speaker labels: %j", async (transcript, turns) => {
    expect(await turnsOf(await post({ transcript }))).toEqual(turns);
  });

  test("keeps what it does not know under metadata, and what is there already as it is", async () => {
    const { body } = await post({ campaign: "spring", crm: { id: 7 }, metadata: { campaign: "summer" } });
    const call = await readCall(client, body.call_id);
    expect(call.metadata).toEqual({ campaign: "summer", crm: { id: 7 } });
  });

  test.each([
    [{ duration_ms: 90_000 }, { ended_at: "2026-05-04T07:01:30.000Z", duration_ms: 90_000 }],
    [
      { duration_ms: undefined, ended_at: "2026-05-04T10:02:00+03:00" },
      { ended_at: "2026-05-04T10:02:00+03:00", duration_ms: 120_000 },
    ],
    [
      { started_at: undefined, ended_at: "2026-05-04T10:02:00+03:00", duration_ms: 60_000 },
      { started_at: "2026-05-04T07:01:00.000Z" },
    ],
    [
      { started_at: undefined, duration_ms: undefined },
      { started_at: null, ended_at: null, duration_ms: null },
    ],
  ])("completes the times of a call: %j", async (given, kept) => {
    const { body } = await post(given);
    expect(await readCall(client, body.call_id)).toMatchObject(kept);
  });

  test.each([
    [{ from_number: "+90 (532) 123-45-67" }, { from_number: "+905321234567" }],
    [{ from_number: "anonymous" }, { from_number: null }],
    [{ to_number: "sip:sales@pbx.example" }, { to_number: "sip:sales@pbx.example" }],
  ])("keeps numbers as E.164: %j", async (given, kept) => {
    const { body } = await post(given);
    expect(await readCall(client, body.call_id)).toMatchObject(kept);
  });

  test("makes at most two round trips to the database", async () => {
    const { DB, trips } = countRoundTrips(env.DB);
    const services = compose({ ...env, DB });
    const answer = await api.fetch(
      new Request("https://aftercall.example/v1/calls", {
        method: "POST",
        headers: { authorization: `Bearer ${client.key}`, "content-type": "application/json" },
        body: JSON.stringify({ agent_id: agentId, ...CALL }),
      }),
      { services: { ...services, requestAnalysis: async () => {} }, requestId: "req_1" },
      createExecutionContext(),
    );
    expect(answer.status).toBe(202);
    expect(trips()).toBe(2);
  });
});

describe("the same provider_call_id sent again", () => {
  test("answers the first call, also when the facts differ, and changes nothing", async () => {
    const first = await post({ provider_call_id: "again" });
    const second = await post({ provider_call_id: "again", duration_ms: 1, metadata: { late: true } });
    expect(second.status).toBe(202);
    expect(second.body).toMatchObject({ call_id: first.body.call_id, created: false });
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect(await readCall(client, first.body.call_id)).toMatchObject({ duration_ms: 60_000, metadata: {} });
  });

  test("ten times at once is one call", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => post({ provider_call_id: "ten" })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.call_id}`)).size).toBe(1);
    expect(answers.filter(({ body }) => body.created)).toHaveLength(1);
  });

  test("is a conflict with another transcript", async () => {
    const first = await post({ provider_call_id: "other" });
    const { status, body } = await post({ provider_call_id: "other", transcript: "Customer: No, I am Joe." });
    expect(status).toBe(409);
    expect(body.detail).toContain(first.body.call_id);
    expect(await turnsOf(first)).toContain("customer: My name is Jane Roe.");
  });

  test("is another call in another workspace", async () => {
    const mine = await post({ provider_call_id: "shared" });
    const other = await mintClient();
    const { agent_id } = await register(other, LINE);
    const theirs = await other.send<Taken>("POST", "/v1/calls", {
      ...CALL,
      agent_id,
      provider_call_id: "shared",
      transcript: "Customer: Hello.",
    });
    expect(theirs.status).toBe(202);
    expect(theirs.body.call_id).not.toBe(mine.body.call_id);
  });
});

describe("a bad call is refused by the place that is wrong", () => {
  const turns = (...given: unknown[]) => ({ transcript: given });

  test.each([
    ["an unknown agent", { agent_id: "agent_nobody" }, "agent_id"],
    ["no agent", { agent_id: undefined }, "agent_id"],
    ["no transcript", { transcript: undefined }, "transcript"],
    ["no turns", turns(), "transcript"],
    ["nothing but empty turns", turns({ role: "user", text: " " }), "transcript"],
    ["empty text", { transcript: "" }, "transcript"],
    ["a transcript that is a number", { transcript: 7 }, "transcript"],
    ["text without labels", { transcript: "Hello, how are you?" }, "transcript"],
    [
      "an unknown role",
      turns({ role: "user", text: "a" }, { role: "narrator", text: "b" }),
      "transcript.1.role",
    ],
    ["a turn without a role", turns({ text: "a" }), "transcript.0.role"],
    ["a turn without words", turns({ role: "user" }), "transcript.0.text"],
    ["words that are a number", turns({ role: "user", text: 7 }), "transcript.0.text"],
    ["a number that is not E.164", { from_number: "05321234567" }, "from_number"],
    ["an unknown direction", { direction: "sideways" }, "direction"],
    ["an unknown status", { status: "done" }, "status"],
    ["a time without an offset", { started_at: "2026-05-04T10:00:00" }, "started_at"],
    [
      "an end before the start",
      { duration_ms: undefined, ended_at: "2026-05-04T09:59:59+03:00" },
      "ended_at",
    ],
    ["a negative length", { duration_ms: -1 }, "duration_ms"],
    ["an unknown zone", { timezone: "Mars/Olympus" }, "timezone"],
    ["metadata that is a list", { metadata: [] }, "metadata"],
    ["a recording that is no URL", { recording_url: "file:///etc/passwd" }, "recording_url"],
  ])("%s", async (_, change, place) => {
    const { status, headers, body } = await post(change);
    expect(status, JSON.stringify(body)).toBe(422);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(body.errors.map(({ field }) => field)).toEqual([place]);
    expect(body.errors.every(({ message }) => message.length > 10)).toBe(true);
  });

  test("says how many turns a transcript may have", async () => {
    const turn = { role: "user", text: "Yes." };
    const { status, body } = await post(turns(...Array.from({ length: MAX_TURNS + 1 }, () => turn)));
    expect(status).toBe(413);
    expect(body.detail).toContain("5000 turns");
    expect((await post(turns(...Array.from({ length: MAX_TURNS }, () => turn)))).status).toBe(202);
  });

  test.each([
    ["text", `Customer: ${"x".repeat(MAX_TRANSCRIPT_BYTES)}`],
    ["text in letters of two bytes", `Customer: ${"ş".repeat(MAX_TRANSCRIPT_BYTES / 2 + 1)}`],
    ["turns", [{ role: "user", text: "x".repeat(MAX_TRANSCRIPT_BYTES + 1) }]],
  ])("says how long a transcript may be: %s", async (_, transcript) => {
    const { status, body } = await post({ transcript });
    expect(status).toBe(413);
    expect(body.detail).toContain("1 MiB");
  });

  test("takes a transcript of exactly 1 MiB", async () => {
    const transcript = [{ role: "user", text: "x".repeat(MAX_TRANSCRIPT_BYTES) }];
    expect((await post({ transcript })).status).toBe(202);
  });
});

describe("a call of another workspace", () => {
  test("is not there", async () => {
    const { body } = await post();
    const stranger = await mintClient();
    for (const path of [`/v1/calls/${body.call_id}`, `/v1/calls/${body.call_id}/transcript`]) {
      expect((await stranger.send("GET", path)).status).toBe(404);
    }
    for (const list of ["calls", "deliveries", "schedules", "dead-letters"]) {
      const answer = await stranger.send("GET", `/v1/${list}`);
      expect(answer.body, list).toEqual([]);
    }
  });

  test("cannot be made with its agent", async () => {
    const stranger = await mintClient();
    const { status } = await stranger.send("POST", "/v1/calls", { agent_id: agentId, ...CALL });
    expect(status).toBe(422);
  });
});
