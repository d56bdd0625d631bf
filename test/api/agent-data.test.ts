import { describe, expect, it } from "vitest";
import type { DataTable } from "../../src/analyses/data-table.ts";
import type { Distributions } from "../../src/analyses/distributions.ts";
import { idsAt } from "../../src/id.ts";
import { analyses, calls, corrections } from "../../src/store/schema.ts";
import { register } from "../calls/setting.ts";
import { type Answer, type Client, mintClient } from "../support/client.ts";

const FIELDS = [
  { name: "name", type: "string", description: "Customer full name" },
  { name: "level", type: "enum", options: ["low", "medium", "high"], description: "How interested" },
  { name: "budget", type: "number", description: "Monthly budget" },
  { name: "visit_at", type: "string", format: "date-time", description: "When to visit" },
  { name: "wants_more", type: "boolean", description: "Whether more is wanted" },
];

type Values = Record<string, string | number | boolean | null>;

/** An agent with calls that were read: each with the values given, newest last. */
async function table(fields: object[] = FIELDS, client?: Client) {
  const own = client ?? (await mintClient());
  const { db, workspaceId, send } = own;
  const { agent_id: agentId } = await register(own, {
    agent_name: "Table",
    post_call_data_extraction: fields,
  });
  let now = Date.parse("2026-05-07T10:00:00Z");
  const path = `/v1/agents/${agentId}/data`;
  return {
    ...{ client: own, agentId, path },
    change: (post_call_data_extraction: object[]) =>
      send("PATCH", `/v1/agents/${agentId}`, { post_call_data_extraction }),
    add: async (values: Values, change: { version?: number; status?: string; marked?: string } = {}) => {
      now += 60_000;
      const id = idsAt(() => now)("call");
      const status = change.status ?? "completed";
      const version = change.version ?? 1;
      await db.insert(calls).values({
        ...{
          workspaceId,
          id,
          agentId,
          agentVersion: version,
          provider: "api",
          providerCallId: id,
          createdAt: now,
        },
        ...{ direction: "inbound", status: "completed", metadata: {}, dynamicVariables: {}, fingerprint: "" },
        ...{ analysisStatus: status, analysisId: `ana_${id}`, needsReview: change.marked ? 1 : 0 },
      });
      const read = Object.entries(values).map(([name, value]) => [
        name,
        {
          ...{ value, status: value === null ? "not_mentioned" : "grounded" },
          ...(name === change.marked ? { needs_review: true } : {}),
        },
      ]);
      await db.insert(analyses).values({
        ...{ workspaceId, callId: id, id: `ana_${id}`, agentVersion: version, status },
        ...{
          fields: Object.fromEntries(read),
          inputTokens: 0,
          outputTokens: 0,
          latencyMs: 0,
          completedAt: now,
        },
      });
      return id;
    },
    correct: async (callId: string, field: string, value: string | number | boolean | null) => {
      await db.insert(corrections).values({
        ...{ workspaceId, callId, field, agentId, analysisId: `ana_${callId}`, value: value as string },
        ...{ was: { value: null, status: "not_mentioned" }, correctedBy: "key_1", correctedAt: now },
      });
    },
    get: async (query = "") => {
      const { status, body, headers } = await send<DataTable>("GET", `${path}?${query}`);
      expect(status, JSON.stringify(body)).toBe(200);
      return { ...body, link: headers.get("link") };
    },
    /** The values of one column in the order of the rows. */
    column: async (name: string, query = "") => {
      const { body } = await send<DataTable>("GET", `${path}?${query}`);
      return body.rows.map(({ cells }) => cells[name]?.value ?? null);
    },
    charts: async (query = "") => {
      const { status, body } = await send<Distributions>("GET", `${path}/distributions?${query}`);
      expect(status, JSON.stringify(body)).toBe(200);
      return { ...body, of: (name: string) => body.columns.find((column) => column.name === name) };
    },
  };
}

describe("GET /v1/agents/{id}/data", () => {
  it("has the agent's columns, and no row, where no call came in", async () => {
    const { get } = await table();
    const body = await get();
    expect(body.columns.map(({ name, kind, current }) => [name, kind, current])).toEqual([
      ["name", "string", true],
      ["level", "enum", true],
      ["budget", "number", true],
      ["visit_at", "date-time", true],
      ["wants_more", "boolean", true],
    ]);
    expect(body).toMatchObject({ rows: [], bounded: false, link: null });
  });

  it("shows each analysed call, newest first, with people's word over the model's", async () => {
    const { add, correct, get } = await table();
    const first = await add({ name: "Jane Roe", level: null, budget: 20 }, { marked: "level" });
    await add({}, { status: "skipped" });
    const failed = await add({}, { status: "failed" });
    await correct(first, "level", "high");
    await correct(failed, "name", "Omar Haddad");
    const { rows } = await get();
    expect(rows.map(({ call_id }) => call_id)).toEqual([failed, first]);
    expect(rows[1]?.cells).toMatchObject({
      name: { value: "Jane Roe", status: "grounded", corrected: false },
      level: { value: "high", status: "corrected", corrected: true, needs_review: false },
      visit_at: null,
    });
    expect(rows[0]?.cells.name).toMatchObject({ value: "Omar Haddad", corrected: true });
  });

  it("keeps the columns of older versions behind the current ones when a field is renamed", async () => {
    const { add, change, get, column } = await table();
    await add({ name: "Jane Roe", budget: 5 });
    await change([
      { name: "full_name", type: "string", description: "Customer full name" },
      ...FIELDS.slice(2),
    ]);
    await add({ full_name: "Omar Haddad", budget: 7 }, { version: 2 });
    const { columns } = await get();
    expect(columns.map(({ name, current }) => [name, current])).toEqual([
      ["full_name", true],
      ["budget", true],
      ["visit_at", true],
      ["wants_more", true],
      ["name", false],
      ["level", false],
    ]);
    expect(await column("full_name")).toEqual(["Omar Haddad", null]);
    expect(await column("name")).toEqual([null, "Jane Roe"]);
    expect(await column("budget", "sort=budget&direction=desc")).toEqual([7, 5]);
    expect(await column("name", "sort=name")).toEqual(["Jane Roe", null]);
  });

  it("pages through everything by its link, newest first and sorted, while calls come in", async () => {
    const { add, client, path } = await table();
    for (let budget = 1; budget <= 7; budget++) await add({ budget });
    for (const [query, wanted] of [
      ["limit=3", [7, 6, 5, 4, 3, 2, 1]],
      ["limit=3&sort=budget", [1, 2, 3, 4, 5, 6, 7]],
      ["limit=3&data.budget.at_most=5", [5, 4, 3, 2, 1]],
    ] as const) {
      const seen: unknown[] = [];
      let next: string | null = `${path}?${query}`;
      while (next) {
        const { body, headers }: Answer<DataTable> = await client.send("GET", next);
        seen.push(...body.rows.map(({ cells }) => cells.budget?.value));
        next = /<([^>]+)>/.exec(headers.get("link") ?? "")?.[1] ?? null;
        if (next) await add({ budget: 0 });
      }
      expect([query, seen.filter((value) => value !== 0)]).toEqual([query, wanted]);
    }
  });

  it("sorts numbers as numbers, times as times, options in their order, and nothing last", async () => {
    const { add, column } = await table();
    await add({
      budget: 100,
      level: "high",
      visit_at: "2026-05-07T10:00:00+03:00",
      name: "zoe",
      wants_more: true,
    });
    await add({
      budget: 9,
      level: "low",
      visit_at: "2026-05-07T09:00:00+00:00",
      name: "Ada",
      wants_more: false,
    });
    await add({ budget: null, level: null, visit_at: null, name: null, wants_more: null });
    await add({
      budget: -2.5,
      level: "medium",
      visit_at: "2026-05-07T01:00:00-07:00",
      name: "mia",
      wants_more: null,
    });
    expect(await column("budget", "sort=budget")).toEqual([-2.5, 9, 100, null]);
    expect(await column("budget", "sort=budget&direction=desc")).toEqual([100, 9, -2.5, null]);
    expect(await column("level", "sort=level")).toEqual(["low", "medium", "high", null]);
    expect(await column("level", "sort=level&direction=desc")).toEqual(["high", "medium", "low", null]);
    expect(await column("visit_at", "sort=visit_at")).toEqual([
      "2026-05-07T10:00:00+03:00",
      "2026-05-07T01:00:00-07:00",
      "2026-05-07T09:00:00+00:00",
      null,
    ]);
    expect(await column("name", "sort=name")).toEqual(["Ada", "mia", "zoe", null]);
    expect(await column("wants_more", "sort=wants_more")).toEqual([false, true, null, null]);
  });

  it("filters by each operator, on what people corrected too", async () => {
    const { add, column, correct } = await table();
    const jane = await add({
      name: "Jane Roe",
      budget: 20,
      visit_at: "2026-05-07T10:00:00+03:00",
      wants_more: true,
    });
    await add({ name: "Omar Haddad", budget: 100, visit_at: "2026-05-07T08:00:00Z", wants_more: false });
    await add({ name: null, budget: null, visit_at: null, wants_more: null });
    await correct(jane, "budget", 30);
    for (const [query, wanted] of [
      ["data.name=Jane Roe", ["Jane Roe"]],
      ["data.budget=20", []],
      ["data.budget=30", ["Jane Roe"]],
      ["data.wants_more=false", ["Omar Haddad"]],
      ["data.name.contains=HADD", ["Omar Haddad"]],
      ["data.budget.at_least=31", ["Omar Haddad"]],
      ["data.budget.at_most=30", ["Jane Roe"]],
      ["data.visit_at.at_least=2026-05-07T10:30:00%2B03:00", ["Omar Haddad"]],
      ["data.visit_at.at_most=2026-05-07T07:00:00Z", ["Jane Roe"]],
      ["data.visit_at.at_least=2027", []],
      ["data.visit_at.contains=T10", ["Jane Roe"]],
      ["data.visit_at.at_most=2027", ["Omar Haddad", "Jane Roe"]],
      ["data.name.has_value=", ["Omar Haddad", "Jane Roe"]],
      ["data.name.has_none=", [null]],
      ["data.name.has_value=&data.budget.at_least=25&data.wants_more=true", ["Jane Roe"]],
      ["data.name.contains=a&sort=budget&direction=desc", ["Omar Haddad", "Jane Roe"]],
      ["from=2026-05-07T10:02:00Z&until=2026-05-07T10:03:00Z", ["Omar Haddad"]],
    ] as const)
      expect([query, await column("name", query)]).toEqual([query, wanted]);
  });

  it("masks personal data, and lets nobody sort or ask it out", async () => {
    const { add, client, column, charts, path } = await table([
      { ...FIELDS[0], pii: true },
      ...FIELDS.slice(1),
    ]);
    await add({ name: "Jane Roe" });
    await add({ name: null });
    expect(await column("name")).toEqual([null, "********"]);
    expect(await column("name", "data.name.has_value=")).toEqual(["********"]);
    for (const query of ["sort=name", "data.name=Jane%20Roe", "data.name.contains=J"])
      expect((await client.send("GET", `${path}?${query}`)).status, query).toBe(422);
    const { of } = await charts();
    expect(of("name")).toMatchObject({ pii: true, cells: 2, with_value: 1, chart: "none" });
    expect(JSON.stringify(of("name"))).not.toContain("Jane");
    const { body } = await client.send<string>("GET", `${path}?format=csv`);
    expect(body).not.toContain("Jane");
  });

  it("is the same table as CSV and as JSON lines, and no cell of it a formula", async () => {
    const { add, client, path } = await table();
    const one = await add({
      name: '=HYPERLINK("http://x.example")',
      level: "high",
      budget: -3,
      visit_at: null,
    });
    await add({ name: 'Roe, "Jane"\nJr.', level: null, budget: 4 });
    const csv = await client.send<string>("GET", `${path}?format=csv&sort=budget`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(csv.body.split("\r\n").slice(0, 2)).toEqual([
      "call_id,created_at,started_at,timezone,duration_ms,agent_version,name,level,budget,visit_at,wants_more",
      `${one},2026-05-07T10:01:00.000Z,,,,1,"'=HYPERLINK(""http://x.example"")",high,-3,,`,
    ]);
    expect(csv.body).toContain('"Roe, ""Jane""\nJr.",,4,,');
    const lines = await client.send<string>("GET", `${path}?format=jsonl&data.budget=4`);
    const rows = new TextDecoder().decode(new TextEncoder().encode(lines.body)).trim().split("\n");
    expect(rows.map((line) => JSON.parse(line).cells.budget.value)).toEqual([4]);
  });

  it("has no other agent's calls and no other workspace's, and refuses what it does not know", async () => {
    const own = await table();
    await own.add({ name: "Jane Roe" });
    const beside = await table(FIELDS, own.client);
    expect((await beside.get()).rows).toEqual([]);
    const other = await mintClient();
    expect((await other.send("GET", own.path)).status).toBe(404);
    expect((await other.send("GET", `${own.path}/distributions`)).status).toBe(404);
    for (const [query, field] of [
      ["sort=nobody", "sort"],
      ["data.nobody=1", "data.nobody"],
      ["data.name.like=x", "data.0.operator"],
      ["data.budget.at_least=much", "data.budget"],
      ["data.visit_at.at_least=soon", "data.visit_at"],
      ["data.level.at_least=low", "data.level"],
      ["cursor=nothing!", "cursor"],
      ["sort=name&cursor=call_x", "cursor"],
      ["colour=red", "colour"],
    ]) {
      const { status, body } = await own.client.send<{ errors: { field: string }[] }>(
        "GET",
        `${own.path}?${query}`,
      );
      expect([query, status, body.errors?.[0]?.field]).toEqual([query, 422, field]);
    }
  });
});

describe("GET /v1/agents/{id}/data/distributions", () => {
  it("counts values, statuses and marks of each column after corrections", async () => {
    const { add, correct, charts } = await table();
    for (const budget of [5, 12, 12, 47, 100]) await add({ budget, level: "low", wants_more: true });
    const marked = await add(
      { budget: null, level: "other", wants_more: false, name: "Jane" },
      { marked: "budget" },
    );
    const { of, bounded } = await charts();
    expect(bounded).toBe(false);
    expect(of("budget")).toMatchObject({
      ...{ cells: 6, with_value: 5, without_value: { not_mentioned: 1 }, needs_review: 1 },
      ...{ statuses: { grounded: 5, not_mentioned: 1 }, chart: "histogram", low: 5, high: 100 },
    });
    const bars = of("budget");
    if (bars?.chart !== "histogram") throw new Error("Not a histogram.");
    expect(bars.bars).toHaveLength(10);
    expect(bars.bars.filter(({ count }) => count > 0)).toEqual([
      { from: 0, to: 10, count: 1 },
      { from: 10, to: 20, count: 2 },
      { from: 40, to: 50, count: 1 },
      { from: 90, to: 100, count: 1 },
    ]);
    expect(of("level")).toMatchObject({
      values: [
        { value: "low", count: 5 },
        { value: "medium", count: 0 },
        { value: "high", count: 0 },
        { value: "other", count: 1 },
      ],
    });
    expect(of("wants_more")).toMatchObject({
      values: [
        { value: "true", count: 5 },
        { value: "false", count: 1 },
      ],
    });
    await correct(marked, "budget", 5);
    const after = (await charts()).of("budget");
    expect(after).toMatchObject({ with_value: 6, needs_review: 0, statuses: { grounded: 5, corrected: 1 } });
    const unread = await add({}, { status: "failed" });
    await correct(unread, "budget", 12);
    const filled = (await charts()).of("budget");
    expect(filled).toMatchObject({ with_value: 7, statuses: { grounded: 5, corrected: 2 } });
  });

  it("tells the ten texts that come most often, and how many others there are", async () => {
    const { add, charts } = await table();
    for (let place = 0; place < 13; place++) await add({ name: `Name ${String.fromCharCode(65 + place)}` });
    await add({ name: "Name M" });
    const chart = (await charts()).of("name");
    if (chart?.chart !== "values") throw new Error("No values.");
    expect(chart.values).toHaveLength(10);
    expect(chart.values[0]).toEqual({ value: "Name M", count: 2 });
    expect(chart).toMatchObject({ others: { count: 3, values: 3 } });
  });

  it("counts dates on the day that was said, by days or longer, over a period", async () => {
    const { add, charts } = await table();
    await add({ visit_at: "2026-05-08T00:30:00+03:00" });
    await add({ visit_at: "2026-05-08T23:30:00-07:00" });
    await add({ visit_at: "2026-05-10T09:00:00Z" });
    expect((await charts()).of("visit_at")).toMatchObject({
      chart: "dates",
      bars: [
        { from: "2026-05-08", to: "2026-05-09", count: 2 },
        { from: "2026-05-09", to: "2026-05-10", count: 0 },
        { from: "2026-05-10", to: "2026-05-11", count: 1 },
      ],
    });
    await add({ visit_at: "2027-02-10T09:00:00Z" });
    const months = (await charts()).of("visit_at");
    expect(months).toMatchObject({
      bars: { length: 10, 0: { from: "2026-05-01", count: 3 }, 9: { to: "2027-03-01" } },
    });
    expect((await charts("until=2026-05-07T10:02:00Z")).of("visit_at")).toMatchObject({ cells: 1 });
  });
});
