import { describe, expect, it } from "vitest";
import type { Overview } from "../../src/analyses/overview.ts";
import { deliveries, dialAttempts, schedules } from "../../src/store/schema.ts";
import { AGENT, register } from "../calls/setting.ts";
import { failing, scriptedModel } from "../support/scripted-model.ts";
import { DAY, HOUR, type StatisticsSetting, statisticsSetting as setting } from "./statistics-setting.ts";

/** Counts as rolled up say the same as counts of the rows. */
async function sameRolled({ statistics, roll }: StatisticsSetting, query: string) {
  const { as_of: _, ...direct } = await statistics(query);
  await roll();
  const { as_of: __, ...rolled } = await statistics(query);
  expect(rolled).toEqual(direct);
  return rolled;
}

const calls = ({ periods }: Pick<Overview, "periods">) => periods.map((period) => period.calls);

describe("GET /v1/statistics", () => {
  it("shows the last seven days, all at nought, where nothing happened", async () => {
    const { statistics } = await setting("2026-05-07T10:00:00Z");
    const body = await statistics("");
    expect(body).toMatchObject({
      ...{
        from: "2026-05-01T00:00:00+00:00",
        until: "2026-05-08T00:00:00+00:00",
        timezone: "UTC",
        by: "day",
      },
      ...{ as_of: "2026-05-07T10:00:00+00:00", agents: [] },
      before: { from: "2026-04-24T00:00:00+00:00", until: "2026-05-01T00:00:00+00:00", totals: { calls: 0 } },
    });
    expect(body.periods.map(({ date }) => date)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-05-0${day}`),
    );
    expect(body.periods[3]).toMatchObject({
      ...{ calls: 0, analysed: 0, skipped: 0, failed: 0, pending: 0, needs_review: 0, cost_usd: 0 },
      calls_by_status: { completed: 0, no_answer: 0, queued: 0 },
      ...{ follow_ups: { booked: 0, reached: 0 }, transfers: { connected: 0, declined: 0 } },
      deliveries: { delivered: 0, failed: 0, pending: 0, held: 0 },
    });
  });

  it("counts what became of calls by day and agent, rolled up as from the rows, and the time before", async () => {
    const own = await setting("2026-05-03T08:00:00Z");
    const { callAt, client, agentId, workspaceId } = own;
    const { agent_id: other } = await register(client, { ...AGENT, agent_name: "Other" });
    await callAt("2026-05-03T09:00:00Z");
    const id = await callAt("2026-05-05T23:59:59Z");
    await callAt("2026-05-06T00:00:00Z", { agent_id: other });
    await callAt("2026-05-06T10:00:00Z", {
      status: "no_answer",
      duration_ms: 0,
      transcript: "Agent: Hello?",
    });
    await callAt("2026-05-06T10:20:00Z", {}, { models: [scriptedModel(failing("refused"))] });
    own.at("2026-05-06T10:30:00Z");
    await own.ingest();
    const schedule = {
      ...{ workspaceId, agentId, callId: id, toNumber: "+14155550100", scheduledAt: "2026-05-09T10:00:00" },
      ...{ timezone: "UTC", dynamicVariables: {}, explanation: "As asked.", createdAt: 0, updatedAt: 0 },
    };
    const attempt = { workspaceId, number: 1, provider: "simulated", createdAt: 0 };
    const [booked, missed, refused, byHand] = ["1", "2", "3", "4"].map((end) =>
      id.replace("call_", "sched_").replace(/.$/, end),
    );
    await client.db.insert(schedules).values([
      { ...schedule, id: booked ?? "", status: "completed" },
      { ...schedule, id: missed ?? "", status: "failed" },
      { ...schedule, id: refused ?? "", status: "blocked" },
      { ...schedule, id: byHand ?? "", status: "active", callId: null },
    ]);
    await client.db.insert(dialAttempts).values([
      { ...attempt, scheduleId: booked ?? "", status: "no_answer" },
      { ...attempt, scheduleId: booked ?? "", number: 2, status: "completed" },
      { ...attempt, scheduleId: missed ?? "", status: "voicemail" },
    ]);
    const delivery = {
      ...{ workspaceId, agentId, eventId: "evt_1", eventType: "call.analyzed", url: "https://crm.example" },
      ...{ method: "POST", body: "{}", createdAt: 0 },
    };
    const dlv = (end: string) => id.replace("call_", "dlv_").replace(/.$/, end);
    await client.db.insert(deliveries).values([
      { ...delivery, id: dlv("1"), status: "delivered" },
      { ...delivery, id: dlv("2"), status: "failed" },
      { ...delivery, id: dlv("3"), status: "delivered", test: true },
    ]);
    own.at("2026-05-12T00:00:00Z");
    const body = await sameRolled(own, "from=2026-05-05&until=2026-05-07");
    expect(calls(body)).toEqual([1, 4, 0]);
    expect(body.periods[0]).toMatchObject({
      ...{ follow_ups: { booked: 2, reached: 1 }, deliveries: { delivered: 1, failed: 1, pending: 0 } },
      ...{ analysed: 1, usage: { input_tokens: 100, output_tokens: 10 } },
    });
    expect(body.periods[1]).toMatchObject({
      ...{ analysed: 1, skipped: 1, failed: 1, pending: 1 },
      calls_by_status: { completed: 3, no_answer: 1 },
    });
    expect(body.totals.calls).toBe(5);
    expect(body.before).toMatchObject({ from: "2026-05-02T00:00:00+00:00", totals: { calls: 1 } });
    expect(body.agents).toMatchObject([
      { agent_id: agentId, totals: { calls: 4 }, periods: [{ calls: 1 }, { calls: 3 }, { calls: 0 }] },
      { agent_id: other, agent_name: "Other", totals: { calls: 1 } },
    ]);
    const one = await own.statistics(`from=2026-05-05&until=2026-05-07&agent_id=${other}`);
    expect(calls(one)).toEqual([0, 1, 0]);
  });

  it("cuts days where the zone's clock does: at a quarter past an hour, and after 23 hours", async () => {
    const nepal = await setting("2026-05-03T08:00:00Z");
    for (const time of ["2026-05-05T18:14:59.999Z", "2026-05-05T18:15:00Z", "2026-05-06T18:14:00Z"])
      await nepal.callAt(time);
    nepal.at("2026-05-12T00:00:00Z");
    const body = await sameRolled(nepal, "from=2026-05-05&until=2026-05-07&timezone=Asia/Kathmandu");
    expect(calls(body)).toEqual([1, 2, 0]);
    expect(body.periods[1]).toMatchObject({ date: "2026-05-06", from: "2026-05-06T00:00:00+05:45" });

    const york = await setting("2026-03-07T08:00:00Z");
    for (const time of [
      "2026-03-08T04:59:00Z",
      "2026-03-08T05:00:00Z",
      "2026-03-09T03:59:00Z",
      "2026-03-09T04:00:00Z",
    ])
      await york.callAt(time);
    york.at("2026-03-12T00:00:00Z");
    const query = "from=2026-03-07&until=2026-03-09&timezone=America/New_York";
    const days = await sameRolled(york, query);
    expect(calls(days)).toEqual([1, 2, 1]);
    const [, short] = days.periods;
    expect(Date.parse(short?.until ?? "") - Date.parse(short?.from ?? "")).toBe(23 * HOUR);
    const hours = await york.statistics("from=2026-03-08&until=2026-03-08&timezone=America/New_York&by=hour");
    expect(hours.periods).toHaveLength(23);
    expect(hours.periods.map(({ from }) => from.slice(11, 13))).not.toContain("02");
    expect(hours.before).toMatchObject({ from: "2026-03-07T00:00:00-05:00", totals: { calls: 1 } });
  });

  it("counts to the millisecond where a period begins and ends within a quarter", async () => {
    const own = await setting("2026-05-03T08:00:00Z");
    for (const time of ["2026-05-05T10:07:00Z", "2026-05-05T10:07:01Z", "2026-05-05T10:09:00Z"])
      await own.callAt(time);
    own.at("2026-05-12T00:00:00Z");
    const query = "from=2026-05-05T10:07:01Z&until=2026-05-05T10:09:00Z";
    expect((await sameRolled(own, query)).totals.calls).toBe(1);
    expect((await own.statistics("from=2026-05-05T10:07:00Z&until=2026-05-06T10:09:00Z")).totals.calls).toBe(
      3,
    );
  });

  it("counts an hour anew once a correction, another reading or a late delivery changed it", async () => {
    const own = await setting("2026-05-03T08:00:00Z");
    const { callAt, client, roll, statistics } = own;
    const required = AGENT.post_call_data_extraction.map((field) => ({
      ...field,
      required: field.name === "callback_number",
    }));
    await own.change({ post_call_data_extraction: required });
    const callId = await callAt("2026-05-05T10:00:00Z");
    const query = "from=2026-05-05&until=2026-05-05";
    own.at("2026-05-20T00:00:00Z");
    await roll();
    expect((await statistics(query)).totals).toMatchObject({ needs_review: 1, usage: { input_tokens: 100 } });

    await own.send("PATCH", `/v1/calls/${callId}/analysis`, { data: { callback_number: "5551234567" } });
    own.pass(HOUR);
    const before = await statistics(query);
    expect(before.totals.needs_review, "until the next sweep").toBe(1);
    expect(Date.parse(before.as_of)).toBeLessThan(own.services.clock());
    await roll();
    expect((await statistics(query)).totals.needs_review).toBe(0);

    const asked = await own.send<{ analysis_id: string }>("POST", `/v1/calls/${callId}/reanalyze`, {});
    await own.again(callId, asked.body.analysis_id);
    own.pass(HOUR);
    await roll();
    const after = await statistics(query);
    expect(after.totals.usage.input_tokens).toBe(200);
    expect(Date.parse(after.as_of), "nothing is expected to change").toBe(own.services.clock());
    expect(client.workspaceId).toBe(own.workspaceId);
  });

  it("fills in history from before the first sweep, and goes on where a day ended", async () => {
    const own = await setting("2026-01-01T08:00:00Z");
    await own.callAt("2026-01-01T09:00:00Z");
    await own.callAt("2026-03-01T09:00:00Z");
    own.at("2026-05-01T00:00:00Z");
    await own.roll();
    await own.callAt("2026-05-02T09:00:00Z");
    const query = "from=2026-01-01&until=2026-05-31";
    expect((await own.statistics(query)).totals.calls).toBe(3);
    own.pass(2 * DAY);
    expect((await sameRolled(own, query)).totals.calls).toBe(3);
  });

  it("never counts another workspace's calls, and knows no agent of theirs", async () => {
    const one = await setting("2026-05-03T08:00:00Z");
    const other = await setting("2026-05-03T08:00:00Z");
    await one.callAt("2026-05-05T10:00:00Z");
    other.at("2026-05-12T00:00:00Z");
    expect((await sameRolled(other, "from=2026-05-05&until=2026-05-05")).totals.calls).toBe(0);
    expect((await other.send("GET", `/v1/statistics?agent_id=${one.agentId}`)).status).toBe(404);
  });

  it("refuses what it cannot read, and more than an answer can carry", async () => {
    const { send } = await setting("2026-05-03T08:00:00Z");
    for (const [query, field] of [
      ["from=2026-05-05&until=2026-05-04", "until"],
      ["from=2024-01-01&until=2026-05-04", "from"],
      ["from=2026-05-01&until=2026-05-31&by=hour", "from"],
      ["from=2026-02-30", "from"],
      ["from=yesterday", "from"],
      ["timezone=Mars", "timezone"],
      ["by=week", "by"],
      ["weeks=1", "weeks"],
    ]) {
      const { status, body } = await send<{ errors: { field: string }[] }>("GET", `/v1/statistics?${query}`);
      expect([query, status, body.errors[0]?.field]).toEqual([query, 422, field]);
    }
  });
});
