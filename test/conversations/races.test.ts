import { beforeAll, describe, expect, it } from "vitest";
import { deleteConnection } from "../../src/store/connections.ts";
import type { Database } from "../../src/store/database.ts";
import { insertTransfer, listTransfers } from "../../src/store/transfers.ts";
import type { FetchedTranscript } from "../../src/telephony/provider.ts";
import { announceTransfer } from "../../src/transfers/announce.ts";
import { migratedDatabase } from "../support/database.ts";
import { saveTransfer, transferRow } from "../transfers/row.ts";
import { CALLEE, dialled } from "./dialled.ts";
import { scriptedSetting } from "./scripted-provider.ts";
import { answered, hungUp, TEN, TURNS, told } from "./told.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

const LATER: FetchedTranscript = { kind: "later", detail: "It is still being made." };
const begin = (...answers: FetchedTranscript[]) => scriptedSetting(db, ...answers);

describe("one transcript, many knocks", () => {
  it("is asked for once at a time, however many settle the call at the same moment", async () => {
    const setting = await begin(LATER);
    await setting.tell(answered(), hungUp(60, { fetch: { source: "call", id: "t-1" } }));
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => setting.settle(db)));
    expect(setting.provider.fetched).toHaveLength(1);
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(6).fill("retry"));
    for (let i = 0; i < 5; i++) await setting.settle(db);
    expect(setting.provider.fetched).toHaveLength(1);
  });

  it("comes also where an answer that says less stands under the same name", async () => {
    const wordless = { ...told("ended", 61), key: "call" };
    const setting = await begin({
      kind: "events",
      events: [{ ...wordless, callId: "another", turns: TURNS }],
    });
    await setting.tell(answered(), wordless, hungUp(60, { fetch: { source: "call", id: "t-1" } }));
    await setting.settleAll();
    expect(setting.provider.fetched).toHaveLength(1);
    const { turns, view } = await setting.oneCall();
    expect(turns).toEqual(TURNS);
    expect(view.transcript_problem).toBeNull();
  });
});

describe("a call that is closed while more is told of it", () => {
  it("is closed with all of it: who read less closes nothing", async () => {
    const setting = await begin();
    await setting.tell(answered(), hungUp(60));
    await setting.settle(db);
    setting.pass(60_000);
    const tools = setting.tools(db);
    // The transcript comes after the settling process read the call, and before it closes it.
    let told_ = false;
    const batch = db.batch.bind(db);
    const racing = Object.assign(Object.create(db), {
      batch: async (statements: never) => {
        if (!told_ && isClosing(statements)) {
          told_ = true;
          await tools.takeIn(
            { workspaceId: setting.workspaceId, provider: "scripted", connectionId: setting.connectionId },
            [told("transcript", 70, { turns: TURNS })],
          );
        }
        return batch(statements);
      },
    }) as Database;
    expect(await setting.settle(racing)).toMatchObject({ kind: "retry" });
    expect(told_).toBe(true);
    expect((await setting.outcome()).told).toMatchObject([{ status: "open" }]);
    await setting.settleAll();
    await setting.work();
    const { turns, came } = await setting.oneCall();
    expect(turns).toEqual(TURNS);
    expect(came.analyses).toHaveLength(1);
  });
});

/** The batch that saves a call has the statement that inserts its transcript. */
function isClosing(statements: readonly { toSQL(): { sql: string } }[]): boolean {
  return statements.some((statement) => statement.toSQL().sql.includes('insert into "transcripts"'));
}

describe("two connections to one provider", () => {
  it("keep calls of the same name apart", async () => {
    const [first, second] = [await begin(), await begin()];
    // The second connection joins the workspace of the first.
    const source = { workspaceId: first.workspaceId, provider: "scripted", connectionId: "" };
    const tools = first.tools(db);
    await first.tell(answered(), hungUp(60, { turns: TURNS, isFinal: true }));
    await first.settleAll();
    await tools.takeIn({ ...source, connectionId: second.connectionId }, [
      answered(),
      hungUp(90, { turns: TURNS, isFinal: true }),
    ]);
    const { told: calls } = await first.outcome();
    expect(calls).toHaveLength(2);
    expect((await first.oneCall()).view).toMatchObject({ duration_ms: 60_000 });
  });

  it("may tell of each other's dials: one webhook serves the whole account", async () => {
    const setting = await begin();
    const { attemptId, row } = await dialled(setting, "sched_1", { connectionId: "conn_another" });
    await setting.tell(told("ended", 60, { facts: { status: "busy", attemptId, direction: "outbound" } }));
    await setting.settleAll();
    expect(await row()).toMatchObject({ status: "busy" });
  });
});

describe("what belongs to nobody", () => {
  it("is left alone once its connection is deleted", async () => {
    const setting = await begin();
    await setting.tell(answered(), hungUp(60, { turns: TURNS, isFinal: true }));
    await deleteConnection(db, setting.workspaceId, setting.connectionId);
    await setting.settleAll();
    const { calls, told: rows } = await setting.outcome();
    expect(calls).toEqual([]);
    expect(rows).toMatchObject([{ dueAt: null }]);
  });

  it("is no attempt_id of the customer's own metadata", async () => {
    const setting = await begin();
    const { row } = await dialled(setting, "sched_1");
    const facts = {
      status: "busy" as const,
      attemptId: "42",
      direction: "outbound" as const,
      toNumber: CALLEE,
    };
    setting.pass(1);
    await setting.tell(told("ended", 60, { facts }));
    await setting.settleAll();
    expect(await row()).toMatchObject({ status: "busy" });
  });
});

describe("a transfer that was asked for", () => {
  const asked = async (setting: Awaited<ReturnType<typeof begin>>) => {
    await setting.tell(answered());
    await setting.settleAll();
    const { view } = await setting.oneCall();
    const ids = { workspaceId: setting.workspaceId, callId: view.call_id };
    const asked = { askedAt: TEN + 10_000, createdAt: TEN + 10_000, updatedAt: TEN + 10_000 };
    await saveTransfer(db, transferRow({ ...ids, status: "accepted", ...asked }));
    return { ids, standing: async () => (await listTransfers(db, ids.workspaceId, ids.callId))[0] };
  };

  it("ends as its provider tells, and then lets another begin", async () => {
    const setting = await begin();
    const { ids, standing } = await asked(setting);
    const failed = { status: "failed" as const, to: "+14155550199", reason: "user_busy" };
    await setting.tell(told("transfer", 20, { transfer: failed }));
    await setting.settleAll();
    expect(await standing()).toMatchObject({ status: "ended", outcome: "failed", reason: "user_busy" });
    const again = transferRow({ ...ids, id: "transfer_2" });
    const announcement = (number: number) => announceTransfer({ clock: () => TEN }, { ...again, number });
    expect(await insertTransfer(db, again, announcement)).toMatchObject({ isNew: true, row: { number: 2 } });
  });

  it("is not ended by what happened before it, or to another number", async () => {
    const setting = await begin();
    const { standing } = await asked(setting);
    const failed = { status: "failed" as const, reason: "user_busy" };
    await setting.tell(
      told("transfer", -60, { transfer: { ...failed, to: null } }),
      told("transfer", 20, { transfer: { ...failed, to: "+14155550198" } }),
    );
    await setting.settleAll();
    expect(await standing()).toMatchObject({ status: "accepted" });
  });
});
