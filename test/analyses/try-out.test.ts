import { describe, expect, it } from "vitest";
import { tryOut } from "../../src/analyses/try-out.ts";
import { offline } from "../../src/extraction/models/offline.ts";
import { AGENT, CALL, callSetting, READ, READINGS, register } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";
import { everyRow } from "../support/every-row.ts";
import { failing, reading, scriptedModel } from "../support/scripted-model.ts";

const NOW = Date.parse("2026-05-04T10:05:00+03:00");
const READ_HIGH = reading({
  ...READINGS,
  interest_level: { raw: "high", turn: 3, quote: "Yes, please call me back" },
});
const WEBHOOK = {
  type: "webhook",
  name: "Lead to CRM",
  config: {
    url: "https://crm.example/leads",
    method: "PUT",
    secret: "correct-horse",
    headers: { Authorization: "Bearer battery" },
    body: { who: "{{customer_name}}", again: "{{follow_up_required}}", call: "{{call.id}}" },
  },
};

interface Problem {
  errors: { field: string; message: string }[];
}
interface Tried {
  version: number;
  analysis: { status: string; model: string; data: Record<string, unknown>; fields: object };
  actions: { name: string; would_fire: boolean; explanation: string }[];
}

/** One agent, and its try-out by a scripted model. */
async function tryingOut(change: Parameters<typeof callSetting>[0] = {}) {
  const setting = await callSetting({ models: [scriptedModel(READ)], now: NOW, ...change });
  const { services, workspaceId, agentId } = setting;
  return { ...setting, tryOut: (body: object) => tryOut(services, workspaceId, agentId, body) };
}

describe("trying out an agent", () => {
  it("answers by the front door what it makes of a pasted transcript, with the words it rests on", async () => {
    const client = await mintClient();
    const { agent_id } = await register(client);
    const { status, body } = await client.send<Tried>("POST", `/v1/agents/${agent_id}/test`, {
      started_at: CALL.started_at,
      transcript: "Agent: May I have your name?\nCustomer: My name is Jane Roe.",
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      agent_id,
      version: 1,
      analysis: {
        status: "completed",
        reason: null,
        model: "offline",
        latency_ms: expect.any(Number),
        usage: { input_tokens: expect.any(Number), output_tokens: expect.any(Number) },
        cost_usd: 0,
        data: { customer_name: "Jane Roe" },
        fields: { customer_name: { status: "grounded", evidence: [{ turn: 1 }] } },
      },
      actions: [
        { name: "Auto follow-up", type: "schedule_call", would_fire: false },
        { name: "Lead to CRM", type: "webhook", would_fire: false, explanation: expect.any(String) },
      ],
    });
  });

  it("puts the members of the draft in place of the agent's own, and leaves the others", async () => {
    const client = await mintClient();
    const { agent_id } = await register(client);
    const path = `/v1/agents/${agent_id}`;
    const { body } = await client.send<Tried>("POST", `${path}/test`, {
      draft: { post_call_data_extraction: [{ name: "email", type: "string" }], post_call_actions: [] },
      transcript: "Customer: Write to jane@example.com.",
    });
    expect(body.analysis.data).toEqual({ email: "jane@example.com" });
    expect(body.actions).toEqual([]);
    expect((await client.send("GET", path)).body).toMatchObject({ ...AGENT, version: 1 });
  });

  it("takes a call that names no time as one that begins now, in the zone of the draft", async () => {
    const { tryOut } = await tryingOut({ models: [offline] });
    const transcript = "Agent: When shall we call you back?\nCustomer: Call me back tomorrow at 14:30.";
    const { analysis } = await tryOut({ draft: { timezone: "Europe/London" }, transcript });
    expect(analysis.data).toMatchObject({ follow_up_date: "2026-05-05T14:30:00+01:00" });
    const dated = await tryOut({ started_at: "2026-06-01T09:00:00+03:00", transcript });
    expect(dated.analysis.data).toMatchObject({ follow_up_date: "2026-06-02T14:30:00+03:00" });
    const ended = await tryOut({ ended_at: "2026-06-01T09:00:00Z", duration_ms: 60_000, transcript });
    expect(ended.analysis.data).toMatchObject({ follow_up_date: "2026-06-02T14:30:00+03:00" });
  });

  it("takes a transcript in every form in which calls come in, and all facts of a call", async () => {
    const model = scriptedModel(READ);
    const condition = { field: "call.metadata.plan", operator: "==", value: "gold" };
    const { tryOut } = await tryingOut({ models: [model] });
    const { actions } = await tryOut({
      draft: { post_call_actions: [{ type: "schedule_call", name: "Again", condition }] },
      direction: "outbound",
      from_number: "+908501234567",
      to_number: "+14155550123",
      plan: "gold",
      transcript: { format: "vtt", content: "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Customer>Yes, please." },
    });
    expect(actions).toMatchObject([{ would_fire: true, plan: { to_number: "+14155550123" } }]);
    expect(model.asked[0]?.turns).toMatchObject([{ role: "customer", text: "Yes, please.", start_ms: 1000 }]);
  });

  it("shows of a follow-up whom it would ring, and when", async () => {
    const { tryOut, agentId } = await tryingOut();
    const { actions } = await tryOut(CALL);
    expect(actions).toMatchObject([
      {
        name: "Auto follow-up",
        would_fire: true,
        explanation: expect.stringContaining("follow_up_required == true: true."),
        plan: {
          agent_id: agentId,
          to_number: "+905321234567",
          from_number: "+908501234567",
          scheduled_at: "2026-05-05T14:30:00",
          timezone: "Europe/Istanbul",
        },
      },
      { name: "Lead to CRM", would_fire: false, explanation: 'interest_level == "high": null' },
    ]);
    expect(actions[1]).not.toHaveProperty("request");
  });

  it("shows of a webhook the request as it would be sent, and none of its secrets", async () => {
    const { tryOut } = await tryingOut({ agent: { ...AGENT, post_call_actions: [WEBHOOK] } });
    const request = {
      url: "https://crm.example/leads",
      method: "PUT",
      headers: { authorization: "********" },
      body: '{"who":"Jane Roe","again":true,"call":"call_test"}',
    };
    const standing = await tryOut(CALL);
    expect(standing.actions).toMatchObject([{ would_fire: true, request }]);
    const draft = { post_call_actions: [{ ...WEBHOOK, name: "Another" }] };
    const drafted = await tryOut({ ...CALL, draft });
    expect(drafted.actions).toMatchObject([{ would_fire: true, request }]);
    expect(JSON.stringify([standing, drafted])).not.toMatch(/battery|correct-horse/);
  });

  it("shows of a webhook without a body of its own the standard envelope", async () => {
    const { tryOut, agentId } = await tryingOut({ models: [scriptedModel(READ_HIGH)] });
    const { actions } = await tryOut(CALL);
    const [, { request } = { request: undefined }] = actions as { request?: { body: string } }[];
    expect(JSON.parse(request?.body ?? "")).toMatchObject({
      type: "call.analyzed",
      call_id: "call_test",
      agent_id: agentId,
      data: {
        analysis: { data: { customer_name: "Jane Roe", interest_level: "high" } },
        action: { name: "Lead to CRM" },
      },
    });
  });

  it("that no model answers says why, and what its actions would do then", async () => {
    const { tryOut } = await tryingOut({ models: [scriptedModel(failing("rate_limited"))] });
    const { analysis, actions } = await tryOut(CALL);
    expect(analysis).toMatchObject({ status: "failed", reason: "rate_limited", data: {}, fields: {} });
    expect(actions).toMatchObject([
      {
        would_fire: false,
        explanation: "The analysis failed (rate_limited), so follow_up_required is not known.",
      },
      { would_fire: false },
    ]);
  });

  it("saves nothing, sends nothing and asks nobody but the model", async () => {
    const model = scriptedModel(READ_HIGH);
    const requests: URL[] = [];
    const { tryOut, knocks, alarms } = await tryingOut({
      models: [model],
      fetch: async (url) => {
        requests.push(new URL(url));
        return new Response("ok");
      },
    });
    const before = await everyRow();
    const { actions } = await tryOut({ ...CALL, draft: { webhook_url: "https://hooks.example/calls" } });
    expect(actions).toMatchObject([{ would_fire: true }, { would_fire: true }]);
    expect(await everyRow()).toEqual(before);
    expect([knocks.calls, knocks.runs, knocks.deliveries, alarms, requests]).toEqual([[], [], [], [], []]);
    expect(model.asked).toHaveLength(1);
  });
});

describe("a draft", () => {
  const BAD = {
    timezone: "Mars/Olympus",
    agnet_name: "x",
    post_call_data_extraction: [{ name: "a", type: "date" }],
  };
  const CONTRADICTING = {
    post_call_data_extraction: [{ name: "a", type: "enum", description: "how it went" }],
    post_call_actions: [
      {
        ...WEBHOOK,
        name: "New",
        config: { url: "https://crm.example/", headers: { Authorization: "********" } },
      },
      { type: "schedule_call", name: "By nobody", config: { agent_id: "agent_nobody" } },
    ],
  };

  it.each([
    [
      "wrong in its members",
      BAD,
      ["draft.timezone", "draft.post_call_data_extraction.0.type", "draft.agnet_name"],
    ],
    [
      "at odds with itself",
      CONTRADICTING,
      [
        "draft.post_call_data_extraction.0.options",
        "draft.post_call_actions.0.config.headers.Authorization",
        "draft.post_call_actions.1.config.agent_id",
      ],
    ],
  ])("is refused by the rules and at the places of a change: %s", async (_, draft, places) => {
    const client = await mintClient();
    const path = `/v1/agents/${(await register(client)).agent_id}`;
    const changed = await client.send<Problem>("PATCH", path, draft);
    const tried = await client.send<Problem>("POST", `${path}/test`, { draft, transcript: "Customer: Hi." });
    const backtested = await client.send<Problem>("POST", `${path}/backtest`, { draft });
    expect([changed.status, tried.status, backtested.status]).toEqual([422, 422, 422]);
    const expected = changed.body.errors.map(({ field, message }) => ({ field: `draft.${field}`, message }));
    expect(expected.map(({ field }) => field)).toEqual(places);
    expect(tried.body.errors).toEqual(expected);
    expect(backtested.body.errors).toEqual(expected);
  });

  it("is refused together with what is wrong in the call", async () => {
    const client = await mintClient();
    const path = `/v1/agents/${(await register(client)).agent_id}/test`;
    const { status, body } = await client.send<Problem>("POST", path, {
      draft: { timezone: "Mars/Olympus" },
      direction: "sideways",
      transcript: "no labels here",
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual(["draft.timezone", "direction", "transcript"]);
  });

  it.each([
    ["no draft at all", { draft: [] }, "draft"],
    ["nothing", {}, "transcript"],
    ["a list", [], "body"],
  ])("is not looked for in %s", async (_, sent, place) => {
    const client = await mintClient();
    const path = `/v1/agents/${(await register(client)).agent_id}/test`;
    const { status, body } = await client.send<Problem>("POST", path, sent);
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual([place]);
  });

  it.each(["test", "backtest"])("finds no agent that is deleted or another workspace's: %s", async (verb) => {
    const [client, stranger] = [await mintClient(), await mintClient()];
    const { agent_id } = await register(client);
    const body = { draft: {}, ...(verb === "test" ? { transcript: "Customer: Hi." } : {}) };
    const path = `/v1/agents/${agent_id}/${verb}`;
    expect((await client.send("POST", path, body)).status).toBe(200);
    expect((await stranger.send("POST", path, body)).status).toBe(404);
    await client.send("DELETE", `/v1/agents/${agent_id}`);
    expect((await client.send("POST", path, body)).status).toBe(404);
  });
});
