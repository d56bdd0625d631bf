import { beforeAll, describe, expect, it } from "vitest";
import { fitEvent } from "../../src/conversations/fit.ts";
import type { Database } from "../../src/store/database.ts";
import { migratedDatabase } from "../support/database.ts";
import { scriptedSetting } from "./scripted-provider.ts";
import { answered, hungUp, said, TURNS } from "./told.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

const LONG = Array.from({ length: 30 }, () => ({ role: "customer" as const, text: "ş\n".repeat(30_000) }));

describe("a message that a row cannot hold", () => {
  it("keeps the beginning of its transcript, and the call says that the rest is missing", async () => {
    const setting = await scriptedSetting(db);
    await setting.tell(answered(), hungUp(60, { turns: LONG, isFinal: true }));
    await setting.settleAll();
    await setting.work();
    const { view, turns } = await setting.oneCall();
    expect(view.transcript_problem).toMatch(/longer than a call can hold: its first \d+ turns are kept/);
    expect(turns?.length).toBeGreaterThan(10);
    expect(view.analysis.status).toBe("completed");
  });

  it("cuts one utterance of megabytes, and leaves a whole transcript's turns alone", () => {
    const text = "😀".repeat(500_000);
    const { turns } = fitEvent(said(`a${text}`, 5));
    expect(turns?.[0]?.text.length).toBeLessThan(20_002);
    expect(turns?.[0]?.text).toMatch(/^a😀.*…$/);
    expect(turns?.[0]?.text.isWellFormed()).toBe(true);
    const whole = [{ role: "agent" as const, text: "x".repeat(30_000) }];
    expect(fitEvent(hungUp(60, { turns: whole })).turns).toEqual(whole);
  });

  it("leaves out metadata that a call could not keep, and keeps the rest", () => {
    const metadata = { note: "x".repeat(70_000) };
    const { facts, turns } = fitEvent(hungUp(60, { turns: TURNS, facts: { metadata, status: "completed" } }));
    expect(facts).toEqual({ status: "completed" });
    expect(turns).toEqual(TURNS);
  });

  it.each([8.64e15 + 1, Number.NaN, Number.POSITIVE_INFINITY])("has no time where it says %d", (at) => {
    expect(fitEvent({ ...hungUp(60), at }).at).toBeNull();
  });
});
