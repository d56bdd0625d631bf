import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { countedDatabase, noCount } from "../../bench/counted.ts";
import { type CallFilter, countCalls, listCalls } from "../../src/calls/read.ts";
import type { CallView } from "../../src/calls/view.ts";
import type { Reading } from "../../src/extraction/model.ts";
import { idsAt } from "../../src/id.ts";
import { openDatabase } from "../../src/store/database.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";
import { AGENT, type CallSetting, callSetting, register } from "./setting.ts";

const FIELDS = [
  { name: "plan", type: "string", description: "Plan the customer asks for" },
  { name: "seats", type: "number", description: "How many seats" },
  { name: "urgent", type: "boolean", description: "Whether it is urgent", required: true },
];
const agent = { ...AGENT, post_call_data_extraction: FIELDS, post_call_actions: [] };

const said = (raw: Reading["raw"]) => ({ raw, turn: 0, quote: "5 true Gold 'n\" 😀, 5.5" });
const READINGS: Record<string, Reading | null>[] = [
  { plan: said("Gold 'n\" 😀"), seats: said(5), urgent: said(true) },
  { plan: said("5"), seats: said(5.5), urgent: null },
  { plan: said("true"), seats: null, urgent: said(true) },
];

describe("GET /v1/calls", () => {
  let setting: CallSetting;
  /** Oldest first; the last is not analyzed yet. */
  const ids: string[] = [];
  const times: number[] = [];
  beforeAll(async () => {
    setting = await callSetting({ agent, models: [scriptedModel(...READINGS.map(reading))] });
    Object.assign(setting.services, { newId: idsAt(setting.services.clock) });
    const transcript = [{ role: "user", text: "5 true Gold 'n\" 😀, 5.5" }];
    for (const _ of [...READINGS, null]) {
      times.push(setting.services.clock());
      ids.push(await setting.ingest({ transcript }));
      setting.pass(1_000);
    }
    for (const id of ids.slice(0, 3)) await setting.process(id);
  });
  const list = async (query: string) => {
    const { status, headers, body } = await setting.client.send<CallView[]>("GET", `/v1/calls?${query}`);
    expect(status).toBe(200);
    const places = body.map(({ call_id }) => ids.indexOf(call_id));
    expect(headers.get("x-total-count")).toBe(String(places.length));
    return places;
  };
  const correct = (place: number, body: object) =>
    setting.client.send("PATCH", `/v1/calls/${ids[place]}/analysis`, body);

  it.each([
    [{ needs_review: "true" }, [1]],
    [{ needs_review: "false" }, [3, 2, 0]],
    [{ "data.plan": "Gold 'n\" 😀" }, [0]],
    [{ "data.plan": "gold 'n\" 😀" }, []],
    [{ "data.plan": "5" }, [1]],
    [{ "data.plan": "true" }, [2]],
    [{ "data.seats": "5" }, [0]],
    [{ "data.seats": "5.50" }, [1]],
    [{ "data.seats": "null" }, [2]],
    [{ "data.urgent": "true" }, [2, 0]],
    [{ "data.urgent": "1" }, []],
    [{ "data.urgent": "true", "data.seats": "5" }, [0]],
    [{ "data.nothing": "x" }, []],
    [{ "data.plan": "" }, []],
  ])("filters by %o", async (query, expected) => {
    expect(await list(new URLSearchParams(query as Record<string, string>).toString())).toEqual(expected);
  });

  it("filters by when the call came in: from a time on, and before one", async () => {
    const at = new Date(times[3] ?? 0).toISOString();
    expect(await list(`created_after=${at}`)).toEqual([3]);
    expect(await list(`created_before=${at}`)).toEqual([2, 1, 0]);
    expect(
      await list("created_after=2026-01-01T00:00:00+03:00&created_before=2026-01-01T01:00:00%2B03:00"),
    ).toEqual([]);
    expect(await list("created_after=1969-01-01T00:00:00Z")).toEqual([3, 2, 1, 0]);
  });

  it("filters by a person's value where there is one", async () => {
    await correct(0, { data: { plan: "Silver", urgent: null } });
    expect(await list("data.plan=Silver")).toEqual([0]);
    expect(await list("data.urgent=true")).toEqual([2]);
    expect(await list("data.urgent=null")).toEqual([1, 0]);
    expect(await list(`data.plan=${encodeURIComponent("Gold 'n\" 😀")}`)).toEqual([]);
    await correct(0, { remove: ["plan", "urgent"] });
    expect(await list("data.urgent=true")).toEqual([2, 0]);
  });

  it("keeps filter and total from page to page", async () => {
    const first = await setting.client.send<CallView[]>("GET", "/v1/calls?data.urgent=true&limit=1");
    expect([first.body[0]?.call_id, first.headers.get("x-total-count")]).toEqual([ids[2], "2"]);
    const next = /<([^>]+)>/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const second = await setting.client.send<CallView[]>("GET", next);
    expect([second.body[0]?.call_id, second.headers.get("x-total-count")]).toEqual([ids[0], "2"]);
  });

  it.each([
    ["needs_review=yes", "needs_review"],
    ["created_after=2026-01-01", "created_after"],
    ["created_before=tomorrow", "created_before"],
    ["data.a-b=1", "data.a-b"],
    ["data.=1", "data."],
    ["data.__proto__=1", "data.__proto__"],
    ["data=1", "data"],
    ["data.plan=1&data.plan=2", "data.plan"],
    ["data.a=1&data.b=1&data.c=1&data.d=1", "data"],
    ["analysis_status=open", "analysis_status"],
    ["action_status=lost", "action_status"],
    ["transfer_outcome=gone", "transfer_outcome"],
    ["plan=gold", "plan"],
  ])("refuses %s by name", async (query, field) => {
    const answer = await setting.client.send<{ errors: { field: string }[] }>("GET", `/v1/calls?${query}`);
    expect([answer.status, answer.body.errors.map((error) => error.field)]).toEqual([422, [field]]);
  });

  it("reads the rows that it shows, not all that it passes over", async () => {
    const { ingest, process, workspaceId, client } = await callSetting({
      ...{ agent, models: [scriptedModel(reading({}))] },
    });
    const { agent_id: agentId } = await register(client, agent);
    const [first, marked] = [await ingest({ agent_id: agentId }), await ingest()];
    for (const id of [first, marked]) await process(id);
    const read = async (filter: CallFilter) => {
      const count = noCount();
      const db = openDatabase(countedDatabase(env.DB, () => count));
      const shown = await listCalls(db, workspaceId, filter, { limit: 50, offset: 0, after: null });
      expect(await countCalls(db, workspaceId, filter)).toBe(shown.length);
      return { ids: shown.map(({ call_id }) => call_id), rowsRead: count.rowsRead };
    };
    const filters = [
      { needsReview: true },
      { agentId },
      { agentId, direction: "inbound" },
      { agentId, needsReview: true },
    ];
    const before = await Promise.all(filters.map(read));
    expect(before.map(({ ids }) => ids)).toEqual([
      [first, marked].sort().reverse(),
      [first],
      [first],
      [first],
    ]);
    for (let place = 0; place < 30; place++) await ingest();
    for (const [place, filter] of filters.entries()) {
      const { ids, rowsRead } = await read(filter);
      expect(ids).toEqual(before[place]?.ids);
      // The end of a range is found by a look at the row behind it, where there is one.
      expect(rowsRead).toBeLessThan((before[place]?.rowsRead ?? 0) + 15);
    }
  });
});
