import { describe, expect, it } from "vitest";
import { MAX_READING_ATTEMPTS } from "../../src/analyses/read-call.ts";
import { READ, READINGS } from "../calls/setting.ts";
import { failing, reading, scriptedModel } from "../support/scripted-model.ts";
import { type Asked, reanalysisSetting, SECOND } from "./setting.ts";

/** The same call as another model hears it. */
const OTHERWISE = reading({
  ...READINGS,
  customer_name: { raw: "Jane", turn: 1, quote: "My name is Jane" },
  follow_up_required: null,
});

describe("POST /v1/calls/{id}/reanalyze", () => {
  it("asks for a reading by the newest version, and says where it will be found", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.analyzed();
    await setting.change(SECOND);
    const { status, headers, body } = await setting.send("POST", `/v1/calls/${callId}/reanalyze`);
    expect(status).toBe(202);
    expect(body).toEqual({
      call_id: callId,
      analysis_id: expect.stringMatching(/^ana_/),
      agent_version: 2,
      status: "pending",
    });
    const location = `/v1/calls/${callId}/analyses/${body.analysis_id}`;
    expect(headers.get("location")).toBe(location);
    expect(setting.reanalyses).toEqual([
      { workspaceId: setting.workspaceId, callId, analysisId: body.analysis_id },
    ]);
    const pending = await setting.send<object>("GET", location);
    expect(pending.body).toMatchObject({ status: "pending", agent_version: 2, current: false, changes: [] });
  });

  it("is refused for a call that is not there, also to another workspace", async () => {
    const [setting, other] = [await reanalysisSetting(), await reanalysisSetting()];
    const callId = await setting.analyzed();
    for (const path of [`/v1/calls/${callId}/reanalyze`, "/v1/calls/call_none/reanalyze"]) {
      expect((await other.send("POST", path)).status).toBe(404);
    }
    expect((await other.send("GET", `/v1/calls/${callId}/analyses`)).status).toBe(404);
    const analysis = `/v1/calls/${callId}/analyses/${callId.replace("call_", "ana_")}`;
    expect((await setting.send("GET", analysis)).status).toBe(200);
    expect((await other.send("GET", analysis)).status).toBe(404);
    expect((await setting.send("GET", `/v1/calls/${callId}/analyses/ana_none`)).status).toBe(404);
  });

  it.each([
    [{ agent_version: 9 }, "agent_version", /no version 9: its newest is 1/],
    [{ agent_version: 0 }, "agent_version", /./],
    [{ version: 1 }, "version", /Unknown member/],
    [{ fire_actions: "yes" }, "fire_actions", /./],
  ])("refuses by name what it cannot do: %j", async (body, field, message) => {
    const setting = await reanalysisSetting();
    const callId = await setting.analyzed();
    const answer = await setting.send<Asked>("POST", `/v1/calls/${callId}/reanalyze`, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ field, message: expect.stringMatching(message) }]);
    expect(setting.reanalyses).toEqual([]);
  });

  it("waits for the first analysis to end", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(failing("timeout"))] });
    const callId = await setting.ingest();
    const ask = () => setting.send("POST", `/v1/calls/${callId}/reanalyze`);
    expect((await ask()).status).toBe(409);
    const crash = { id: "crash", read: () => Promise.reject(new Error("The isolate is gone.")) };
    await setting.process(callId, { models: [crash] }).catch(() => {});
    expect((await ask()).status).toBe(409);
    expect(await setting.history(callId)).toMatchObject([{ status: "running", current: false }]);
  });

  it("reads the calls of an agent that was deleted by the versions it had", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.analyzed();
    await setting.change(SECOND);
    await setting.client.send("DELETE", `/v1/agents/${setting.agentId}`);
    await setting.again(callId, await setting.ask(callId));
    expect((await setting.read(callId)).analysis).toMatchObject({ status: "completed", agent_version: 2 });
  });
});

describe("a call that is read again", () => {
  it("shows the new analysis, keeps the old one beside it, and says what differs", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ, OTHERWISE)] });
    const callId = await setting.analyzed();
    await setting.change(SECOND);
    const analysisId = await setting.ask(callId, { agent_version: 1 });
    expect(await setting.again(callId, analysisId)).toEqual({ kind: "done" });
    expect((await setting.read(callId)).analysis).toMatchObject({
      agent_version: 1,
      data: { customer_name: "Jane", follow_up_required: null },
    });
    const first = callId.replace("call_", "ana_");
    expect(await setting.history(callId)).toMatchObject([
      {
        analysis_id: analysisId,
        current: true,
        status: "completed",
        agent_version: 1,
        model: "scripted",
        prompt_version: expect.any(String),
        data: { customer_name: "Jane" },
        compared_with: first,
        changes: [
          {
            field: "customer_name",
            from: { value: "Jane Roe", status: "grounded" },
            to: { value: "Jane", status: "grounded" },
          },
          {
            field: "follow_up_required",
            from: { value: true },
            to: { value: null, status: "not_mentioned" },
          },
        ],
      },
      {
        analysis_id: first,
        current: false,
        data: { customer_name: "Jane Roe" },
        compared_with: null,
        changes: [],
      },
    ]);
  });

  it("shows fields that only one of the versions has", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.analyzed();
    await setting.change(SECOND);
    await setting.again(callId, await setting.ask(callId));
    expect((await setting.history(callId))[0]?.changes).toMatchObject([
      { field: "mood", from: null, to: { value: null } },
      { field: "interest_level", to: null },
      { field: "follow_up_date", from: { status: "grounded" }, to: null },
      { field: "callback_number", to: null },
    ]);
  });

  it("pages through its analyses, newest first", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.analyzed();
    const ids = [await setting.ask(callId), await setting.ask(callId)];
    const { headers, body } = await setting.send<{ analysis_id: string }[]>(
      "GET",
      `/v1/calls/${callId}/analyses?limit=2`,
    );
    expect(body.map(({ analysis_id }) => analysis_id)).toEqual([ids[1], ids[0]]);
    expect(headers.get("x-total-count")).toBe("3");
    const next = /<([^>]+)>/.exec(headers.get("link") ?? "")?.[1] ?? "";
    expect((await setting.send("GET", next)).body).toMatchObject([
      { analysis_id: callId.replace("call_", "ana_"), current: true },
    ]);
  });

  it("is read once for each time it was asked, however often the message comes", async () => {
    const model = scriptedModel(READ);
    const setting = await reanalysisSetting({ models: [model] });
    const callId = await setting.analyzed();
    const analysisId = await setting.ask(callId);
    await Promise.all(Array.from({ length: 5 }, () => setting.again(callId, analysisId)));
    await setting.again(callId, analysisId);
    expect(model.asked).toHaveLength(2);
    expect(await setting.again(callId, "ana_none")).toEqual({ kind: "done" });
  });

  it("keeps its completed analysis where no model reads it again", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ, failing("timeout"))] });
    const callId = await setting.analyzed();
    const analysisId = await setting.ask(callId, { fire_actions: true });
    for (let attempt = 1; attempt < MAX_READING_ATTEMPTS; attempt++) {
      expect(await setting.again(callId, analysisId)).toMatchObject({ kind: "retry", because: "timeout" });
      setting.pass(15 * 60_000);
    }
    expect(await setting.again(callId, analysisId)).toEqual({ kind: "done" });
    expect((await setting.read(callId)).analysis).toMatchObject({ data: { customer_name: "Jane Roe" } });
    expect(await setting.history(callId)).toMatchObject([
      { status: "failed", reason: "timeout", current: false, changes: [] },
      { status: "completed", current: true },
    ]);
  });

  it("shows the new failure where it has never been read, and any success before that", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(failing("refused"))] });
    const callId = await setting.analyzed();
    const [early, late] = [await setting.ask(callId), await setting.ask(callId)];
    const refusing = { models: [scriptedModel(failing("bad_request"))] };
    await setting.again(callId, late, refusing);
    expect((await setting.read(callId)).analysis).toMatchObject({ status: "failed", reason: "bad_request" });
    await setting.again(callId, early, { models: [scriptedModel(READ)] });
    expect((await setting.read(callId)).analysis).toMatchObject({ status: "completed" });
  });

  it("shows what was asked for last, in whatever order the readings end", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.analyzed();
    const [early, late] = [await setting.ask(callId), await setting.ask(callId)];
    await setting.again(callId, late, { models: [scriptedModel(OTHERWISE)] });
    await setting.again(callId, early);
    expect((await setting.history(callId)).map(({ current }) => current)).toEqual([true, false, false]);
    expect((await setting.read(callId)).analysis).toMatchObject({ data: { customer_name: "Jane" } });
  });

  it("keeps what a person put right, and counts again what is to be looked at", async () => {
    const required = { name: "mood", type: "enum", description: "glad, sad", required: true };
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.analyzed();
    await setting.send("PATCH", `/v1/calls/${callId}/analysis`, { data: { customer_name: "Jane Rowe" } });
    await setting.change({
      ...SECOND,
      post_call_data_extraction: [...SECOND.post_call_data_extraction.slice(0, 2), required],
    });
    await setting.again(callId, await setting.ask(callId));
    expect((await setting.read(callId)).analysis).toMatchObject({
      agent_version: 2,
      data: { customer_name: "Jane Rowe" },
    });
    const listed = await setting.send<{ call_id: string }[]>("GET", "/v1/calls?needs_review=true");
    expect(listed.body.map(({ call_id }) => call_id)).toEqual([callId]);
  });
});

describe("a reader of a re-analysis that dies", () => {
  const crash = { id: "crash", read: () => Promise.reject(new Error("The isolate is gone.")) };

  it("leaves it to another, once its lease has run out", async () => {
    const model = scriptedModel(READ);
    const setting = await reanalysisSetting({ models: [model] });
    const callId = await setting.analyzed();
    const analysisId = await setting.ask(callId);
    await expect(setting.again(callId, analysisId, { models: [crash] })).rejects.toThrow();
    await setting.again(callId, analysisId);
    expect(model.asked).toHaveLength(1);
    setting.pass(setting.services.analysisLeaseMs);
    await setting.again(callId, analysisId);
    expect((await setting.history(callId))[0]).toMatchObject({ status: "completed", current: true });
  });

  it("and dies each time ends it as failed, instead of for ever", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
    const callId = await setting.analyzed();
    const analysisId = await setting.ask(callId);
    for (let attempt = 1; attempt <= MAX_READING_ATTEMPTS; attempt++) {
      await setting.again(callId, analysisId, { models: [crash] }).catch(() => {});
      setting.pass(setting.services.analysisLeaseMs);
    }
    await setting.again(callId, analysisId, { models: [crash] });
    expect((await setting.history(callId))[0]).toMatchObject({ status: "failed", reason: "interrupted" });
  });

  it("and comes back after another has finished changes nothing", async () => {
    const setting = await reanalysisSetting({ models: [scriptedModel(reading({}), OTHERWISE)] });
    const callId = await setting.analyzed();
    const analysisId = await setting.ask(callId, { fire_actions: true });
    const slow = {
      id: "slow",
      read: async () => {
        setting.pass(setting.services.analysisLeaseMs);
        await setting.again(callId, analysisId);
        return READ;
      },
    };
    await setting.again(callId, analysisId, { models: [slow] });
    const call = await setting.read(callId);
    expect(call.analysis).toMatchObject({ model: "scripted", data: { customer_name: "Jane" } });
    expect(call.actions.map(({ status }) => status)).toEqual(["skipped", "skipped"]);
    expect(setting.knocks.runs).toEqual([]);
  });
});
