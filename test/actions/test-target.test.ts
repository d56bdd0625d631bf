import { describe, expect, it } from "vitest";
import { testTarget } from "../../src/actions/test-target.ts";
import { AGENT, callSetting, READINGS, readCall } from "../calls/setting.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";
import { answer, webhookEndpoint } from "../support/webhook-endpoint.ts";

const TOKEN = "battery-staple";
const SECRET = "correct-horse-battery";
const WEBHOOK = {
  type: "webhook",
  name: "Lead to CRM",
  condition: { field: "interest_level", operator: "==", value: "high" },
  config: {
    url: "https://crm.example/people/{{ call.id }}",
    method: "PUT",
    secret: SECRET,
    headers: { Authorization: `Bearer ${TOKEN}` },
    body: { who: "{{ customer_name }}", id: "{{ event.id }}" },
  },
};

async function analysed(endpoint: ReturnType<typeof webhookEndpoint>, actions: object[] = [WEBHOOK]) {
  const setting = await callSetting({
    models: [scriptedModel(reading(READINGS))],
    agent: { ...AGENT, post_call_actions: actions },
    fetch: endpoint.fetch,
  });
  const callId = await setting.ingest();
  await setting.process(callId);
  const { services, workspaceId, agentId } = setting;
  const test = (body: object) => testTarget(services, workspaceId, agentId, { call_id: callId, ...body });
  return { ...setting, callId, test };
}

describe("a test of an action's target", () => {
  it("sends the request once, signed, though the call would not fire it, and answers what came back", async () => {
    const endpoint = webhookEndpoint(SECRET, answer(202, `{"echo":"Bearer ${TOKEN}"}`, { server: "crm" }));
    const { test, callId, client } = await analysed(endpoint);
    const sent = await test({ name: "Lead to CRM" });
    expect(endpoint.received).toHaveLength(1);
    const [received] = endpoint.received;
    expect(received).toMatchObject({ method: "PUT", url: `https://crm.example/people/${callId}` });
    expect(JSON.parse(received?.body ?? "")).toEqual({
      who: "Jane Roe",
      id: received?.headers["webhook-id"],
    });
    expect(sent).toMatchObject({
      test: true,
      status: "delivered",
      outcome: "delivered",
      tested_call_id: callId,
      request: { headers: { authorization: "********" } },
      attempt: { number: 1, response_status: 202, response_headers: { server: "crm" } },
    });
    expect(JSON.stringify(sent)).not.toMatch(new RegExp(`${TOKEN}|${SECRET}`));
    const listed = await client.send("GET", `/v1/deliveries/${sent.delivery_id}`);
    expect(listed.body).toMatchObject({ test: true, action: "Lead to CRM", attempt_count: 1 });
  });

  it("is never sent again, and leaves the call's own action as it was", async () => {
    const endpoint = webhookEndpoint(SECRET, answer(503));
    const always = { ...WEBHOOK, condition: undefined };
    const { test, client, callId, services, knocks } = await analysed(endpoint, [always]);
    const before = (await readCall(client, callId)).actions;
    expect(before).toMatchObject([{ name: "Lead to CRM", status: "pending" }]);
    const knocked = knocks.deliveries.length;
    expect(await test({ name: "Lead to CRM" })).toMatchObject({
      status: "failed",
      outcome: "http_5xx",
      next_attempt_at: null,
      attempt: { response_status: 503 },
    });
    expect((await readCall(client, callId)).actions).toEqual(before);
    expect(endpoint.received).toHaveLength(1);
    expect(knocks.deliveries).toHaveLength(knocked);
    expect(services.allowPrivateTargets).toBe(false);
  });

  it("takes a draft, with fields that the agent does not have yet", async () => {
    const endpoint = webhookEndpoint(SECRET, answer(200));
    const { test } = await analysed(endpoint);
    const action = {
      type: "webhook",
      name: "Draft",
      config: { url: "https://crm.example/new", secret: SECRET, body: { new: "{{ brand_new }}" } },
    };
    await expect(test({ action })).rejects.toThrow("brand_new");
    const fields = [...AGENT.post_call_data_extraction, { name: "brand_new", type: "string" }];
    await test({ action, post_call_data_extraction: fields });
    expect(JSON.parse(endpoint.received[0]?.body ?? "")).toEqual({ new: null });
  });

  it.each([
    ["a private address", { url: "https://10.0.0.1/" }, "action.config.url"],
    ["a host out of the call", { url: "https://{{ customer_name }}.example/" }, "action.config.url"],
    [
      "a template that names nothing",
      { url: "https://crm.example/", body: "{{ nothing }}" },
      "action.config.body",
    ],
    [
      "a value that this call does not have",
      { url: "https://crm.example/{{ interest_level }}" },
      "config.url",
    ],
  ])("asks nobody where there is %s", async (_, config, field) => {
    const endpoint = webhookEndpoint(SECRET, answer(200));
    const { test } = await analysed(endpoint);
    const action = { type: "webhook", name: "Draft", config: { secret: SECRET, ...config } };
    await expect(test({ action })).rejects.toMatchObject({ fields: [{ field }] });
    expect(endpoint.received).toEqual([]);
  });

  it("wants something to sign with, and a webhook", async () => {
    const endpoint = webhookEndpoint(SECRET, answer(200));
    const { client, agentId, callId } = await analysed(endpoint, AGENT.post_call_actions.slice(0, 1));
    const send = (body: object) =>
      client.send("POST", `/v1/agents/${agentId}/actions/test-target`, { call_id: callId, ...body });
    const unsigned = { type: "webhook", name: "Draft", config: { url: "https://crm.example/" } };
    expect(await send({ action: unsigned })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining("save the agent") },
    });
    expect(await send({ name: "Auto follow-up" })).toMatchObject({
      status: 422,
      body: { errors: [{ field: "action.type" }] },
    });
    expect(endpoint.received).toEqual([]);
  });
});
