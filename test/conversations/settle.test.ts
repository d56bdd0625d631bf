import { beforeAll, describe, expect, it } from "vitest";
import { changeConnection } from "../../src/connections/change.ts";
import { FETCH_AGAIN_AFTER_MS } from "../../src/conversations/fetch.ts";
import { LIVE_SILENCE_MS, LOST_END_AFTER_MS } from "../../src/conversations/next-step.ts";
import { LOST_MESSAGE_AFTER_MS } from "../../src/outcome.ts";
import { deleteAgent } from "../../src/store/agents.ts";
import type { Database } from "../../src/store/database.ts";
import type { FetchedTranscript } from "../../src/telephony/provider.ts";
import { migratedDatabase } from "../support/database.ts";
import { scriptedSetting } from "./scripted-provider.ts";
import { answered, hungUp, said, TURNS, told } from "./told.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

const LATER: FetchedTranscript = { kind: "later", detail: "It is still being made." };
const GONE: FetchedTranscript = { kind: "gone", detail: "It was deleted." };
const REF = { fetch: { source: "call", id: "t-1" } };
const COME: FetchedTranscript = { kind: "events", events: [told("transcript", 70, { turns: TURNS })] };

const begin = (...answers: FetchedTranscript[]) => scriptedSetting(db, ...answers);
const RUNS = ["CRM", "Call back"];
const eventsOf = ({ events }: { events: string[] }) =>
  events.filter((event) => /^call\..* null$/.test(event)).map((event) => event.split(" ")[0]);

describe("a call that goes on", () => {
  it("is shown and told of once, and takes its last facts when it is over", async () => {
    const setting = await begin();
    await setting.tell(told("started", 0, { facts: { status: "ringing", direction: "inbound" } }));
    await setting.settleAll();
    expect((await setting.outcome()).calls).toEqual([]);
    await setting.tell(answered(3));
    await setting.settleAll();
    const open = await setting.oneCall();
    expect(open.view).toMatchObject({
      call_status: "in_progress",
      ended_at: null,
      analysis: { status: "pending" },
    });
    expect(eventsOf(open.came)).toEqual(["call.started"]);
    await setting.tell(said("Hello", 5), hungUp(60));
    await setting.settleAll();
    await setting.work();
    const over = await setting.oneCall();
    expect(over.view).toMatchObject({
      call_id: open.view.call_id,
      call_status: "completed",
      duration_ms: 57_000,
    });
    expect(eventsOf(over.came)).toEqual(["call.analyzed", "call.ended", "call.started"]);
  });

  it("is shown once somebody is heard, also where no message says that it was answered", async () => {
    const setting = await begin();
    await setting.tell(said("Hello", 5));
    await setting.settleAll();
    expect((await setting.oneCall()).view.call_status).toBe("in_progress");
  });

  it("is told to have begun also where that is heard with its end", async () => {
    const setting = await begin();
    await setting.tell(answered(), hungUp(60, { turns: TURNS }));
    await setting.settleAll();
    expect(eventsOf((await setting.oneCall()).came)).toEqual(["call.ended", "call.started"]);
  });

  it("whose provider told an error tells of that too, though people talked", async () => {
    const setting = await begin();
    const error = told("error", 30, { facts: { endReason: "The speech service was away." } });
    await setting.tell(answered(), error, hungUp(60, { turns: TURNS }));
    await setting.settleAll();
    const { view, came } = await setting.oneCall();
    expect(view.call_status).toBe("completed");
    expect(eventsOf(came)).toEqual(["call.ended", "call.error", "call.started"]);
  });

  it("whose end is never told is closed after half an hour of silence, with what was heard", async () => {
    const setting = await begin();
    await setting.tell(answered(), said("Hello", 5));
    await setting.settleAll();
    setting.pass(LIVE_SILENCE_MS - 1);
    expect(await setting.sweep()).toBe(0);
    setting.pass(1);
    expect(await setting.sweep()).toBe(1);
    await setting.settleAll();
    await setting.work();
    const { view, turns, came } = await setting.oneCall();
    expect(view).toMatchObject({
      call_status: "completed",
      end_reason: "no_end_told",
      transcript_problem: null,
    });
    expect(turns).toHaveLength(1);
    expect(came.runs.map(({ name }) => name).sort()).toEqual(RUNS);
  });

  it("is shown once somebody is heard on it, though nobody told that it was answered", async () => {
    const setting = await begin();
    await setting.tell(told("started", 0, { facts: { status: "ringing", direction: "inbound" } }));
    await setting.settleAll();
    expect((await setting.outcome()).calls).toEqual([]);
    await setting.tell(said("Hello?", 2));
    await setting.settleAll();
    expect((await setting.oneCall()).view).toMatchObject({ call_status: "in_progress" });
    await setting.tell(said("Is anybody there?", 4));
    expect(setting.knocks.settle.size).toBe(0);
  });

  it("that only rang, and was never heard of again, has failed", async () => {
    const setting = await begin();
    await setting.tell(told("started", 0, { facts: { status: "ringing", direction: "outbound" } }));
    await setting.settleAll();
    setting.pass(LOST_END_AFTER_MS);
    await setting.sweep();
    await setting.settleAll();
    expect((await setting.oneCall()).view).toMatchObject({
      call_status: "failed",
      end_reason: "no_end_told",
    });
  });
});

describe("a transcript that is fetched", () => {
  it("is asked for less and less often, and is the call's when it comes", async () => {
    const setting = await begin(LATER, LATER, COME);
    await setting.tell(answered(), hungUp(60, REF));
    const start = setting.clock();
    await setting.settleAll();
    await setting.work();
    const { turns, view, came } = await setting.oneCall();
    expect(turns).toEqual(TURNS);
    expect(view.transcript_problem).toBeNull();
    expect(setting.provider.fetched).toEqual([1, 2, 3].map(() => ({ callId: "call-1", id: "t-1" })));
    expect(setting.clock() - start).toBeGreaterThanOrEqual(20_000);
    expect(came.analyses).toHaveLength(1);
  });

  it("is given up in plain sight after the last try, and the call is kept without", async () => {
    const setting = await begin(LATER);
    await setting.tell(answered(), hungUp(60, REF));
    await setting.settleAll();
    await setting.work();
    const { turns, view, came } = await setting.oneCall();
    expect(turns).toEqual([]);
    expect(view).toMatchObject({ call_status: "completed", analysis: { status: "skipped" } });
    expect(view.transcript_problem).toBe(
      "The transcript could not be fetched: It is still being made. It was asked for 8 times.",
    );
    expect(setting.provider.fetched).toHaveLength(FETCH_AGAIN_AFTER_MS.length);
    expect(came.told).toMatchObject([{ status: "closed", dueAt: null }]);
    expect(setting.logged.join()).toContain("transcript_given_up");
  });

  it("is given up at once where it never will be there", async () => {
    const setting = await begin(GONE);
    await setting.tell(answered(), hungUp(60, REF));
    await setting.settleAll();
    expect((await setting.oneCall()).view.transcript_problem).toBe(
      "The transcript could not be fetched: It was deleted.",
    );
    expect(setting.provider.fetched).toHaveLength(1);
  });

  it("is asked for once where the answer has no words, and the call says that there are none", async () => {
    const setting = await begin({ kind: "events", events: [] });
    await setting.tell(answered(), hungUp(60, REF));
    await setting.settleAll();
    expect((await setting.oneCall()).view.transcript_problem).toBe(
      "Its provider answered without a transcript.",
    );
    expect(setting.provider.fetched).toHaveLength(1);
  });

  it("is no gap where the provider's last word is that nobody spoke", async () => {
    const events = [told("ended", 60, { isFinal: true, turns: [], facts: { status: "completed" } })];
    const setting = await begin({ kind: "events", events });
    await setting.tell(answered(), hungUp(60, REF));
    await setting.settleAll();
    expect((await setting.oneCall()).view).toMatchObject({
      transcript_problem: null,
      call_status: "completed",
    });
  });

  it("is asked for again where the adapter cannot read the answer", async () => {
    const setting = await begin();
    await setting.tell(answered(), hungUp(60, REF));
    await setting.settleAll();
    expect((await setting.oneCall()).view.transcript_problem).toContain("answer could not be read");
    expect(setting.logged.join()).toContain("transcript_fetch_failed");
  });
});

describe("a call whose agent was deleted", () => {
  async function withoutAgent() {
    const setting = await begin();
    await setting.tell(answered());
    await deleteAgent(db, setting.workspaceId, setting.agentId, setting.clock());
    await setting.tell(hungUp(60, { turns: TURNS }));
    await setting.settleAll();
    return setting;
  }

  it("is kept as it was told, looked at again every hour, and said to the operator", async () => {
    const setting = await withoutAgent();
    expect((await setting.outcome()).calls).toEqual([]);
    expect(setting.logged.join()).toContain("call_without_agent");
    expect(setting.logged.join()).not.toContain("+1415");
    for (let hour = 0; hour < 2; hour++) {
      setting.pass(3_600_000);
      expect(await setting.sweep()).toBe(1);
      await setting.settleAll();
    }
    expect((await setting.outcome()).told).toMatchObject([
      { status: "open", dueAt: setting.clock() + 3_600_000 },
    ]);
  });

  it("is closed as any other, once its connection has another agent", async () => {
    const setting = await withoutAgent();
    await setting.addAgent("agent_another", { agent_name: "Another" });
    const { workspaceId, connectionId, connection } = setting;
    await changeConnection(
      setting.tools(db),
      workspaceId,
      connectionId,
      { agent_id: "agent_another" },
      connection.origin,
    );
    setting.pass(3_600_000);
    await setting.sweep();
    await setting.settleAll();
    await setting.work();
    const { view, turns } = await setting.oneCall();
    expect(view).toMatchObject({ agent_id: "agent_another", call_status: "completed" });
    expect(turns).toEqual(TURNS);
  });
});

describe("a call that nobody needs to look at", () => {
  it("is waited for no longer after a link without any message, nor after a message that came twice", async () => {
    const setting = await begin();
    expect(await setting.settle(db, "call-unknown")).toEqual({ kind: "done" });
    await setting.tell(answered(), hungUp(60, { key: "end", turns: TURNS }));
    await setting.settleAll();
    setting.pass(1_000);
    await setting.tell(hungUp(60, { key: "end", turns: TURNS }));
    expect((await setting.outcome()).told).toMatchObject([{ status: "closed", dueAt: null }]);
    setting.pass(LOST_MESSAGE_AFTER_MS);
    expect(await setting.sweep()).toBe(0);
  });
});
