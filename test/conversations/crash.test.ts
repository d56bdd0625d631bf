import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { Crash, crashingDatabase, type Moment } from "../support/crashing-database.ts";
import { migratedDatabase } from "../support/database.ts";
import { dialled } from "./dialled.ts";
import { scripted, scriptedProvider } from "./scripted-provider.ts";
import { conversationSetting } from "./setting.ts";
import { answered, hungUp, TURNS, told } from "./told.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

const HOUR_MS = 3_600_000;
const attemptId = "sched_1.1";
const dialledFacts = { attemptId, direction: "outbound" as const, toNumber: "+14155550123" };

/** What was told before a process dies that settles it. */
const TOLD = {
  "a call with its last word": [told("ended", 60, { isFinal: true, turns: TURNS, facts: dialledFacts })],
  "a call whose transcript is fetched": [
    answered(0, { facts: { ...dialledFacts, status: "in_progress" } }),
    hungUp(60, { fetch: { source: "call", id: "t-1" } }),
  ],
  "a call that waits for more": [
    answered(0, { facts: { ...dialledFacts, status: "in_progress" } }),
    hungUp(60, { turns: TURNS }),
  ],
  "a call that goes on": [answered(0, { facts: { ...dialledFacts, status: "in_progress" } })],
};
const FETCHED = { kind: "events" as const, events: [told("transcript", 70, { turns: TURNS })] };

async function toldOf(name: keyof typeof TOLD) {
  const setting = await conversationSetting(db, scripted(scriptedProvider(FETCHED).adapter));
  const attempt = await dialled(setting, "sched_1");
  await setting.tell(...TOLD[name]);
  return { ...setting, attempt };
}
type Told = Awaited<ReturnType<typeof toldOf>>;

/** The message is lost with the process that died; the sweep finds what it left, and all that was left comes to its end. */
async function comeRound(setting: Told, name: keyof typeof TOLD): Promise<void> {
  setting.knocks.settle.clear();
  if (name === "a call that goes on") await setting.tell(hungUp(60, { key: "its-end", turns: TURNS }));
  for (let hour = 0; hour < 6; hour++) {
    setting.pass(HOUR_MS);
    await setting.sweep();
    await setting.settleAll();
  }
  // What a process that died did not knock for is found by the sweep over calls.
  const { workspaceId } = setting;
  for (const { view } of (await setting.outcome()).calls) {
    setting.knocks.calls.push({ workspaceId, callId: view.call_id }, { workspaceId, callId: view.call_id });
  }
  await setting.work();
}

describe.each(Object.keys(TOLD) as (keyof typeof TOLD)[])("%s", (name) => {
  it("is one call, read once, and ends its attempt once, wherever its process dies", {
    timeout: 60_000,
  }, async () => {
    const whole = await toldOf(name);
    const watched = crashingDatabase(env.DB, 0, "before");
    await whole.settle(openDatabase(watched.DB));
    const count = watched.asked();
    expect(count).toBeGreaterThan(0);
    for (let at = 1; at <= count; at++) {
      for (const moment of ["before", "after"] satisfies Moment[]) {
        const setting = await toldOf(name);
        const dying = openDatabase(crashingDatabase(env.DB, at, moment).DB);
        const died = await setting.settle(dying).then(
          () => null,
          (error: unknown) => error,
        );
        expect(rootOf(died)).toBeInstanceOf(Crash);
        await comeRound(setting, name);
        const came = await setting.outcome();
        const where = `${moment} request ${at}`;
        expect(came.calls, where).toHaveLength(1);
        expect(came.calls[0]?.turns, where).toEqual(TURNS);
        expect(came.analyses, where).toHaveLength(1);
        expect(came.runs.map((run) => run.name).sort(), where).toEqual(["CRM", "Call back"]);
        expect(new Set(came.events).size, where).toBe(came.events.length);
        expect(came.told, where).toEqual([{ status: "closed", problem: null, dueAt: null }]);
        expect(await setting.attempt.row(), where).toMatchObject({
          ...{ status: "completed", callId: came.calls[0]?.view.call_id },
        });
        expect(await setting.attempt.read(), where).toMatchObject({ status: "completed" });
      }
    }
  });
});

/** What drizzle wraps. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause ? rootOf(error.cause) : error;
}
