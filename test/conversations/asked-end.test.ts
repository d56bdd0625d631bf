import { beforeAll, describe, expect, it } from "vitest";
import { FETCH_AGAIN_AFTER_MS } from "../../src/conversations/fetch.ts";
import type { Database } from "../../src/store/database.ts";
import type { FetchedTranscript } from "../../src/telephony/provider.ts";
import { migratedDatabase } from "../support/database.ts";
import { scriptedSetting } from "./scripted-provider.ts";
import { hungUp, TURNS, told } from "./told.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

/** A message that cannot be believed about the call's end. */
const asks = () => told("transcript", null, { fetch: { source: "call", id: "t-1", isAlsoTheEnd: true } });
const LATER: FetchedTranscript = { kind: "later", detail: "It goes on." };
const OVER: FetchedTranscript = {
  ...{ kind: "events", events: [{ ...hungUp(60), turns: TURNS, isFinal: true }] },
};

describe("a call whose end is to be asked for", () => {
  it("is not over until the answer says so, however early a message had us ask", async () => {
    const setting = await scriptedSetting(db, LATER, LATER, OVER);
    await setting.tell(asks());
    const [first] = await setting.settleOnce();
    expect(first?.at).toBe(setting.clock() + (FETCH_AGAIN_AFTER_MS[0] ?? 0));
    expect((await setting.outcome()).calls).toEqual([]);
    if (first) setting.knocks.settle.set("call-1", first.key);
    await setting.settleAll();
    const { view, turns } = await setting.oneCall();
    expect(view).toMatchObject({ call_status: "completed", transcript_problem: null });
    expect(turns).toHaveLength(TURNS.length);
    expect(setting.provider.fetched).toHaveLength(3);
  });

  it("is taken for over where nobody ever answers, and says what is missing", async () => {
    const setting = await scriptedSetting(db, { kind: "gone", detail: "It was deleted." });
    await setting.tell(asks());
    await setting.settleAll();
    const { view } = await setting.oneCall();
    expect(view).toMatchObject({
      call_status: "completed",
      transcript_problem: "The transcript could not be fetched: It was deleted.",
    });
  });
});
