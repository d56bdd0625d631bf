import { describe, expect, it } from "vitest";
import { type LabelledCall, matches } from "../../bench/scoring.ts";
import { correctAnalysis } from "../../src/analyses/correct.ts";
import { labelledCalls } from "../../src/analyses/labels.ts";
import { transcripts } from "../../src/store/schema.ts";
import { AGENT, type CallSetting, callSetting, READ } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";
import { scriptedModel } from "../support/scripted-model.ts";

const agent = {
  ...{ ...AGENT, post_call_actions: [] },
  post_call_data_extraction: AGENT.post_call_data_extraction.map((field) =>
    field.name === "callback_number" ? { ...field, pii: true } : field,
  ),
};

async function labelSetting() {
  const setting = await callSetting({ agent, models: [scriptedModel(READ)] });
  const analyzed = async (change: object = {}) => {
    const callId = await setting.ingest(change);
    await setting.process(callId);
    return callId;
  };
  const correct = (callId: string, body: object) =>
    setting.client.send("PATCH", `/v1/calls/${callId}/analysis`, body);
  return { ...setting, analyzed, correct, labels: (query = "") => labelsOf(setting, query) };
}

async function labelsOf({ client, agentId }: CallSetting, query: string) {
  const { status, headers, body } = await client.send<string>("GET", `/v1/agents/${agentId}/labels${query}`);
  expect([status, headers.get("content-type")]).toEqual([200, "application/x-ndjson"]);
  return body
    .split("\n")
    .filter((line) => line !== "")
    .map((line): LabelledCall => JSON.parse(line));
}

describe("GET /v1/agents/{id}/labels", () => {
  it("writes each corrected call as a labelled call, with the fields that people spoke on", async () => {
    const { analyzed, correct, labels } = await labelSetting();
    await analyzed();
    const callId = await analyzed({
      transcript: [
        { role: "agent", text: "Your name?", start_ms: 0 },
        { role: "tool", text: "{}" },
        { role: "user", text: "My name is Jane Roe. Yes, please call me back on 5 May 2026 at 14:30." },
      ],
    });
    const expected = { customer_name: "Jane Rowe", interest_level: "high", follow_up_date: null };
    await correct(callId, { data: expected });
    const [label, ...more] = await labels();
    expect(more).toEqual([]);
    expect(label).toEqual({
      ...{ id: callId, source: "corrections", language: "en-US" },
      ...{ call_time: "2026-05-04T10:00:00+03:00", timezone: "Europe/Istanbul" },
      turns: [
        { role: "agent", text: "Your name?", start_ms: 0 },
        { role: "user", text: "My name is Jane Roe. Yes, please call me back on 5 May 2026 at 14:30." },
      ],
      fields: [
        { name: "customer_name", type: "string", description: "Customer full name" },
        {
          ...{ name: "interest_level", type: "enum", description: "high, medium, low, none" },
          options: ["high", "medium", "low", "none"],
        },
        { name: "follow_up_date", type: "string", description: "Follow-up date in ISO 8601 format" },
      ],
      expected,
      meta: {},
    });
  });

  it("can be scored as it stands", async () => {
    const { analyzed, correct, labels } = await labelSetting();
    const callId = await analyzed();
    await correct(callId, { data: { customer_name: "Jane Rowe", callback_number: "5551234567" } });
    const [label] = await labels("?include_pii=true");
    if (!label) throw new Error("There is no label.");
    expect(label.meta).toEqual({ formats: { callback_number: "phone" } });
    expect(matches(label, "callback_number", "555 123 45 67")).toBe(true);
    expect(matches(label, "customer_name", "jane rowe")).toBe(true);
    expect(matches(label, "customer_name", "Jane Roe")).toBe(false);
  });

  it("keeps personal data out unless it is asked for", async () => {
    const { analyzed, correct, labels } = await labelSetting();
    const callId = await analyzed();
    await correct(callId, { data: { callback_number: "5551234567" } });
    expect(await labels()).toEqual([]);
    expect(await labels("?include_pii=true")).toMatchObject([
      { expected: { callback_number: "5551234567" } },
    ]);
    await correct(callId, { data: { customer_name: "Jane Rowe" } });
    expect(await labels()).toMatchObject([{ expected: { customer_name: "Jane Rowe" } }]);
    expect(JSON.stringify(await labels())).not.toContain("callback_number");
  });

  it("takes those that people spoke on since a time", async () => {
    const { analyzed, labels, pass, services, workspaceId } = await labelSetting();
    const [early, late] = [await analyzed(), await analyzed()];
    const times: number[] = [];
    for (const callId of [late, early]) {
      pass(60_000);
      times.push(services.clock());
      const correction = { data: { customer_name: callId }, remove: [], by: "Ann" };
      await correctAnalysis(services, { workspaceId, callId }, "key_none", correction);
    }
    const [first = 0, second = 0] = times;
    const since = async (at: number) =>
      (await labels(`?since=${new Date(at).toISOString()}`)).map(({ id }) => id);
    expect(await since(first)).toEqual([early, late].sort());
    expect(await since(first + 1)).toEqual([early]);
    expect(await since(second + 1)).toEqual([]);
    expect(await labels("?since=2026-01-01T00:00:00+03:00")).toHaveLength(2);
  });

  it("reads page by page: every call once, the oldest first", async () => {
    const { analyzed, correct, labels } = await labelSetting();
    const ids: string[] = [];
    for (let place = 0; place < 25; place++) ids.push(await analyzed({ provider_call_id: `p${place}` }));
    await Promise.all(ids.map((id) => correct(id, { data: { customer_name: id } })));
    expect((await labels()).map(({ id }) => id)).toEqual([...ids].sort());
  });

  it("asks the database for the next page only when the last has been taken", async () => {
    const { analyzed, correct, client, agentId, services } = await labelSetting();
    const ids: string[] = [];
    for (let place = 0; place < 21; place++) ids.push(await analyzed({ provider_call_id: `p${place}` }));
    await Promise.all(ids.map((id) => correct(id, { data: { customer_name: id } })));
    const selection = { since: null, includePii: false };
    const calls = await labelledCalls(services.db, client.workspaceId, agentId, selection);
    for (let place = 0; place < 20; place++) expect((await calls.next()).done).toBe(false);
    await services.db.delete(transcripts);
    expect((await calls.next()).done).toBe(true);
  });

  it("is unknown in another workspace, and refuses what it does not know", async () => {
    const { agentId, client } = await labelSetting();
    const path = `/v1/agents/${agentId}/labels`;
    expect((await (await mintClient()).send("GET", path)).status).toBe(404);
    expect((await client.send("GET", "/v1/agents/agent_none/labels")).status).toBe(404);
    for (const query of ["since=yesterday", "include_pii=1", "limit=5"])
      expect((await client.send("GET", `${path}?${query}`)).status).toBe(422);
  });
});
