import { describe, expect, it } from "vitest";
import { AGENT } from "../calls/setting.ts";
import { callBody, callLines, importSetting, lines, type Problem } from "./setting.ts";

interface View {
  call_id: string;
  agent_id: string;
  provider_call_id: string;
  metadata: Record<string, unknown>;
}

/** Dozens of calls, on a machine that has other work. */
const BUSY_MS = 30_000;

describe("a file of calls", () => {
  it(
    "is taken in a few calls a message, each as POST /v1/calls takes it, and knocks for their analyses",
    async () => {
      const setting = await importSetting();
      const { import_id: id, total } = await setting.startCalls(callLines(60), { file_name: "old.jsonl" });
      expect(total).toBe(60);
      await setting.step(id);
      expect(await setting.look(id)).toMatchObject({ status: "running", done: 15, imported: 15 });
      await setting.work();
      expect(await setting.look(id)).toMatchObject({ status: "completed", imported: 60, refused: 0 });
      expect([await setting.calls(), await setting.parts(), setting.knocks.calls.length]).toEqual([
        60, 0, 60,
      ]);
      const { body } = await setting.send<View[]>("GET", "/v1/calls?limit=1");
      expect(body).toMatchObject([
        {
          ...{ agent_id: setting.agentId, provider_call_id: "old-59", from_number: "+14155550123" },
          ...{ call_status: "completed", direction: "inbound", duration_ms: 60_000 },
        },
      ]);
    },
    BUSY_MS,
  );

  it("can be found by the moment of the import, and only its calls", async () => {
    const setting = await importSetting();
    await setting.ingest();
    setting.pass(1);
    const { created_at: at } = await setting.startCalls(callLines(7));
    setting.pass(1);
    await setting.ingest();
    await setting.work();
    const before = new Date(Date.parse(at) + 1).toISOString();
    const { body } = await setting.send<View[]>(
      "GET",
      `/v1/calls?created_after=${at}&created_before=${before}`,
    );
    expect(body.map((call) => call.provider_call_id)).toEqual(
      Array.from({ length: 7 }, (_, n) => `old-${6 - n}`),
    );
  });

  it("changes nothing when it is imported again, with ids of its own or without", async () => {
    const setting = await importSetting();
    const content = lines(callBody(1), callBody(2, { provider_call_id: undefined }));
    await setting.startCalls(content);
    await setting.work();
    const { import_id: id } = await setting.startCalls(content);
    await setting.work();
    expect(await setting.look(id)).toMatchObject({ imported: 0, already: 2, refused: 0 });
    expect(await setting.calls()).toBe(2);
  });

  it("holds calls of several agents, of which a row's own wins", async () => {
    const setting = await importSetting();
    const { body } = await setting.client.send("POST", "/v1/agents", { agent_name: "Other" });
    const other = String(body.agent_id);
    await setting.startCalls(lines(callBody(1, { agent_id: other }), callBody(2, { agent_id: "" })));
    await setting.work();
    const { body: calls } = await setting.send<View[]>("GET", "/v1/calls");
    expect(calls.map(({ agent_id: agent }) => agent)).toEqual([setting.agentId, other]);
  });

  it.each([
    [
      "JSON Lines with empty lines, CRLF and a byte order mark",
      `\ufeff\r\n${JSON.stringify(callBody(1))}\r\n\r\n`,
      2,
    ],
    ["a list in JSON", `\n[${JSON.stringify(callBody(1), null, 2)}\n,\n]`, 1],
    ["one call in JSON on several lines", JSON.stringify(callBody(1), null, 2), 1],
    ["a line of JSON", JSON.stringify(callBody(1)), 1],
    [
      "CSV",
      `Provider Call ID;from_number;started_at;duration_ms;transcript;Campaign\r\nold-1;+14155550123;2026-03-02T10:15:00-08:00;60000;"Agent: How can I help you?\nCustomer: This is ""question"" 1.";spring\r\n`,
      2,
    ],
    [
      "CSV with turns in JSON",
      `provider_call_id,transcript,metadata\nold-1,"[{""role"":""user"",""text"":""Hello; there, you""}]","{""Campaign"":""spring""}"\n`,
      2,
    ],
  ])("may be %s", async (_, content, row) => {
    const setting = await importSetting();
    const { import_id: id, total } = await setting.startCalls(content);
    await setting.work();
    expect(total).toBe(1);
    expect(await setting.look(id)).toMatchObject({ imported: 1, errors: [] });
    const { body } = await setting.send<View[]>("GET", "/v1/calls");
    expect(body[0]?.provider_call_id).toBe("old-1");
    expect(body[0]?.metadata).toEqual(content.includes("Campaign") ? { Campaign: "spring" } : {});
    expect(body[0]?.call_id.endsWith(`000000${row}`)).toBe(true);
  });

  it("may hold calls on which nobody said anything, as POST /v1/calls takes them", async () => {
    const setting = await importSetting();
    const wordless = { status: "no_answer", transcript: "" };
    const { import_id: id } = await setting.startCalls(lines(callBody(1, wordless)));
    await setting.work();
    expect(await setting.look(id)).toMatchObject({ imported: 1, errors: [] });
  });

  it("is refused row by row, with place, text and remedy, and the rest of it is taken", async () => {
    const setting = await importSetting();
    await setting.ingest({ provider_call_id: "seen" });
    const content = [
      JSON.stringify(callBody(1)),
      "",
      '{"transcript": "Agent: Hi',
      "[1, 2]",
      "null",
      JSON.stringify(callBody(2, { agent_id: "agent_nobody" })),
      JSON.stringify(callBody(3, { from_number: "not a number <b>", started_at: "yesterday" })),
      JSON.stringify(callBody(4, { status: "in_progress" })),
      JSON.stringify({ provider_call_id: "wordless" }),
      JSON.stringify(callBody(5, { transcript: `Agent: ${"x".repeat(1_100_000)}` })),
      JSON.stringify(callBody(1, { transcript: "Customer: Something else." })),
      JSON.stringify(callBody(6)),
    ].join("\n");
    const { import_id: id } = await setting.startCalls(content, { file_name: "calls.jsonl" });
    await setting.work();
    const { errors, ...view } = await setting.look(id);
    expect(view).toMatchObject({
      status: "completed",
      total: 11,
      done: 11,
      imported: 2,
      already: 0,
      refused: 9,
    });
    expect(errors.map(({ row, value }) => [row, value])).toEqual([
      [3, '{"transcript": "Agent: Hi'],
      [4, "[1,2]"],
      [5, "null"],
      [6, "old-2"],
      [7, "not a number <b>"],
      [8, "in_progress"],
      [9, "wordless"],
      [10, "old-5"],
      [11, "old-1"],
    ]);
    const said = errors.map(({ message }) => message);
    expect(said[0]).toBe("It is not JSON: check quotes, commas and brackets.");
    expect(said[1]).toBe("This is no call: send an object as POST /v1/calls takes it.");
    expect(said[3]).toMatch(/There is no agent agent_nobody: create it, or check the id/);
    expect(said[4]).toMatch(/^from_number: .*\(and 1 more\)$/);
    expect(said[5]).toMatch(/import calls that are over/);
    expect(said[6]).toMatch(/^transcript: /);
    expect(said[7]).toMatch(/1 MiB/);
    expect(said[8]).toMatch(/sent before with another transcript/);
  });

  it("is refused where a list breaks off, from there on, and where columns do not fit", async () => {
    const setting = await importSetting();
    const list = `[${JSON.stringify(callBody(1))}, {"a": "b, ${JSON.stringify(callBody(2))}] x`;
    const first = await setting.startCalls(list);
    await setting.work();
    expect(await setting.look(first.import_id)).toMatchObject({ imported: 1, errors: [{ row: 2 }] });
    const behind = await setting.startCalls(`[${JSON.stringify(callBody(3))}] {"more": 1}`);
    await setting.work();
    expect(await setting.look(behind.import_id)).toMatchObject({
      imported: 1,
      errors: [{ row: 2, value: '{"more": 1}', message: expect.stringContaining("behind the end") }],
    });
    const csv = `provider_call_id,transcript\na,Customer: One, two\nb,"Customer: Fine, thanks."\nc,"Customer: open`;
    const { import_id: id } = await setting.startCalls(csv);
    await setting.work();
    expect(await setting.look(id)).toMatchObject({
      imported: 1,
      errors: [
        { row: 2, value: "two", message: expect.stringContaining("more cells") },
        { row: 4, message: expect.stringContaining("quotation mark is not closed") },
      ],
    });
  });

  it.each([
    ["", "content", "It is empty: send one call on each line"],
    [" \r\n\n ", "content", "It is empty"],
    ["[]", "content", "It is empty"],
    ["phone\n+49151", "content", "neither JSON Lines, a list in JSON, nor a CSV"],
    ["transcript,transcript\nx,y", "content", "Two columns are named transcript"],
    ['{"transcript": "x"}', "agent_id", "There is no such agent", { agent_id: "agent_nobody" }],
    ['{"transcript": "x"}', "csv", "Unknown member", { csv: "x" }],
    ['{"transcript": "x"}', "country", "Unknown member", { country: "TR" }],
    ['{"transcript": "x"}', "kind", "suppressions or calls", { kind: "agents" }],
  ] as [string, string, string, object?][])(
    "is refused whole where it is %j, by %s",
    async (content, field, words, members = {}) => {
      const setting = await importSetting();
      const asked = { kind: "calls", content, ...members };
      const { status, body } = await setting.start<Problem>(asked);
      expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
      expect(body.errors?.[0]?.message).toContain(words);
      expect((await setting.send<unknown[]>("GET", "/v1/imports")).body).toEqual([]);
    },
  );

  it("refuses more calls than a file may have", async () => {
    const setting = await importSetting();
    const { status, body } = await setting.start<Problem>({ kind: "calls", content: "{}\n".repeat(50_001) });
    expect([status, body.detail]).toEqual([
      422,
      "content: The file has more than 50,000 calls: send it in several parts.",
    ]);
  });
});

describe("calls of an agent that acts after each", () => {
  const ACTS =
    /^Sales acts after each call \(Auto follow-up, Lead to CRM\), also after old ones: say with_actions/;

  it("are not taken in unless somebody says that it is to", async () => {
    const setting = await importSetting(AGENT);
    const asked = { kind: "calls", content: callLines(1), agent_id: setting.agentId };
    const refused = await setting.start<Problem>(asked);
    expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([422, "with_actions"]);
    expect(refused.body.errors?.[0]?.message).toMatch(ACTS);
    const { body } = await setting.start({ ...asked, with_actions: true });
    await setting.work();
    expect(await setting.look(body.import_id)).toMatchObject({ with_actions: true, imported: 1 });
  });

  it("are refused row by row where their rows name it", async () => {
    const setting = await importSetting(AGENT);
    const { body } = await setting.client.send("POST", "/v1/agents", { agent_name: "Quiet" });
    const content = lines(callBody(1, { agent_id: setting.agentId }), callBody(2));
    const { import_id: id } = await setting.startCalls(content, { agent_id: body.agent_id });
    await setting.work();
    const { errors, imported } = await setting.look(id);
    expect([imported, errors.map(({ row, value }) => [row, value])]).toEqual([1, [[1, setting.agentId]]]);
    expect(errors[0]?.message).toMatch(ACTS);
  });

  it("wait to be begun where their sender says so, with what they will fire and cost", async () => {
    const setting = await importSetting(AGENT);
    const callId = await setting.ingest();
    await setting.process(callId, { models: [] });
    const { import_id: id, status, total } = await setting.startCalls(callLines(3), { begin: false });
    expect([status, total, setting.importKnocks]).toEqual(["waiting", 3, []]);
    await setting.step(id);
    expect(await setting.look(id)).toMatchObject({
      ...{ status: "waiting", done: 0, begun_at: null },
      forecast: { actions: ["Auto follow-up", "Lead to CRM"] },
    });
    const begin = (body: object) => setting.send<Problem>("POST", `/v1/imports/${id}/begin`, body);
    expect((await begin({})).body.errors?.[0]?.field).toBe("with_actions");
    expect((await begin({ with_actions: true })).status).toBe(202);
    expect((await begin({ with_actions: true })).status).toBe(409);
    await setting.work();
    expect(await setting.look(id)).toMatchObject({ status: "completed", imported: 3, forecast: null });
  });
});
