import { beforeAll, describe, expect, it } from "vitest";
import { linkCall } from "../../src/conversations/link-call.ts";
import { deleteAgent } from "../../src/store/agents.ts";
import type { Database } from "../../src/store/database.ts";
import type { ToldFacts } from "../../src/telephony/event.ts";
import { migratedDatabase } from "../support/database.ts";
import { CALLEE, dialled } from "./dialled.ts";
import { scripted, scriptedProvider } from "./scripted-provider.ts";
import { conversationSetting } from "./setting.ts";
import { hungUp, TURNS, told } from "./told.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

const begin = () => conversationSetting(db, scripted(scriptedProvider().adapter));
type Begun = Awaited<ReturnType<typeof begin>>;

const ended = (facts: ToldFacts, change: Parameters<typeof told>[2] = {}) =>
  told("ended", 60, {
    isFinal: true,
    facts: { direction: "outbound", toNumber: CALLEE, ...facts },
    ...change,
  });

async function tellAndSettle(setting: Begun, ...events: Parameters<Begun["tell"]>): Promise<void> {
  await setting.tell(...events);
  await setting.settleAll();
}

describe("an attempt ends with its call", () => {
  it("where the provider sends our id back", async () => {
    const setting = await begin();
    const { attemptId, row, read } = await dialled(setting, "sched_1");
    await tellAndSettle(
      setting,
      ended({ status: "completed", attemptId, durationMs: 5_000 }, { turns: TURNS }),
    );
    const view = (await setting.outcome()).calls[0]?.view;
    expect(await row()).toMatchObject({
      status: "completed",
      callId: view?.call_id,
      providerCallId: "call-1",
    });
    expect(view).toMatchObject({
      ...{ direction: "outbound", dynamic_variables: { name: "Ana" }, metadata: { schedule_id: "sched_1" } },
    });
    expect(await read()).toMatchObject({ status: "completed" });
  });

  it.each(["before", "after"])("where its call was linked %s the provider told of it", async (when) => {
    const setting = await begin();
    const { row } = await dialled(setting, "sched_1", { providerCallId: "call-1" });
    const link = async () => linkCall(setting.tools(db), await row(), "call-1");
    const end = ended({ status: "busy", toNumber: "+14155550199" });
    if (when === "before") {
      await link();
      await tellAndSettle(setting, end);
    } else {
      await tellAndSettle(setting, end);
      expect(await row()).toMatchObject({ status: "placed" });
      await link();
      setting.pass(1);
      expect(await setting.sweep()).toBe(1);
      await setting.settleAll();
    }
    expect(await row()).toMatchObject({ status: "busy", callId: expect.stringMatching(/^call_/) });
    const came = await setting.outcome();
    expect(came.calls).toHaveLength(1);
    expect(came.told).toMatchObject([{ status: "closed", dueAt: null }]);
  });

  it("where it is the one attempt to that number whose call nobody named", async () => {
    const setting = await begin();
    const { row } = await dialled(setting, "sched_1", { status: "unknown" });
    await tellAndSettle(setting, ended({ status: "no_answer" }));
    expect(await row()).toMatchObject({ status: "no_answer", providerCallId: "call-1" });
  });

  it.each([
    ["completed", "completed"],
    ["no_answer", "no_answer"],
    ["voicemail", "voicemail"],
    ["failed", "failed"],
    ["canceled", "failed"],
  ] as const)("as its call did: %s is %s", async (status, outcome) => {
    const setting = await begin();
    const { attemptId, row } = await dialled(setting, "sched_1");
    await tellAndSettle(setting, ended({ status, attemptId, endReason: "In their words." }));
    expect(await row()).toMatchObject({ status: outcome, detail: "In their words." });
  });

  it("also where the agent is gone, though the call is not kept", async () => {
    const setting = await begin();
    const { attemptId, row } = await dialled(setting, "sched_1");
    await deleteAgent(db, setting.workspaceId, setting.agentId, setting.clock());
    await tellAndSettle(setting, ended({ status: "completed", attemptId }, { turns: TURNS }));
    expect(await row()).toMatchObject({
      ...{ status: "completed", callId: null, detail: expect.stringContaining("The call was not kept") },
    });
  });
});

describe("an attempt goes on", () => {
  const untouched = { status: "placed", callId: null, endedAt: null };

  it("where two may be meant", async () => {
    const setting = await begin();
    const [one, other] = [await dialled(setting, "sched_1"), await dialled(setting, "sched_2")];
    await tellAndSettle(setting, ended({ status: "busy" }));
    expect(await one.row()).toMatchObject(untouched);
    expect(await other.row()).toMatchObject(untouched);
    expect((await setting.outcome()).calls).toHaveLength(1);
  });

  it.each([
    ["came in", { direction: "inbound" as const }],
    ["went to another number", { toNumber: "+14155550199" }],
    ["says nothing of whom it reached", { direction: "outbound" as const, toNumber: undefined as never }],
  ])("where a call %s", async (_, facts) => {
    const setting = await begin();
    const { row } = await dialled(setting, "sched_1");
    await tellAndSettle(setting, ended({ status: "busy", ...facts }));
    expect(await row()).toMatchObject(untouched);
  });

  it("where its call has a name already", async () => {
    const setting = await begin();
    const { row } = await dialled(setting, "sched_1", { providerCallId: "call-another" });
    await tellAndSettle(setting, ended({ status: "busy" }));
    expect(await row()).toMatchObject(untouched);
  });

  it("where an older call to the same number is told more of", async () => {
    const setting = await begin();
    await tellAndSettle(setting, ended({ status: "completed" }, { turns: TURNS }));
    setting.pass(600_000);
    const { row } = await dialled(setting, "sched_1");
    await tellAndSettle(setting, told("analyzed", 90, { facts: { recordingUrl: "https://a.example/1" } }));
    expect(await row()).toMatchObject(untouched);
  });

  it("where another provider claims to have dialled it", async () => {
    const setting = await begin();
    const { attemptId, row } = await dialled(setting, "sched_1", { provider: "another" });
    await tellAndSettle(setting, ended({ status: "busy", attemptId }));
    expect(await row()).toMatchObject(untouched);
    // The call is kept for the connection's own agent.
    expect((await setting.outcome()).calls).toHaveLength(1);
  });

  it("of another workspace, whatever id a message names", async () => {
    const [ours, theirs] = [await begin(), await begin()];
    const { attemptId, row } = await dialled(theirs, "sched_other1");
    await tellAndSettle(ours, ended({ status: "busy", attemptId }));
    expect(await row()).toMatchObject(untouched);
  });

  it("once it ended, however often and how differently its end is told", async () => {
    const setting = await begin();
    const { attemptId, row } = await dialled(setting, "sched_1");
    await tellAndSettle(setting, ended({ status: "no_answer", attemptId }));
    const first = await row();
    setting.pass(60_000);
    await tellAndSettle(setting, hungUp(90, { facts: { status: "completed", attemptId } }));
    expect(await row()).toEqual(first);
  });
});
