import { describe, expect, it } from "vitest";
import { AGENT, READ } from "../../calls/setting.ts";
import { reading, scriptedModel } from "../../support/scripted-model.ts";
import { type Answer, READ_OTHERWISE, setUp } from "./setting.ts";

describe("the draft of a long back-test", () => {
  const webhook = (name: string, config: object) => ({
    ...{ type: "webhook", name, config: { url: "https://crm.example/", ...config } },
  });

  it("is kept with its secrets sealed, and shown without them", async () => {
    const setting = await setUp({
      agent: { ...AGENT, post_call_actions: [webhook("Told", { headers: { "x-token": "old-token" } })] },
    });
    const config = { secret: `whsec_${btoa("typed into the draft only!!")}` };
    const headers = { "x-token": "********", "x-new": "new-token" };
    const draft = { post_call_actions: [webhook("Told", { headers }), webhook("Fresh", config)] };
    const { body } = await setting.start({ draft });
    const row = await setting.client.db.query.backtests.findFirst({
      where: ({ id }, { eq }) => eq(id, body.backtest_id),
    });
    expect(JSON.stringify(row)).not.toMatch(/old-token|new-token|whsec_/);
    expect(JSON.stringify(row?.configuration)).toMatch(/"x-new":"v1\./);
    const shown = await setting.look(body.backtest_id);
    expect(shown.draft.post_call_actions).toMatchObject([
      { config: { headers: { "x-token": "********", "x-new": "********" } } },
      { config: { url: "https://crm.example/" } },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/token"?:"(old|new)|whsec_|v1\./);
    await setting.work(scriptedModel(READ));
    expect((await setting.look(body.backtest_id)).summary.actions_by_name).toMatchObject({
      Fresh: { would_fire: 1 },
    });
  });

  it("stays what it was when asked for, whatever becomes of the agent", async () => {
    const setting = await setUp({ calls: 2 });
    const { post_call_data_extraction: fields } = AGENT;
    const draft = { post_call_data_extraction: fields.slice(0, 1), post_call_actions: [] };
    const { body } = await setting.start({ draft });
    await setting.change({ post_call_data_extraction: [], post_call_actions: [] });
    await setting.client.send("DELETE", `/v1/agents/${setting.agentId}`);
    await setting.work(scriptedModel(READ));
    expect(await setting.look(body.backtest_id)).toMatchObject({
      ...{ status: "completed", agent_version: 1 },
      summary: { calls: 2, fields: { follow_up_required: { lost: 2 } }, failed: 0 },
    });
    expect((await setting.start()).status).toBe(404);
  });

  it("may call its fields and actions what it likes", async () => {
    const setting = await setUp({ calls: 5 });
    const draft = {
      post_call_data_extraction: [{ name: "constructor", type: "string" }],
      post_call_actions: [
        { type: "schedule_call", name: "__proto__" },
        { type: "schedule_call", name: "<img src=x onerror=alert(1)>" },
      ],
    };
    const { body } = await setting.start({ draft });
    await setting.work(scriptedModel(reading({})));
    const { status, summary } = await setting.look(body.backtest_id);
    expect([status, summary.calls]).toEqual(["completed", 5]);
    expect(Object.entries(summary.actions_by_name)).toEqual(
      expect.arrayContaining([
        ["__proto__", { would_fire: 5, would_no_longer_fire: 0 }],
        ["<img src=x onerror=alert(1)>", { would_fire: 5, would_no_longer_fire: 0 }],
      ]),
    );
  });

  it("is refused with every wrong place and unknown call, and nothing is kept", async () => {
    const setting = await setUp();
    const unread = await setting.ingest();
    const { status, body } = await setting.start({
      draft: { timezone: "Mars/Olympus" },
      call_ids: [setting.callIds[0], "call_nobody", unread],
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual(["draft.timezone", "call_ids.1", "call_ids.2"]);
    expect((await setting.send<Answer[]>("GET", "/v1/backtests")).body).toEqual([]);
  });

  it.each([
    ["no draft", { draft: undefined }, "draft"],
    ["more than a thousand calls", { limit: 1001 }, "limit"],
    ["ids and a limit", { call_ids: ["call_1"], limit: 5 }, "limit"],
    ["an unknown member", { fire: true }, "fire"],
  ])("is refused with %s", async (_, change, place) => {
    const { status, body } = await (await setUp({ calls: 0 })).start({ draft: {}, ...change });
    expect([status, body.errors.map(({ field }) => field)]).toEqual([422, [place]]);
  });
});

describe("long back-tests", () => {
  it("are another workspace's secret", async () => {
    const [mine, other] = [await setUp(), await setUp({ calls: 0 })];
    const { backtest_id: id } = (await mine.start()).body;
    await mine.work(scriptedModel(READ_OTHERWISE));
    const path = `/v1/backtests/${id}`;
    expect((await other.send("POST", `/v1/agents/${mine.agentId}/backtests`, { draft: {} })).status).toBe(
      404,
    );
    expect((await other.send("GET", path)).status).toBe(404);
    expect((await other.send("GET", `${path}/calls`)).status).toBe(404);
    expect((await other.send("POST", `${path}/cancel`)).status).toBe(404);
    expect((await other.send<Answer[]>("GET", "/v1/backtests")).body).toEqual([]);
    const { body } = await other.start({ draft: {}, call_ids: mine.callIds });
    expect(body.errors.map(({ field }) => field)).toEqual(["call_ids.0"]);
    expect(await mine.look(id)).toMatchObject({ status: "completed" });
  });

  it("are read by the calls' newest first, as many as asked for", async () => {
    const setting = await setUp({ calls: 3 });
    const { body } = await setting.start({ draft: {}, limit: 2 });
    expect(body.total).toBe(2);
    await setting.work(scriptedModel(READ_OTHERWISE, READ_OTHERWISE));
    const found = (await setting.found(body.backtest_id)).map(({ call_id }) => call_id);
    expect(found).toEqual(setting.callIds.slice(1).toReversed());
  });

  it("keep a long value short, and masked where it is masked elsewhere", async () => {
    const said = `My name is ${"Jane ".repeat(200)}Roe.`;
    const setting = await setUp({ calls: 0 });
    await setting.analyzed({ transcript: [{ role: "user", text: said }] });
    const name = { raw: said.slice(11, -1), turn: 0, quote: said.slice(0, -1) };
    const start = (pii: boolean) =>
      setting.start({
        draft: {
          post_call_data_extraction: [{ name: "whole_name", type: "string", pii }],
          post_call_actions: [],
        },
      });
    const shownOf = async (pii: boolean) => {
      const { body } = await start(pii);
      await setting.work(scriptedModel(reading({ whole_name: name })));
      const [call] = await setting.found(body.backtest_id);
      return call?.changes.find(({ field }) => field === "whole_name")?.to?.value;
    };
    expect(await shownOf(false)).toMatch(/^Jane Jane .{280,}…$/);
    expect(String(await shownOf(false))).toHaveLength(300);
    expect(await shownOf(true)).toBe("********");
  });
});
