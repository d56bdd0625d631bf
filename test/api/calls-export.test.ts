import { env, exports } from "cloudflare:workers";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { SEED_AGENT, seedCalls } from "../../bench/support/seed-calls.ts";
import { exportCalls } from "../../src/calls/export.ts";
import type { CallView } from "../../src/calls/view.ts";
import { idsAt } from "../../src/id.ts";
import { openDatabase } from "../../src/store/database.ts";
import { type CallSetting, callSetting, register } from "../calls/setting.ts";
import { type Client, mintClient } from "../support/client.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";

const FIELDS = [
  { name: "note", type: "string", description: "What was said" },
  { name: "secret", type: "string", description: "A secret", pii: true },
  { name: "seats", type: "number", description: "How many seats" },
];
const SAID = "=SUM(1+1)*cmd|' /C calc'!A0";

const linesOf = (text: string): CallView[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const rowsOf = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

let setting: CallSetting;
/** Oldest first. */
const ids: string[] = [];
const get = (query: string, of: Client = setting.client) =>
  of.send<string>("GET", `/v1/calls/export?${query}`);

beforeAll(async () => {
  const said = (raw: string | number) => ({ raw, turn: 0, quote: `${SAID} swordfish -5` });
  setting = await callSetting({
    agent: { agent_name: "Line", post_call_data_extraction: FIELDS },
    models: [scriptedModel(reading({ note: said(SAID), secret: said("swordfish"), seats: said(-5) }))],
  });
  Object.assign(setting.services, { newId: idsAt(setting.services.clock) });
  for (const change of [
    { from_number: "+905321239876", direction: "inbound" },
    { provider_call_id: "@evil\t1", direction: "outbound", end_reason: '+1+1", "x\ny' },
  ]) {
    ids.push(
      await setting.ingest({
        ...change,
        transcript: [{ role: "user", text: `${SAID} swordfish -5, I said.` }],
      }),
    );
    setting.pass(1_000);
  }
  await setting.process(ids[0] ?? "");
});

describe("GET /v1/calls/export", () => {
  it("answers JSON lines of what the list shows, newest first", async () => {
    const { status, headers, body } = await get("format=jsonl");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="calls-\d{4}-\d\d-\d\d\.jsonl"$/,
    );
    expect(headers.has("link")).toBe(false);
    const list = await setting.client.send<CallView[]>("GET", "/v1/calls");
    expect(linesOf(body)).toEqual(list.body);
    expect(linesOf(body).map(({ call_id }) => call_id)).toEqual(ids.toReversed());
  });

  it("answers a CSV with a column for every field of the agents", async () => {
    const { headers, body } = await get("format=csv");
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const [unread, read] = rowsOf(body);
    expect(unread).toMatchObject({ call_id: ids[1], analysis_status: "pending", "data.note": "" });
    expect(read).toMatchObject({
      ...{ call_id: ids[0], analysis_status: "completed", direction: "inbound" },
      ...{ "data.note": `'${SAID}`, "data.seats": "-5", actions: "" },
    });
    expect(Object.keys(read ?? {}).slice(-3)).toEqual(["data.note", "data.secret", "data.seats"]);
  });

  it("lets no cell be a formula, whoever wrote it, and keeps numbers numbers", async () => {
    const { body } = await get("");
    expect(body).not.toMatch(/(^|[,"\n\r])[=@\t]/);
    const [evil, plain] = rowsOf(body);
    expect(evil).toMatchObject({ provider_call_id: "'@evil\t1", end_reason: `'+1+1", "x\ny` });
    expect(plain).toMatchObject({ from_number: "+905321239876", "data.seats": "-5" });
  });

  it("masks what is marked pii, in either format", async () => {
    for (const format of ["csv", "jsonl"]) {
      const { body } = await get(`format=${format}`);
      expect(body).toContain("********");
      expect(body).not.toContain("swordfish");
    }
  });

  it("begins with a byte order mark only where that is asked for", async () => {
    // `TextDecoder`, which the client reads with, takes the mark away.
    const firstBytes = async (query: string) => {
      const answer = await exports.default.fetch(
        new Request(`https://aftercall.example/v1/calls/export?${query}`, {
          headers: { authorization: `Bearer ${setting.client.key}` },
        }),
      );
      return [...new Uint8Array(await answer.arrayBuffer()).slice(0, 3)];
    };
    expect(await firstBytes("bom=true")).toEqual([0xef, 0xbb, 0xbf]);
    expect(await firstBytes("")).not.toEqual([0xef, 0xbb, 0xbf]);
  });

  it("takes the filters of the list", async () => {
    const found = async (query: string) =>
      linesOf((await get(`format=jsonl&${query}`)).body).map(({ call_id }) => call_id);
    expect(await found("direction=outbound")).toEqual([ids[1]]);
    expect(await found("analysis_status=completed")).toEqual([ids[0]]);
    expect(await found("q=swordfish")).toEqual([ids[0]]);
    expect(await found(`data.seats=-5`)).toEqual([ids[0]]);
    expect(await found("status=busy")).toEqual([]);
    expect(rowsOf((await get("status=busy")).body)).toEqual([]);
  });

  it("names columns by the fields of every version of the agent asked for, and of no other", async () => {
    const client = await mintClient();
    const fields = (...names: string[]) => ({
      post_call_data_extraction: names.map((name) => ({ name, type: "string", description: name })),
    });
    const { agent_id } = await register(client, { agent_name: "One", ...fields("old", "both") });
    await register(client, { agent_name: "Two", ...fields("other") });
    await client.send("PATCH", `/v1/agents/${agent_id}`, fields("both", "new"));
    const columns = async (query: string) => {
      const header = (await get(query, client)).body.split("\r\n")[0] ?? "";
      return header.split(",").filter((name) => name.startsWith("data."));
    };
    expect(await columns(`agent_id=${agent_id}`)).toEqual(["data.both", "data.new", "data.old"]);
    expect(await columns("")).toEqual(["data.both", "data.new", "data.old", "data.other"]);
  });

  it("exports no call of another workspace", async () => {
    const other = await mintClient();
    expect((await get("format=jsonl", other)).body).toBe("");
    expect((await get(`format=jsonl&agent_id=${setting.agentId}`, other)).body).toBe("");
    expect((await get(`format=jsonl&cursor=${ids[1]}`, other)).body).toBe("");
    expect((await get(`agent_id=${setting.agentId}`, other)).body).not.toContain("data.");
  });

  it.each([
    ["format=xlsx", "format"],
    ["bom=yes", "bom"],
    ["cursor=5", "cursor"],
    ["limit=5", "limit"],
    ["q=%22", "q"],
    ["status=lost", "status"],
  ])("refuses %s by name", async (query, field) => {
    const { status, body } = await setting.client.send<{ errors: { field: string }[] }>(
      "GET",
      `/v1/calls/export?${query}`,
    );
    expect([status, body.errors.map((error) => error.field)]).toEqual([422, [field]]);
  });
});

describe("a long export", () => {
  let client: Client;
  let all: string[];
  const CALLS = 2_100;
  beforeAll(async () => {
    client = await mintClient();
    const { agent_id } = await register(client, SEED_AGENT);
    all = await seedCalls(env.DB, { workspaceId: client.workspaceId, agents: [agent_id], calls: CALLS });
  });

  it("goes page by page and holds every call once", async () => {
    const { body } = await get("format=jsonl", client);
    expect(linesOf(body).map(({ call_id }) => call_id)).toEqual(all.toReversed());
    const csv = rowsOf((await get("", client)).body);
    expect(csv.map((row) => row.call_id)).toEqual(all.toReversed());
    expect(new Set(csv.map((row) => Object.keys(row).length)).size).toBe(1);
  });

  it("reads no page before the one before it was taken", async () => {
    const { pieces } = await exportCalls(
      openDatabase(env.DB),
      client.workspaceId,
      {},
      { format: "jsonl", bom: false, after: null },
    );
    const sizes: number[] = [];
    for await (const piece of pieces) sizes.push(linesOf(piece).length);
    expect(sizes).toEqual([500, 500, 500, 500, 100]);
  });

  it("goes on after a cursor, and ends before the file that follows", async () => {
    const after = all[CALLS - 700] ?? "";
    const { body } = await get(`format=jsonl&cursor=${after}`, client);
    expect(linesOf(body).map(({ call_id }) => call_id)).toEqual(all.slice(0, CALLS - 700).toReversed());
  });

  it("parts what is more than a file holds into files that follow each other", async () => {
    const db = openDatabase(env.DB);
    const files: string[][] = [];
    let after: string | null = null;
    do {
      const file: Awaited<ReturnType<typeof exportCalls>> = await exportCalls(
        db,
        client.workspaceId,
        {},
        { format: "jsonl", bom: false, after, maxCalls: 1_000 },
      );
      const found: string[] = [];
      for await (const piece of file.pieces) found.push(...linesOf(piece).map(({ call_id }) => call_id));
      files.push(found);
      after = file.next;
    } while (after !== null);
    expect(files.map(({ length }) => length)).toEqual([1_000, 1_000, 100]);
    expect(files.flat()).toEqual(all.toReversed());
  });
});
