import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { backtest } from "../../src/analyses/backtest.ts";
import { tryOut } from "../../src/analyses/try-out.ts";
import { AGENT, callSetting, READ } from "../calls/setting.ts";
import { scriptedModel } from "../support/scripted-model.ts";

const condition = { field: "call.asked_for_human", operator: "==", value: true };
const HAND_OVER = {
  type: "webhook",
  name: "Ring a colleague",
  condition,
  config: { url: "https://crm.example/human" },
};
const HUMAN_AGENT = { ...AGENT, post_call_actions: [HAND_OVER] };

const saying = (...texts: string[]) => [
  { role: "agent", text: "May I have your name?" },
  { role: "user", text: "My name is Jane Roe." },
  ...texts.flatMap((text) => [
    { role: "agent", text: "What can I do for you?" },
    { role: "user", text },
  ]),
];
const ASKED = saying("I want to talk to a person. Now.");
const TAKEN_BACK = saying("I want to talk to a person.", "Never mind, you can help me.");

async function processed(transcript: object[], agent: object = HUMAN_AGENT) {
  const setting = await callSetting({ models: [scriptedModel(READ)], agent });
  const callId = await setting.ingest({ transcript });
  await setting.process(callId);
  return { ...setting, callId, call: await setting.read(callId) };
}

describe("a call on which the customer asked for a person", () => {
  it("says where, and may have actions follow from it", async () => {
    const { call } = await processed(ASKED);
    expect(call).toMatchObject({
      asked_for_human: { turn: 3, quote: "I want to talk to a person" },
      transfer_outcome: null,
      actions: [{ name: "Ring a colleague", status: "pending" }],
    });
  });

  it("does not where they took it back, or never did", async () => {
    const { call } = await processed(TAKEN_BACK);
    expect(call).toMatchObject({ asked_for_human: null, actions: [{ status: "skipped" }] });
    const other = await processed(saying("I spoke with a representative yesterday."));
    expect(other.call).toMatchObject({ asked_for_human: null, actions: [{ status: "skipped" }] });
  });

  it("tells of it in its event", async () => {
    const agent = { ...HUMAN_AGENT, webhook_url: "https://crm.example/events" };
    const { client } = await processed(ASKED, { ...agent, webhook_events: ["call.analyzed"] });
    const { body } = await client.send<{ delivery_id: string }[]>("GET", "/v1/deliveries");
    const [{ delivery_id } = { delivery_id: "" }] = body;
    const told = await client.send<{ body: unknown }>("GET", `/v1/deliveries/${delivery_id}`);
    expect(JSON.stringify(told.body)).toContain("I want to talk to a person");
  });

  it("is tried out the same way, before there is a call", async () => {
    const { services, workspaceId, agentId } = await callSetting({
      models: [scriptedModel(READ)],
      agent: HUMAN_AGENT,
    });
    const fires = async (transcript: object[]) => {
      const { actions } = await tryOut(services, workspaceId, agentId, { transcript });
      return actions.map(({ would_fire }) => would_fire);
    };
    expect(await fires(ASKED)).toEqual([true]);
    expect(await fires(TAKEN_BACK)).toEqual([false]);
  });

  it("is backtested with it, also where it was read before anybody listened for it", async () => {
    const { services, workspaceId, agentId, callId } = await processed(ASKED, AGENT);
    await env.DB.prepare("UPDATE calls SET asked_for_human = NULL WHERE id = ?").bind(callId).run();
    const draft = { post_call_actions: [HAND_OVER] };
    const { calls } = await backtest(services, workspaceId, agentId, { draft });
    expect(calls).toMatchObject([{ call_id: callId }]);
    expect(calls[0]?.actions).toContainEqual(
      expect.objectContaining({ name: "Ring a colleague", change: "would_fire" }),
    );
  });
});
