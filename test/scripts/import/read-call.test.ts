import { beforeAll, describe, expect, test } from "vitest";
import { itemsOf } from "../../../scripts/import/items.ts";
import { readOptions } from "../../../scripts/import/options.ts";
import { readCall } from "../../../scripts/import/read-call.ts";
import { describeCall, summary } from "../../../scripts/import/report.ts";
import { requestOf } from "../../../scripts/import/request.ts";
import { register } from "../../calls/setting.ts";
import { type Client, mintClient } from "../../support/client.ts";

const BLAND = {
  call_id: "b1",
  to: "+14155550123",
  from: "+14155550100",
  inbound: false,
  completed: true,
  status: "completed",
  answered_by: "human",
  corrected_duration: "50",
  started_at: "2026-11-22T10:00:10Z",
  transcripts: [
    { id: 1, created_at: "2026-11-22T10:00:11.000Z", user: "assistant", text: "Hello." },
    { id: 2, created_at: "2026-11-22T10:00:13.000Z", user: "user", text: "Call me back." },
  ],
  concatenated_transcript: "assistant: Hello. \n user: Call me back.",
};
const UNANSWERED = {
  ...BLAND,
  call_id: "b2",
  completed: false,
  status: "busy",
  answered_by: "unknown",
  corrected_duration: "0",
  transcripts: [],
  concatenated_transcript: "",
};
const REQUEST = {
  provider_call_id: "mine",
  status: "completed",
  note: 7,
  transcript: "Jane: Hello.\nJoe: Hi.",
};
const SPEAKERS = { speaker: ["Jane=agent", "Joe=customer"] };
const TEXT = "Agent: Hello.\nCustomer: Hi.";

function readFile(file: string, content: unknown, flags: object = {}) {
  const options = readOptions({ agent: "agent_1", ...flags });
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return itemsOf(file, text, options.format).map((item) => readCall(item, options));
}

function callOf(...of: Parameters<typeof readFile>) {
  const [read] = readFile(...of);
  if (read?.kind !== "call") throw new Error(JSON.stringify(read));
  return read;
}

const reasonOf = (...of: Parameters<typeof readFile>) => {
  const [read] = readFile(...of);
  return read?.kind === "fault" ? read.reason : null;
};

describe("a file's call", () => {
  test("is a platform's, with its id and facts", () => {
    expect(callOf("a.json", BLAND)).toMatchObject({
      id: "b1",
      call: { agentId: "agent_1", direction: "outbound", durationMs: 50_000, turns: [{}, {}] },
    });
  });

  test("has an id of its content where it has none: the same at each import, in whatever list", () => {
    const { id } = callOf("a.txt", TEXT);
    expect(id).toMatch(/^import_[0-9a-f]{32}$/);
    expect(callOf("b.txt", TEXT).id).toBe(id);
    expect(callOf("a.txt", `${TEXT}!`).id).not.toBe(id);
    const turns = [{ role: "agent", text: "Hello." }];
    expect(callOf("a.jsonl", turns).id).toBe(callOf("a.json", [turns]).id);
  });

  test("is a request of the API, whose unknown members are kept", () => {
    expect(callOf("a.json", REQUEST, SPEAKERS)).toMatchObject({
      id: "mine",
      call: { metadata: { note: 7 }, turns: [{ role: "agent" }, { role: "customer" }] },
    });
  });

  test("is what the flags say, whatever the file says", () => {
    const flags = { direction: "inbound", from: "+905321234567", "started-at": "2026-01-01T10:00:00Z" };
    expect(callOf("a.json", BLAND, flags).call).toMatchObject({
      direction: "inbound",
      fromNumber: "+905321234567",
      toNumber: "+14155550123",
      startedAt: "2026-01-01T10:00:00Z",
      endedAt: "2026-01-01T10:00:50.000Z",
    });
    const request = { ...REQUEST, transcript: TEXT, direction: "outbound" };
    expect(callOf("a.json", request, flags).call.direction).toBe("inbound");
  });

  test("is one in which nobody spoke, where nobody answered", () => {
    expect(callOf("a.json", UNANSWERED).call).toMatchObject({ status: "busy", turns: [] });
  });

  test.each([
    ["a.txt", "Jane: Hello.\nJoe: Hi.", {}, /"Jane", "Joe"\. Use --speaker "NAME=agent" for each\.$/],
    ["a.json", {}, {}, /^transcript\.format: .* Use --format\.$/],
    ["a.json", BLAND, { format: "retell" }, /^transcript\.content: This is no call as Retell exports it/],
    [
      "a.json",
      { ...REQUEST, transcript: TEXT, duration_ms: "x", status: "y" },
      {},
      /^duration_ms: .*\(and 1 more\)$/,
    ],
    ["a.txt", `Agent: ${"x".repeat(1024 * 1024 + 1)}`, {}, /over 1 MiB/],
  ])("that cannot be read says what to do: %s %#", (file, content, flags, reason) => {
    expect(reasonOf(file, content, flags)).toMatch(reason);
  });
});

describe("what is sent", () => {
  let client: Client;
  let agent: string;
  beforeAll(async () => {
    client = await mintClient();
    agent = (await register(client, { agent_name: "Line" })).agent_id;
  });
  const send = ({ id, call }: ReturnType<typeof callOf>) =>
    client.send<{ call_id: string; created: boolean }>("POST", "/v1/calls", requestOf(id, call));

  test.each([
    ["a platform's call", BLAND],
    ["a call that nobody answered", UNANSWERED],
    ["a request", { ...REQUEST, transcript: TEXT }],
    ["turns", [{ role: "user", text: "Hi.", start_ms: 5 }]],
  ])("is taken once, and a second import changes nothing: %s", async (_, content) => {
    const read = callOf("a.json", content, { agent });
    const first = await send(read);
    expect(first.status, JSON.stringify(first.body)).toBe(202);
    expect(first.body.created).toBe(true);
    expect((await send(callOf("a.json", content, { agent }))).body).toMatchObject({
      call_id: first.body.call_id,
      created: false,
    });
    const kept = await client.send("GET", `/v1/calls/${first.body.call_id}`);
    expect(kept.body).toMatchObject({
      provider_call_id: read.id,
      call_status: read.call.status,
      direction: read.call.direction,
      from_number: read.call.fromNumber,
      duration_ms: read.call.durationMs,
      metadata: read.call.metadata,
    });
    const { body } = await client.send("GET", `/v1/calls/${first.body.call_id}/transcript`);
    expect(body).toMatchObject({ turns: read.call.turns });
  });
});

describe("what is shown", () => {
  test("of a call is its place, id, facts and first words", () => {
    const { place, id, call } = callOf("a.json", BLAND);
    const shown = describeCall(place, id, call);
    for (const part of [
      "a.json  b1",
      "outbound +14155550100 → +14155550123",
      "(50 s)",
      "2 turns",
      "agent: Hello.",
    ])
      expect(shown).toContain(part);
  });

  test("of the whole is what became of it", () => {
    expect(summary({ created: 2, known: 1, failed: 3 }, false)).toMatch(
      /created +2\n.*already there +1\n.*failed +3/,
    );
    expect(summary({ created: 2, known: 0, failed: 0 }, true)).toMatch(/would be sent +2\n.*failed +0/);
  });
});
