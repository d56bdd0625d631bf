import { beforeAll, describe, expect, it } from "vitest";
import { exportSetting, PATIENCE, SEEDING_MS } from "./setting.ts";

type Setting = Awaited<ReturnType<typeof exportSetting>>;

const CALLS = 3_200;
let setting: Setting;
beforeAll(async () => {
  setting = await exportSetting({ calls: CALLS });
}, SEEDING_MS);

const queryOf = (members: object) =>
  new URLSearchParams(Object.entries(members).map(([name, value]) => [name, String(value)])).toString();

describe("the file of an export of calls", PATIENCE, () => {
  it.each([
    ["all as CSV, over several steps", { format: "csv" }, {}],
    ["with a byte order mark", { format: "csv", bom: true }, { status: "busy" }],
    ["all as JSON lines", { format: "jsonl" }, {}],
    ["by a state", { format: "csv" }, { status: "completed", direction: "outbound" }],
    ["by a value", { format: "jsonl" }, { "data.interest_level": "high", needs_review: false }],
    ["by words of nearly all calls", { format: "csv" }, { q: "thank" }],
    ["by words among the newest", { format: "jsonl" }, { q: "thank", direction: "inbound" }],
    ["of none, with titles", { format: "csv" }, { q: "nothing like that" }],
    ["of none", { format: "jsonl" }, { status: "voicemail", q: "nothing like that" }],
  ])("is the one that is streamed: %s", async (_, shape, filter) => {
    const { client } = setting;
    const started = await setting.start({ kind: "calls", ...shape, filter });
    expect([started.status, started.body.status, started.body.done]).toEqual([202, "running", 0]);
    const id = started.body.export_id;
    expect(started.headers.get("location")).toBe(`/v1/exports/${id}`);
    const steps = await setting.work(id, true);
    expect(steps).toBeGreaterThan(Number(started.body.total) > 3_000 ? 1 : 0);
    const streamed = await client.send<string>("GET", `/v1/calls/export?${queryOf({ ...shape, ...filter })}`);
    expect(streamed.status).toBe(200);
    const { status, headers, body } = await setting.file(id);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe(streamed.headers.get("content-type"));
    expect(headers.get("content-disposition")).toBe(streamed.headers.get("content-disposition"));
    expect(body === streamed.body, "the same text").toBe(true);
    const bytes = new TextEncoder().encode(body).length + ("bom" in shape ? 3 : 0);
    const end = await setting.look(id);
    expect(end).toMatchObject({ status: "completed", done: end.total, bytes, reason: null });
    expect(end.limited).toBe(streamed.headers.get("x-search-limited") === "true");
  });

  it("grows by steps that each leave the queue to others, and says how far it is", async () => {
    const { export_id: id, total } = (await setting.start({ kind: "calls", filter: {} })).body;
    expect(total).toBe(CALLS);
    setting.knocks.length = 0;
    const { clock } = setting.services;
    let looks = 0;
    await setting.step(id, { clock: () => clock() + 1_000 * looks++ });
    const some = await setting.look(id);
    expect(some).toMatchObject({ status: "running", total: CALLS, finished_at: null });
    expect(some.done).toBeGreaterThan(0);
    expect(some.done).toBeLessThan(CALLS);
    expect(setting.knocks.splice(0)).toEqual([{ workspaceId: setting.workspaceId, exportId: id }]);
    await setting.step(id);
    expect(setting.knocks).toEqual([]);
    expect(await setting.look(id)).toMatchObject({
      ...{ status: "completed", done: CALLS, total: CALLS, limited: false },
      ...{ finished_at: expect.any(String), expires_at: expect.any(String) },
    });
  });

  it("holds no call that came in after it was asked for", async () => {
    const own = await exportSetting({ calls: 3 });
    const { export_id: id } = (await own.start({ kind: "calls", format: "jsonl" })).body;
    const later = await own.client.send("POST", "/v1/calls", {
      ...{ agent_id: own.agentId, provider_call_id: "later", transcript: "Customer: Hello there." },
    });
    expect(later.status).toBe(202);
    await own.work(id);
    expect((await own.file(id)).body).not.toContain(later.body.call_id);
    expect(await own.look(id)).toMatchObject({ done: 3, total: 3 });
  });
});

describe("the file of an export of a table", PATIENCE, () => {
  let setting: Setting;
  beforeAll(async () => {
    setting = await exportSetting({ calls: 2_300 });
  }, SEEDING_MS);

  it.each([
    ["newest first", { format: "csv" }, {}],
    ["sorted", { format: "csv" }, { sort: "budget", direction: "desc" }],
    ["filtered", { format: "jsonl" }, { "data.topic.contains": "fund", "data.budget.at_least": 500 }],
    ["of a time", { format: "jsonl", bom: true }, { until: "2020-01-01T00:00:00Z" }],
  ])("is the one that is streamed: %s", async (_, shape, members) => {
    const { client, agentId } = setting;
    const started = await setting.start({ kind: "data", agent_id: agentId, ...shape, ...members });
    expect([started.status, started.body.agent_id]).toEqual([202, agentId]);
    const id = started.body.export_id;
    await setting.work(id);
    const streamed = await client.send<string>(
      "GET",
      `/v1/agents/${agentId}/data?${queryOf({ ...shape, ...members })}`,
    );
    expect(streamed.status).toBe(200);
    const { headers, body } = await setting.file(id);
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="data-.*\.(csv|jsonl)"$/);
    expect(body === streamed.body, "the same text").toBe(true);
    const end = await setting.look(id);
    expect(end).toMatchObject({ status: "completed", done: end.total, limited: false });
  });
});
