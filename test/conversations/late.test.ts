import { beforeAll, describe, expect, it } from "vitest";
import { LIVE_SILENCE_MS } from "../../src/conversations/next-step.ts";
import type { Database } from "../../src/store/database.ts";
import type { FetchedTranscript } from "../../src/telephony/provider.ts";
import { migratedDatabase } from "../support/database.ts";
import { scriptedSetting } from "./scripted-provider.ts";
import { answered, hungUp, TURNS, told } from "./told.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

const LATER: FetchedTranscript = { kind: "later", detail: "It is still being made." };
const GONE: FetchedTranscript = { kind: "gone", detail: "It was deleted." };
const REF = { fetch: { source: "call", id: "t-1" } };
const COME: FetchedTranscript = { kind: "events", events: [told("transcript", 70, { turns: TURNS })] };
const RUNS = ["CRM", "Call back"];
const begin = (...answers: FetchedTranscript[]) => scriptedSetting(db, ...answers);

describe("a transcript that comes after it was given up", () => {
  async function givenUp(...answers: FetchedTranscript[]) {
    const setting = await begin(...answers);
    await setting.tell(answered(), hungUp(60, answers.length > 0 ? REF : {}));
    await setting.settleAll();
    await setting.work();
    expect((await setting.oneCall()).view.analysis.status).toBe("skipped");
    return setting;
  }
  const late = told("transcript", 90, { turns: TURNS });

  it.each([
    ["never told of", []],
    ["asked for in vain", [LATER]],
    ["said to be gone", [GONE]],
  ] as [string, FetchedTranscript[]][])(
    "is read once, with all that follows, though it was %s",
    async (_, answers) => {
      const setting = await givenUp(...answers);
      for (const event of [late, late, told("transcript", 95, { turns: [...TURNS, ...TURNS] })]) {
        await setting.tell(event);
        await setting.settleAll();
        await setting.work();
      }
      const { view, turns, came } = await setting.oneCall();
      expect(turns).toEqual(TURNS);
      expect(view).toMatchObject({ transcript_problem: null, analysis: { status: "completed" } });
      expect(came.analyses.map(({ status }) => status).sort()).toEqual(["completed", "skipped"]);
      expect(came.runs.map(({ name }) => name).sort()).toEqual(RUNS);
      expect(came.events.filter((event) => event.includes("CRM"))).toHaveLength(1);
      expect(came.schedules.length).toBeLessThanOrEqual(1);
      expect(came.told).toEqual([{ status: "closed", problem: null, dueAt: null }]);
    },
  );

  it("is fetched where only now somebody says that it is there, and asked for again until it is", async () => {
    const setting = await givenUp();
    setting.provider.answers.push(LATER, COME);
    await setting.tell(told("transcript", 90, REF));
    await setting.settleAll();
    await setting.work();
    const { view, turns } = await setting.oneCall();
    expect(turns).toEqual(TURNS);
    expect(view).toMatchObject({ transcript_problem: null, analysis: { status: "completed" } });
    expect(setting.provider.fetched).toHaveLength(2);
  });

  it("changes nothing of a call that has one", async () => {
    const setting = await begin();
    await setting.tell(answered(), hungUp(60, { turns: TURNS }));
    await setting.settleAll();
    await setting.work();
    const before = (await setting.oneCall()).came;
    await setting.tell(told("transcript", 90, { turns: [...TURNS, ...TURNS] }));
    await setting.settleAll();
    await setting.work();
    expect((await setting.oneCall()).came).toEqual(before);
  });
});

describe("facts that come after a call was closed", () => {
  it("fill what it lacks, and contradict nothing", async () => {
    const setting = await begin();
    const last = { status: "completed" as const, direction: "inbound" as const, fromNumber: "+14155550123" };
    await setting.tell(told("ended", 60, { isFinal: true, turns: TURNS, facts: last }));
    await setting.settleAll();
    await setting.work();
    await setting.tell(
      told("analyzed", 90, {
        facts: { recordingUrl: "https://a.example/1", fromNumber: "+14155550199", toNumber: "+14155550100" },
      }),
    );
    await setting.settleAll();
    const { view, came } = await setting.oneCall();
    expect(view).toMatchObject({
      ...{ recording_url: "https://a.example/1", from_number: "+14155550123", to_number: "+14155550100" },
    });
    expect(came.analyses).toHaveLength(1);
  });
});

describe("a call that was closed in silence", () => {
  const said = (n: number) =>
    told("turn", 10 + n, { turns: [{ role: "customer", text: `Sentence number ${n}, I am Ana.` }] });

  it("is read once more, whole, where it went on and its end is told after all", async () => {
    const setting = await begin();
    await setting.tell(answered(), said(1), said(2));
    await setting.settleAll();
    setting.pass(LIVE_SILENCE_MS + 1);
    await setting.sweep();
    await setting.settleAll();
    await setting.work();
    expect((await setting.oneCall()).view).toMatchObject({
      end_reason: "no_end_told",
      analysis: { status: "completed" },
    });
    await setting.tell(said(3));
    await setting.settleAll();
    expect((await setting.oneCall()).turns).toHaveLength(2);
    for (const event of [hungUp(60), hungUp(60)]) {
      await setting.tell(event);
      await setting.settleAll();
      await setting.work();
    }
    const { turns, came } = await setting.oneCall();
    expect(turns?.map(({ text }) => text)).toEqual([1, 2, 3].map((n) => `Sentence number ${n}, I am Ana.`));
    expect(came.analyses).toHaveLength(2);
    expect(came.runs.map(({ name }) => name).sort()).toEqual(RUNS);
    expect(came.events.filter((event) => event.includes("CRM"))).toHaveLength(1);
  });
});
