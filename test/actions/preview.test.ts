import { describe, expect, it } from "vitest";
import { AGENT, callSetting, READINGS } from "../calls/setting.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";

const TOKEN = "battery-staple";
const SECRET = "correct-horse";
const WEBHOOK = {
  type: "webhook",
  name: "Lead to CRM",
  condition: { field: "interest_level", operator: "==", value: "high" },
  config: {
    url: "https://crm.example/people/{{ call.id }}?source=phone",
    method: "PUT",
    secret: SECRET,
    headers: { Authorization: `Bearer ${TOKEN}`, Accept: "application/json" },
    query: { name: "{{ customer_name }}", level: "{{ interest_level }}" },
    body: { who: "{{ customer_name }}", level: "{{ interest_level }}", at: "{{ schedule.at }}" },
  },
};

interface Preview {
  [member: string]: unknown;
  errors: { field: string; message: string }[];
  body: string;
}

async function analysed({ process = true } = {}) {
  const setting = await callSetting({
    now: Date.parse("2026-05-04T10:02:00+03:00"),
    models: [scriptedModel(reading(READINGS))],
    agent: { ...AGENT, post_call_actions: [AGENT.post_call_actions[0], WEBHOOK] },
  });
  const callId = await setting.ingest();
  if (process) await setting.process(callId);
  const preview = (body: object, agentId = setting.agentId) =>
    setting.client.send<Preview>("POST", `/v1/agents/${agentId}/actions/preview`, {
      call_id: callId,
      ...body,
    });
  return { ...setting, callId, preview };
}

const draft = (config: object) => ({
  action: { type: "webhook", name: "Draft", config: { url: "https://crm.example/", ...config } },
});

describe("a preview of an action", () => {
  it("shows the request that a past call would make, without its secrets, and sends nothing", async () => {
    const { callId, preview, client, knocks } = await analysed();
    const before = knocks.deliveries.length;
    const { status, body } = await preview({ name: "Lead to CRM" });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: "Lead to CRM",
      type: "webhook",
      would_run: false,
      explanation: expect.stringContaining("interest_level"),
      method: "PUT",
      url: `https://crm.example/people/${callId}?source=phone&name=Jane+Roe`,
      query: { name: "Jane Roe", level: null },
      headers: { authorization: "********", accept: "application/json", "content-type": "application/json" },
      content_type: "application/json",
      warnings: ["interest_level is null for this call."],
      errors: [],
    });
    expect(JSON.parse(body.body)).toMatchObject({
      who: "Jane Roe",
      level: null,
      at: expect.stringMatching(/^2026-05-05T14:30/),
    });
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${TOKEN}|${SECRET}`));
    const deliveries = await client.send<{ action: string | null }[]>(
      "GET",
      `/v1/deliveries?call_id=${callId}`,
    );
    expect(deliveries.body.filter(({ action }) => action !== null)).toEqual([]);
    expect(knocks.deliveries).toHaveLength(before);
  });

  it("shows a follow-up's plan", async () => {
    const { preview } = await analysed();
    expect((await preview({ name: "Auto follow-up" })).body).toMatchObject({
      type: "schedule_call",
      would_run: true,
      plan: { to_number: "+905321234567", scheduled_at: "2026-05-05T14:30:00" },
    });
  });

  it("shows a draft, with the header values that it leaves masked", async () => {
    const { preview } = await analysed();
    const { body } = await preview({
      action: {
        ...WEBHOOK,
        condition: undefined,
        config: {
          url: "https://elsewhere.example/",
          headers: { Authorization: "********", "Content-Type": "text/plain" },
          body: '{% for t in call.turns %}{{ t.role }} {% endfor %}"{{ customer_name }}"',
        },
      },
    });
    expect(body).toMatchObject({
      would_run: true,
      headers: { authorization: "********", "content-type": "text/plain" },
      body: 'agent customer agent customer "Jane Roe"',
      content_type: "text/plain",
    });
    expect(JSON.stringify(body)).not.toContain(TOKEN);
  });

  it.each([
    ["a body that is not JSON", { body: "[{{ customer_name }}" }, "config.body", "not JSON"],
    ["a URL without its value", { url: "https://crm.example/{{ interest_level }}" }, "config.url", "empty"],
    [
      "a loop that does not end",
      { body: { a: { b: "{% for i in (1..1000000) %}x{% endfor %}" } } },
      "config.body.a.b",
      "too many steps",
    ],
  ])("names the place that this call cannot fill: %s", async (_, config, field, message) => {
    const { preview } = await analysed();
    const { status, body } = await preview(draft(config));
    expect(status).toBe(200);
    expect(body).toMatchObject({ url: null, body: null });
    expect(body.errors).toEqual([{ field, message: expect.stringContaining(message) }]);
  });

  it.each([
    ["an unknown variable", draft({ body: { a: ["{{ custmer_name }}"] } }), "action.config.body.a.0"],
    ["a template in the host", draft({ url: "https://{{ customer_name }}.example/" }), "action.config.url"],
    ["a private host", draft({ url: "https://127.0.0.1/" }), "action.config.url"],
    [
      "a masked header with nothing behind it",
      draft({ headers: { A: "********" } }),
      "action.config.headers.A",
    ],
    ["an unknown member", draft({ bodi: {} }), "action.config.bodi"],
    ["an action that is not there", { name: "Nobody" }, "name"],
    ["neither a name nor an action", {}, "name"],
    ["a call that is not there", { name: "Lead to CRM", call_id: "call_none" }, "call_id"],
  ])("refuses %s", async (_, body, field) => {
    const { preview } = await analysed();
    const { status, body: problem } = await preview(body);
    expect(status).toBe(422);
    expect(problem.errors.map((error) => error.field)).toEqual([field]);
  });

  it("refuses another agent's call, and waits for an analysis", async () => {
    const { preview, client } = await analysed({ process: false });
    expect((await preview({ name: "Lead to CRM" })).status).toBe(409);
    const other = await client.send<{ agent_id: string }>("POST", "/v1/agents", AGENT);
    expect((await preview({ name: "Lead to CRM" }, other.body.agent_id)).status).toBe(422);
    expect((await preview({ name: "Lead to CRM" }, "agent_none")).status).toBe(404);
  });
});
