import { exports } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TransferView } from "../../src/transfers/view.ts";
import { mintClient } from "../support/client.ts";
import { requestOf, signed } from "../telephony/providers/cases.ts";
import { genericCase } from "../telephony/providers/generic.case.ts";
import { jsonPost } from "../telephony/providers/message.ts";
import type { Message, ProviderCase } from "../telephony/providers/provider-case.ts";
import { retellCall, retellCase } from "../telephony/providers/retell.case.ts";
import { telnyxCase } from "../telephony/providers/telnyx.case.ts";
import { vapiCall, vapiCase, vapiMessage } from "../telephony/providers/vapi.case.ts";

const DESK = "+14155550177";
const AGENT = {
  agent_name: "Line",
  language: "en-US",
  post_call_actions: [
    {
      type: "transfer_call",
      name: "Desk",
      config: { targets: [{ name: "sales", to_number: DESK }], message: "One moment please." },
    },
  ],
};

/** What was asked of a provider's API. */
let asked: { method: string; url: string; body: string }[];
beforeEach(() => {
  asked = [];
  for (const level of ["info", "warn", "error"] as const)
    vi.spyOn(console, level).mockImplementation(() => {});
  vi.stubGlobal("fetch", async (input: URL | string, init?: RequestInit) => {
    const request = new Request(input, init);
    asked.push({ method: request.method, url: request.url, body: await request.text() });
    return Response.json(request.method === "GET" ? vapiCall("7420") : {});
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const commands = () => asked.filter(({ method }) => method === "POST");

async function connect(provider: ProviderCase, change: { agent?: object; settings?: object } = {}) {
  const client = await mintClient();
  const agent = await client.send<{ agent_id: string }>("POST", "/v1/agents", { ...AGENT, ...change.agent });
  await client.send("PATCH", "/v1/calling-rules", { allowed_countries: ["US"] });
  const { body } = await client.send<{ intake_url: string }>("POST", "/v1/connections", {
    ...{ provider: provider.adapter.id, agent_id: agent.body.agent_id },
    ...{ credentials: provider.credentials, settings: { ...provider.settings, ...change.settings } },
  });
  const intakeUrl = body.intake_url;
  const post = async (message: Message) => {
    const sent = await signed(provider, message, { intakeUrl, now: Date.now() });
    const response = await exports.default.fetch(requestOf(intakeUrl, sent));
    return { status: response.status, json: await response.json<Record<string, unknown>>() };
  };
  const transfers = async (): Promise<TransferView[]> => {
    const [call] = (await client.send<{ call_id: string }[]>("GET", "/v1/calls")).body;
    if (!call) return [];
    return (await client.send<TransferView[]>("GET", `/v1/calls/${call.call_id}/transfers`)).body;
  };
  /** The first call is shown as soon as it was settled. */
  const shown = () =>
    vi.waitFor(async () => {
      expect((await client.send<object[]>("GET", "/v1/calls")).body).toHaveLength(1);
    }, 5_000);
  return { client, post, transfers, shown };
}

const toolCall = (name: string, args: object = {}) =>
  vapiMessage("tool-calls", "7420", 48_000, {
    toolCallList: [{ id: "tc_1", type: "function", function: { name, arguments: JSON.stringify(args) } }],
  });

describe("Vapi's tool calls", () => {
  const begin = async (change = {}) => {
    const line = await connect(vapiCase, change);
    await line.post(vapiMessage("status-update", "7420", 0, { status: "in-progress" }));
    await line.shown();
    return line;
  };

  it("hand the call over by its control URL, once, and are answered alike when they come twice", async () => {
    const line = await begin();
    const first = await line.post(toolCall("transfer_to_human", { reason: "wants a refund" }));
    expect(first.json).toMatchObject({ results: [{ toolCallId: "tc_1", result: expect.any(String) }] });
    const again = await line.post(toolCall("transfer_to_human", { reason: "wants a refund" }));
    expect(again.json).toEqual(first.json);
    await vi.waitFor(() => expect(commands()).toHaveLength(1));
    expect(commands()[0]?.body).toContain(DESK);
    expect(await line.transfers()).toMatchObject([
      { trigger: "tool", to_number: DESK, action: "Desk", explanation: expect.stringContaining("refund") },
    ]);
  });

  it("never dial a number that the model was talked into", async () => {
    const line = await begin();
    await line.post(toolCall("transferCall", { to_number: "+19005550199", destination: "premium" }));
    await vi.waitFor(() => expect(commands()).toHaveLength(1));
    expect(commands()[0]?.body).toContain(DESK);
    expect(commands()[0]?.body).not.toContain("+1900");
  });

  it("say that nothing was done where they mean something else, or nobody may be handed over to", async () => {
    const line = await begin({ agent: { post_call_actions: [] } });
    for (const name of ["book_table", "transfer_call"]) {
      expect((await line.post(toolCall(name))).json).toMatchObject({
        results: [{ error: expect.any(String) }],
      });
    }
    expect(commands()).toEqual([]);
  });

  it("ask for a destination, which is the answer, the same when it is asked for again", async () => {
    const line = await begin();
    const request = vapiMessage("transfer-destination-request", "7420", 50_000);
    const { json } = await line.post(request);
    expect(json).toMatchObject({
      destination: { type: "number", number: DESK, message: "One moment please." },
    });
    expect((await line.post(request)).json).toEqual(json);
    expect(commands()).toEqual([]);
    expect(await line.transfers()).toMatchObject([{ status: "accepted" }]);
  });
});

describe("other voice agents' tool calls", () => {
  it("of Retell are answered with the number that its own tool dials", async () => {
    const line = await connect(retellCase);
    const call = retellCall("119c", { call_status: "ongoing" });
    await line.post(jsonPost({ event: "call_started", call }));
    const { json } = await line.post(jsonPost({ name: "transfer_to_human", call, args: {} }));
    expect(json).toMatchObject({ transfer_to: DESK });
    expect((await line.post(jsonPost({ name: "transfer_to_human", call, args: {} }))).json).toEqual(json);
    await line.shown();
    expect(await line.transfers()).toMatchObject([{ trigger: "tool", status: "accepted" }]);
  });

  it("of an own system are answered with whom to dial, and its word on how it went counts", async () => {
    const line = await connect(genericCase);
    await line.post(jsonPost({ type: "call.started", call_id: "c1", direction: "inbound" }));
    const call = { type: "call.tool_call", call_id: "c1", tool_call: { id: "t1", name: "transfer_call" } };
    expect((await line.post(jsonPost(call))).json).toMatchObject({
      ok: true,
      transfer: { to: DESK, message: "One moment please." },
    });
    await line.post(
      jsonPost({ type: "call.transfer", call_id: "c1", transfer: { status: "connected", to: DESK } }),
    );
    await vi.waitFor(
      async () => expect(await line.transfers()).toMatchObject([{ outcome: "connected" }]),
      10_000,
    );
  });

  it("leave an outcome that actions after the call go by", async () => {
    const about = (name: string, value: string) => ({
      ...{ type: "webhook", name, config: { url: "https://crm.example/hook" } },
      condition: { field: "call.transfer.outcome", operator: "==", value },
    });
    const actions = [...AGENT.post_call_actions, about("Thank", "connected"), about("Sorry", "busy")];
    const line = await connect(genericCase, { agent: { post_call_actions: actions } });
    const tell = (type: string, more: object = {}) => line.post(jsonPost({ type, call_id: "c1", ...more }));
    await tell("call.started", { direction: "inbound" });
    await tell("call.tool_call", { tool_call: { id: "t1", name: "transfer_call" } });
    await tell("call.transfer", { transfer: { status: "connected", to: DESK } });
    await tell("call.ended", { transcript: "Agent: Hello.\nCustomer: A person, please." });
    await vi.waitFor(async () => {
      const [call] = (await line.client.send<object[]>("GET", "/v1/calls")).body;
      expect(call).toMatchObject({
        transfer_outcome: "connected",
        actions: [
          { name: "Desk", status: "done", transfer_id: expect.stringMatching(/^transfer_/) },
          { name: "Thank", status: "done" },
          { name: "Sorry", status: "skipped" },
        ],
      });
    }, 15_000);
  }, 20_000);

  it("of Telnyx are carried out by our own command on the line that it names", async () => {
    const line = await connect(telnyxCase);
    const [conversation] = telnyxCase.conversations;
    for (const message of conversation.messages.slice(0, 2)) await line.post(message);
    const told = conversation.messages
      .map(({ body }) => JSON.parse(body).data?.payload)
      .find((payload) => payload?.call_control_id);
    const tool = jsonPost({ call_session_id: told.call_session_id, call_control_id: told.call_control_id });
    const { json } = await line.post({ ...tool, path: "tool/transfer_to_human" });
    expect(json).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(commands().map(({ url }) => url)).toHaveLength(1));
    expect(commands()[0]?.url).toContain("/actions/transfer");
    expect(commands()[0]?.body).toContain(DESK);
  });
});
