import { beforeAll, describe, expect, it } from "vitest";
import { tellCall } from "../../src/conversations/tell-call.ts";
import { handleTools } from "../../src/transfers/by-tool.ts";
import { beside } from "../support/beside.ts";
import { migratedDatabase } from "../support/database.ts";
import { liveCallSetting } from "../transfers/setting.ts";
import { ownSetting } from "./own-setting.ts";

beforeAll(async () => void (await migratedDatabase()));

type Parted<Verb> = Verb extends (tools: never, ...rest: infer Rest) => unknown ? Rest : never;

const turn = (sequence: number, text: string) => ({
  ...{ type: "call.turn", event_id: `t${sequence}`, sequence, turn: { role: "user", text } },
});

describe("what a system tells of its own call", () => {
  it("is heard live by the time that it is answered, and what it had before is not heard again", async () => {
    const setting = await ownSetting();
    const { callId } = await setting.begin();
    setting.heard.length = 0;
    await setting.tell(callId, { events: [turn(1, "Hello."), turn(2, "Hello?")] });
    await setting.tell(callId, { events: [turn(2, "Hello?"), turn(3, "Bye.")] });
    expect(setting.heard.map(({ events }) => events.map(({ sequence }) => sequence))).toEqual([[1, 2], [3]]);
  });

  it("has the transcript so far replaced by a later one, and an earlier one passed over", async () => {
    const setting = await ownSetting();
    const { callId } = await setting.begin();
    const soFar = (sequence: number) => ({
      ...{ type: "call.transcript", event_id: `s${sequence}`, sequence },
      transcript: Array.from({ length: sequence }, (_, i) => ({ role: "user", text: `Number ${i}.` })),
    });
    const told = await setting.tell(callId, { events: [soFar(1), soFar(3), soFar(2)] });
    expect(told.events.filter(({ isNew }) => isNew)).toHaveLength(1);
    await setting.tell(callId, { type: "call.ended" });
    await setting.settle();
    expect(await setting.turns(callId)).toEqual(["Number 0.", "Number 1.", "Number 2."]);
  });

  it("is not taken where the call was closed meanwhile by another who told of its end", async () => {
    const own = await ownSetting();
    const { callId } = await own.begin();
    await own.tell(callId, turn(1, "Hello."));
    const over = () =>
      own.tell(callId, { type: "call.ended", event_id: "2", status: "completed" }).then(own.settle);
    await expect(own.tell(callId, turn(3, "One more thing."), beside(over))).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await own.turns(callId)).toEqual(["Hello."]);
  });

  it("keeps nothing of a turn in which nothing was said", async () => {
    const setting = await ownSetting();
    const { callId } = await setting.begin();
    setting.heard.length = 0;
    await setting.tell(callId, turn(1, " "));
    expect(setting.heard).toEqual([]);
  });
});

describe("what a system tells of a provider's call", () => {
  const tellTo = async (provider: string) => {
    const setting = await liveCallSetting(provider);
    const { client, tools, callId } = setting;
    const desk = { type: "transfer_call", name: "Desk", config: { to_number: "+902125550100" } };
    const [agent] = (await client.send<{ agent_id: string }[]>("GET", "/v1/agents")).body;
    await client.send("PATCH", `/v1/agents/${agent?.agent_id}`, { post_call_actions: [desk] });
    const later: Promise<unknown>[] = [];
    const tell = (body: unknown) =>
      tellCall(
        // Nobody listens live, and the queue is not waited for.
        {
          ...{ ...tools, tellLive: async () => {}, requestAssembly: async () => {} },
          handleTools: (...asked: Parted<typeof handleTools>) => handleTools(tools, ...asked),
        },
        ...([client.workspaceId, callId, body, (work: Promise<unknown>) => void later.push(work)] as const),
      );
    return { ...setting, told: tell, later };
  };

  it("joins that call, and no message of the provider's is taken for a repetition of it", async () => {
    const setting = await tellTo("twilio");
    // The provider's own message is called k0.
    const { events } = await setting.told({ ...turn(1, "Hello, I am Ana."), event_id: "k0" });
    expect(events).toEqual([{ id: "k0", isNew: true }]);
    await setting.tell({
      key: "its-end",
      kind: "ended",
      facts: { status: "completed" },
      at: 5,
      isFinal: true,
    });
    const { client, callId } = setting;
    const { body } = await client.send<{ turns: { text: string }[] }>(
      "GET",
      `/v1/calls/${callId}/transcript`,
    );
    expect(body.turns.map(({ text }) => text)).toEqual(["Hello, I am Ana."]);
  });

  it("has the provider hand the call over, once, where its tool asks for it", async () => {
    const setting = await tellTo("twilio");
    const tool = { type: "call.tool_call", tool_call: { id: "tc1", name: "transfer_call" } };
    const first = await setting.told(tool);
    await setting.told(tool);
    await Promise.all(setting.later);
    expect(first.tools).toMatchObject([{ id: "tc1", ok: true, handOver: null }]);
    expect(
      setting.asked.filter(({ body }) => decodeURIComponent(body).includes("+902125550100")),
    ).toHaveLength(1);
    expect(first.transfers).toMatchObject([{ trigger: "tool", toNumber: "+902125550100" }]);
  });
});
