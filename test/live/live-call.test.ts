import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { compose } from "../../src/compose.ts";
import { LIVE_SILENCE_MS } from "../../src/conversations/next-step.ts";
import { settleCall } from "../../src/conversations/settle.ts";
import type { Env } from "../../src/env.ts";
import type { ExtractionModel } from "../../src/extraction/model.ts";
import type { LiveCall } from "../../src/live/live-call.ts";
import { findCall, findTranscript } from "../../src/store/calls.ts";
import { answered, hungUp, said, TEN, told } from "../conversations/told.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";
import { type LiveSetting, liveSetting, SOON } from "./setting.ts";

const EMAIL = "My e-mail is jane@example.com.";
const PERSON = "Let me talk to a person, please.";
const agent = (text: string, second: number) =>
  told("turn", second, { turns: [{ role: "agent", text, at: TEN + second * 1000 }] });

/** The services of one object, with a model that the deployment under test has not. */
function withModel(instance: LiveCall, model: ExtractionModel): void {
  const { env } = instance as unknown as { env: Env };
  const { models } = compose(env);
  (models as ExtractionModel[]).unshift(model);
  onTestFinished(() => void (models as ExtractionModel[]).shift());
}

const turnsOf = async (setting: LiveSetting) => {
  const view = await setting.watch();
  const { turns } = await view.first("snapshot");
  view.socket.close();
  return turns.map(({ text }) => text);
};
const stored = ({ object }: LiveSetting) =>
  runInDurableObject(object, async (_, { storage }) => ({
    keys: [...storage.kv.list()].map(([key]) => key),
    alarm: await storage.getAlarm(),
  }));

describe("what is said on a live call", () => {
  it("stands in its order, however it came, and across evictions", async () => {
    const setting = await liveSetting();
    const [one, two, three] = [agent("Hello?", 1), said("Hi.", 2), agent("What is it?", 3)];
    await setting.tell(three);
    await setting.tell(one, three);
    await evictDurableObject(setting.object);
    await setting.tell(two);
    await setting.tell(one, two, three);
    expect(await turnsOf(setting)).toEqual(["Hello?", "Hi.", "What is it?"]);
  });

  it("is folded one after the other where it is told at once", async () => {
    const setting = await liveSetting();
    const events = Array.from({ length: 12 }, (_, i) => said(`Word ${i}.`, i));
    await Promise.all(events.map((event) => setting.tell(event)));
    expect(await turnsOf(setting)).toEqual(events.map((_, i) => `Word ${i}.`));
  });

  it("makes the finished call, whatever the object knew", async () => {
    const setting = await liveSetting();
    await setting.tell(said("Hi.", 2));
    await setting.takeIn(said("It is Jane.", 4));
    await setting.tell(hungUp(9));
    await setting.age(60_000);
    await settleCall(setting.services, setting.key);
    await vi.waitFor(async () => {
      const turns = await findTranscript(setting.db, setting.workspaceId, setting.callId);
      expect(turns?.map(({ text }) => text)).toEqual(["Hi.", "It is Jane."]);
    }, SOON);
  });

  it("leaves a call alone that nobody was heard on", async () => {
    const setting = await liveSetting();
    await setting.tell(answered(1), hungUp(9));
    expect(await stored(setting)).toEqual({ keys: [], alarm: null });
  });
});

describe("the transfer of a live call", () => {
  it("is asked for as soon as its condition is met, with the values that met it", async () => {
    const setting = await liveSetting();
    await setting.tell(said("Hi there.", 2));
    expect(await setting.transfers()).toEqual([]);
    await setting.tell(said(EMAIL, 4));
    const [row] = await setting.asked(1);
    expect(row).toMatchObject({ trigger: "condition", action: "Sales", toNumber: "+12025550177" });
    expect(row?.briefing?.values).toMatchObject({ email: "jane@example.com" });
  });

  it("is asked for once, whatever else is said, and across evictions", async () => {
    const setting = await liveSetting();
    for (const [i, text] of [EMAIL, PERSON, "Call me on +1 415 555 0199.", EMAIL].entries()) {
      await setting.tell(said(text, i + 2));
      await evictDurableObject(setting.object);
    }
    await setting.tell(said(PERSON, 20));
    expect(await setting.asked(1)).toHaveLength(1);
  });

  it("is asked for once where two have it asked for at the same time", async () => {
    const setting = await liveSetting();
    await Promise.all([
      setting.tell(said(EMAIL, 2)),
      setting.tell(said(PERSON, 3)),
      setting.client.send("POST", `/v1/calls/${setting.callId}/transfer`, { to_number: "+12025550179" }),
    ]);
    expect(await setting.asked(1)).toHaveLength(1);
  });

  it("is asked for by an object that was evicted before it could", async () => {
    const setting = await liveSetting();
    await setting.tell(agent("Hello?", 1));
    await evictDurableObject(setting.object);
    // Stored, and never told.
    await setting.takeIn(said(PERSON, 2));
    await setting.tell(agent("Just a moment.", 4));
    const [row] = await setting.asked(1);
    expect(row).toMatchObject({ trigger: "caller" });
  });

  it("is not asked for of a call that is over", async () => {
    const setting = await liveSetting();
    await setting.tell(said("Hi.", 1));
    await setting.tell(said(PERSON, 2), hungUp(3));
    expect(await setting.transfers()).toEqual([]);
    expect(await stored(setting)).toEqual({ keys: [], alarm: null });
  });
});

describe("the model of a live call", () => {
  it("is asked for what the offline reader cannot tell, and how often is kept", async () => {
    const setting = await liveSetting();
    const model = scriptedModel(
      reading({
        email: { raw: "jane@example.com", turn: 0, quote: "jane at example" },
        callback_number: null,
      }),
    );
    const use = (instance: LiveCall) => withModel(instance, model);
    await runInDurableObject(setting.object, use);
    await setting.tell(said("You may write to jane at example whenever it suits you.", 2));
    await vi.waitFor(() => expect(model.asked).toHaveLength(1), SOON);
    expect(model.asked[0]?.fields.map(({ name }) => name)).toEqual(["email", "callback_number"]);
    expect(await runInDurableObject(setting.object, (_, { storage }) => storage.kv.get("model_use"))).toEqual(
      {
        ...{ readings: 1, words: 11 },
      },
    );
  });
});

describe("the end of a live call", () => {
  it("comes by itself where nothing is told for half an hour, and the call is kept", async () => {
    const setting = await liveSetting();
    await setting.tell(said("Hi.", 2));
    const view = await setting.watch();
    await view.first("snapshot");
    await setting.age(LIVE_SILENCE_MS + 60_000);
    expect(await runDurableObjectAlarm(setting.object)).toBe(true);
    expect(await view.first("ended")).toMatchObject({ call_status: "completed", end_reason: "no_end_told" });
    expect(await view.untilClosed()).toMatchObject({ code: 1000 });
    expect(await stored(setting)).toEqual({ keys: [], alarm: null });
    await vi.waitFor(async () => {
      const found = await findCall(setting.db, setting.workspaceId, setting.callId);
      expect(found?.call).toMatchObject({ status: "completed", endReason: "no_end_told" });
    }, SOON);
  });

  it("is put off by what was told meanwhile, also where the object never heard it", async () => {
    const setting = await liveSetting();
    await setting.tell(said("Hi.", 2));
    await setting.age(LIVE_SILENCE_MS - 60_000);
    const before = Date.now();
    await runDurableObjectAlarm(setting.object);
    const { keys, alarm } = await stored(setting);
    expect(keys).toEqual(["key"]);
    expect(alarm).toBeGreaterThan(before + 50_000);
    expect(alarm).toBeLessThanOrEqual(Date.now() + 60_000);
  });

  it("reaches whoever follows it also where it was closed and the object never heard of it", async () => {
    const setting = await liveSetting();
    await setting.tell(said("Hi.", 2));
    const view = await setting.watch();
    await view.first("snapshot");
    await setting.takeIn(hungUp(60));
    await settleCall(setting.services, setting.key);
    expect(await runDurableObjectAlarm(setting.object)).toBe(true);
    expect(await view.first("ended")).toMatchObject({ call_status: "completed" });
    expect(await view.untilClosed()).toMatchObject({ code: 1000 });
    expect(await stored(setting)).toEqual({ keys: [], alarm: null });
  });

  it("is taken back by another word, as long as the call was not closed", async () => {
    const setting = await liveSetting();
    await setting.tell(said("Hi.", 2));
    await runInDurableObject(setting.object, (_, { storage }) => storage.deleteAll());
    await evictDurableObject(setting.object);
    await setting.tell(said(PERSON, 4000));
    expect(await setting.asked(1)).toHaveLength(1);
    expect((await stored(setting)).keys).toEqual(["key"]);
  });
});

describe("the utterances of a live call", () => {
  const WEBHOOK = { webhook_url: "https://crm.example/hook", webhook_events: ["call.transcript"] };

  it("are told as events to who listens, each once", async () => {
    const setting = await liveSetting(WEBHOOK);
    const [one, two] = [said("One.", 1), said("Two.", 2)];
    await setting.tell(two);
    await setting.tell(one, two);
    await evictDurableObject(setting.object);
    await setting.tell(said("Three.", 3));
    const events = await setting.utterances();
    expect(events.map(({ data }) => [data.turn, data.text])).toEqual([
      [0, "Two."],
      [0, "One."],
      [2, "Three."],
    ]);
    expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(3);
    expect(events[0]).toMatchObject({ call_id: setting.callId, agent_id: setting.agentId });
  });

  it("are told to an endpoint that asked for them, and otherwise to nobody", async () => {
    const setting = await liveSetting();
    await setting.tell(said("One.", 1));
    await setting.client.send("POST", "/v1/endpoints", {
      ...{ url: "https://crm.example/all", events: ["call.transcript"] },
    });
    await evictDurableObject(setting.object);
    await setting.tell(said("Two.", 2));
    expect((await setting.utterances()).map(({ data }) => data.text)).toEqual(["Two."]);
  });
});
