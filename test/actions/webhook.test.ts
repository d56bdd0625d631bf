import { describe, expect, it } from "vitest";
import { WebhookEvent } from "../../src/webhooks/event.ts";
import type { Fetch } from "../../src/webhooks/send.ts";
import { AGENT, callSetting, READINGS } from "../calls/setting.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";
import { type Answer, answer, webhookEndpoint } from "../support/webhook-endpoint.ts";

const NAME = "Lead to CRM";
const SECRET = `whsec_${btoa("a secret of the customer's own!!")}`;

interface Delivery {
  delivery_id: string;
  status: string;
  reason: string | null;
  attempts: { number: number; outcome: string; response_status: number | null }[];
}

interface Change {
  config?: object;
  script?: Answer[];
  /** As the customer gives it in the call. */
  name?: string;
}

/** An analysed call whose webhook action waits to be performed, and the customer's endpoint. */
async function waiting({ config = { secret: SECRET }, script = [], name = "Jane Roe" }: Change = {}) {
  const endpoint = webhookEndpoint(SECRET, ...script);
  const quote = `My name is ${name}.`;
  const setting = await callSetting({
    fetch: endpoint.fetch,
    models: [scriptedModel(reading({ ...READINGS, customer_name: { raw: name, turn: 1, quote } }))],
    agent: {
      ...AGENT,
      post_call_actions: [
        {
          type: "webhook",
          name: NAME,
          condition: { field: "customer_name", operator: "!=", value: null },
          config: { url: "https://crm.example/leads", ...config },
        },
      ],
    },
  });
  const callId = await setting.ingest({
    transcript: [
      { role: "agent", text: "May I have your name?" },
      { role: "user", text: quote },
      { role: "agent", text: "Shall we call you back?" },
      { role: "user", text: "Yes, please call me back on 5 May 2026 at 14:30." },
    ],
  });
  await setting.process(callId);
  const { client } = setting;
  return {
    ...setting,
    callId,
    received: endpoint.received,
    perform: () => setting.perform(callId, NAME),
    run: async () => (await setting.read(callId)).actions[0],
    deliveries: async () => (await client.send<Delivery[]>("GET", `/v1/deliveries?call_id=${callId}`)).body,
    delivery: async (id: string) => (await client.send<Delivery>("GET", `/v1/deliveries/${id}`)).body,
  };
}

describe("a webhook action", () => {
  it("sends the standard envelope, signed so that the official library takes it", async () => {
    const { callId, agentId, received, perform, run } = await waiting();
    expect(await perform()).toEqual({ kind: "done" });
    expect(received).toHaveLength(1);
    const event = WebhookEvent.parse(JSON.parse(received[0]?.body ?? ""));
    expect(event).toMatchObject({
      type: "call.analyzed",
      call_id: callId,
      agent_id: agentId,
      data: {
        call_id: callId,
        analysis: { status: "completed", data: { customer_name: "Jane Roe" } },
        action: { name: NAME, explanation: 'customer_name != null: "Jane Roe"' },
      },
    });
    expect(received[0]).toMatchObject({ url: "https://crm.example/leads", method: "POST" });
    expect(received[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "webhook-id": event.event_id,
      "x-call2me-signature": expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
    });
    expect(await run()).toMatchObject({
      status: "done",
      explanation: 'customer_name != null: "Jane Roe"',
      delivery_id: expect.stringMatching(/^dlv_/),
    });
  });

  it("is signed with the agent's secret where it has none of its own", async () => {
    const endpoint: { fetch: Fetch } = { fetch: async () => new Response("not yet") };
    const setting = await callSetting({
      fetch: (...request) => endpoint.fetch(...request),
      models: [scriptedModel(reading(READINGS))],
      agent: {
        ...AGENT,
        post_call_actions: [{ type: "webhook", name: NAME, config: { url: "https://crm.example/leads" } }],
      },
    });
    const receiver = webhookEndpoint(setting.webhookSecret);
    endpoint.fetch = receiver.fetch;
    const callId = await setting.ingest();
    await setting.process(callId);
    await setting.perform(callId, NAME);
    expect(receiver.received).toHaveLength(1);
    expect((await setting.read(callId)).actions).toMatchObject([{ status: "done" }]);
  });

  it("sends its own body with the values filled in, each with its type, by its own method and headers", async () => {
    const { callId, received, perform } = await waiting({
      config: {
        secret: SECRET,
        method: "PUT",
        headers: { Authorization: "Bearer battery" },
        body: {
          who: "{{customer_name}}",
          again: "{{follow_up_required}}",
          level: "{{interest_level}}",
          lasted: "{{call.duration_ms}}",
          note: "Call {{call.id}} with {{customer_name}} ({{interest_level}})",
          tags: ["{{call.direction}}", 7],
        },
      },
    });
    await perform();
    expect(received[0]).toMatchObject({ method: "PUT", headers: { authorization: "Bearer battery" } });
    expect(JSON.parse(received[0]?.body ?? "")).toEqual({
      who: "Jane Roe",
      again: true,
      level: null,
      lasted: 60_000,
      note: `Call ${callId} with Jane Roe ()`,
      tags: ["inbound", 7],
    });
  });

  it("keeps a body of text as it is, and nothing said can break out of JSON written as text", async () => {
    const plain = await waiting({ config: { secret: SECRET, body: "Lead: {{customer_name}}" } });
    await plain.perform();
    expect(plain.received[0]?.body).toBe("Lead: Jane Roe");

    const name = 'Jane","admin","Roe';
    const json = await waiting({ name, config: { secret: SECRET, body: '{"who": "Ms {{customer_name}}"}' } });
    await json.perform();
    expect(JSON.parse(json.received[0]?.body ?? "")).toEqual({ who: `Ms ${name}` });
  });

  it("says of a text that it is text, and of a form that it is a form", async () => {
    const plain = await waiting({ config: { secret: SECRET, body: "Lead: {{customer_name}}" } });
    await plain.perform();
    expect(plain.received[0]?.headers["content-type"]).toBe("text/plain; charset=utf-8");

    const form = "application/x-www-form-urlencoded";
    const posted = await waiting({
      name: "Jane & Co=1",
      config: {
        secret: SECRET,
        headers: { "Content-Type": form },
        body: { who: "{{customer_name}}", level: "{{interest_level}}" },
      },
    });
    await posted.perform();
    expect(posted.received[0]).toMatchObject({
      headers: { "content-type": form },
      body: "who=Jane+%26+Co%3D1",
    });
  });

  it.each([
    ["GET", "", ""],
    ["DELETE", "", ""],
    ["DELETE", '{"id":"{{call.id}}"}', '{"id":"CALL"}'],
  ])("puts what was said into the path and the query: %s %s", async (method, template, body) => {
    const { received, perform, run, callId } = await waiting({
      name: "Jane/../../x?y=#",
      config: {
        secret: SECRET,
        method,
        url: "https://crm.example/leads/{{ customer_name }}/notes",
        query: { id: "{{ call.id }}", level: "{{ interest_level }}", n: 7 },
        ...(template ? { body: template } : {}),
      },
    });
    await perform();
    expect((await run())?.status).toBe("done");
    expect(received[0]).toMatchObject({
      method,
      url: `https://crm.example/leads/Jane%2F..%2F..%2Fx%3Fy%3D%23/notes?id=${callId}&n=7`,
      body: body.replace("CALL", callId),
    });
  });

  it("can send the transcript, the evidence, and the follow-up under the id that it is booked by", async () => {
    const endpoint = webhookEndpoint(SECRET);
    const body = {
      said: "{{ call.transcript }}",
      turns: "{{ call.turns }}",
      quote: "{{ analysis.fields.customer_name.evidence[0].quote }}",
      none: "{{ analysis.fields.interest_level.evidence[0].quote }}",
      schedule: "{{ schedule.id }}",
      at: "{{ schedule.at }}",
      agent: "{{ agent.name }} {{ agent.version }}",
      event: "{{ event.id }}",
    };
    const webhook = {
      type: "webhook",
      name: NAME,
      config: { url: "https://crm.example/", secret: SECRET, body },
    };
    const setting = await callSetting({
      fetch: endpoint.fetch,
      models: [scriptedModel(reading(READINGS))],
      agent: { ...AGENT, post_call_actions: [webhook, AGENT.post_call_actions[0]] },
    });
    const callId = await setting.ingest();
    await setting.process(callId);
    await setting.perform(callId, NAME);
    await setting.perform(callId, "Auto follow-up");
    const [, followUp] = (await setting.read(callId)).actions;
    const request = endpoint.received[0];
    expect(followUp).toMatchObject({ status: "done", schedule_id: expect.stringMatching(/^sched_/) });
    expect(JSON.parse(request?.body ?? "")).toMatchObject({
      said: expect.stringMatching(/^Agent: May I have your name\?\nCustomer: My name is Jane Roe\.\n/),
      turns: expect.arrayContaining([
        expect.objectContaining({ role: "customer", text: "My name is Jane Roe." }),
      ]),
      quote: "My name is Jane Roe",
      none: null,
      schedule: followUp && "schedule_id" in followUp ? followUp.schedule_id : "none",
      at: followUp && "at" in followUp ? followUp.at : "none",
      agent: "Sales 1",
      event: request?.headers["webhook-id"],
    });
  });

  it.each([
    ["[{{customer_name}}, ]", "config.body: What it comes to is not JSON"],
    [{ x: "{% for i in (1..1000000) %}x{% endfor %}" }, "config.body.x: It takes too many steps"],
    [
      { x: "{% if interest_level %}{% assign y = 1 %}{% endif %}{{ y }}" },
      "config.body.x: Nothing here is called y",
    ],
  ])("fails with its reason where its request cannot be made: %j", async (body, reason) => {
    const { received, perform, run } = await waiting({ config: { secret: SECRET, body } });
    expect(await perform()).toMatchObject({ kind: "parked" });
    expect(await run()).toMatchObject({ status: "failed", explanation: expect.stringContaining(reason) });
    expect(received).toEqual([]);
  });

  it("is one delivery, and arrives once, however often it is performed", async () => {
    const { received, perform, deliveries } = await waiting();
    await Promise.all([perform(), perform()]);
    await perform();
    expect(received).toHaveLength(1);
    expect(await deliveries()).toHaveLength(1);
  });

  it("is tried again where the endpoint fails, and done once it takes it", async () => {
    const { received, perform, run, deliveries, delivery, pass } = await waiting({
      script: [answer(500, "out of order"), answer(200)],
    });
    expect(await perform()).toMatchObject({ kind: "retry" });
    expect((await run())?.status).toBe("pending");
    pass(10_000);
    expect(await perform()).toEqual({ kind: "done" });
    expect((await run())?.status).toBe("done");
    const [{ delivery_id = "" } = {}] = await deliveries();
    expect((await delivery(delivery_id)).attempts).toMatchObject([
      { number: 1, response_status: 500 },
      { number: 2, response_status: 200 },
    ]);
    expect(received[1]?.headers["webhook-id"]).toBe(received[0]?.headers["webhook-id"]);
  });

  it("fails where the endpoint refuses for good, and the delivery says why", async () => {
    const { perform, run, deliveries } = await waiting({ script: [answer(410)] });
    expect(await perform()).toMatchObject({ kind: "parked" });
    expect((await run())?.status).toBe("failed");
    expect(await deliveries()).toMatchObject([{ status: "failed", reason: expect.stringContaining("410") }]);
  });
});

const ANALYZED_ONLY = { webhook_url: "https://hooks.example/calls", webhook_events: ["call.analyzed"] };

describe("the agent's own webhook", () => {
  it.each([
    ["completed", READINGS, {}],
    ["skipped", READINGS, { status: "voicemail", transcript: "Agent: Please call back." }],
    ["failed", null, {}],
  ])("hears of every call that was analysed: %s", async (status, readings, change) => {
    const model = readings ? scriptedModel(reading(readings)) : scriptedModel();
    const setting = await callSetting({
      models: [model],
      agent: { ...AGENT, ...ANALYZED_ONLY, post_call_actions: [] },
    });
    const callId = await setting.ingest(change);
    await setting.process(callId);
    expect(setting.knocks.deliveries).toHaveLength(1);
    const { body } = await setting.client.send(
      "GET",
      `/v1/deliveries/${setting.knocks.deliveries[0]?.deliveryId}`,
    );
    const { request } = body as unknown as { request: { body: string } };
    expect(JSON.parse(request.body)).toMatchObject({
      type: "call.analyzed",
      call_id: callId,
      data: { analysis: { status } },
    });
  });
});
