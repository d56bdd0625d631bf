import { describe, expect, it } from "vitest";
import { assemble } from "../../src/conversations/assemble.ts";
import { finishedFacts } from "../../src/conversations/finished.ts";
import type { ScheduleRow } from "../../src/store/schedules.ts";
import type { CallEvent, ToldFacts } from "../../src/telephony/event.ts";
import { answered, hungUp, said, TURNS, told } from "./told.ts";

const SCHEDULE = {
  ...{ id: "sched_1", fromNumber: "+14155550100", toNumber: "+14155550123", timezone: "Europe/Berlin" },
  dynamicVariables: { name: "Ana" },
} as unknown as ScheduleRow;

const finish = (events: CallEvent[], schedule: ScheduleRow | null = null) =>
  finishedFacts(assemble(events), schedule);
const withFacts = (facts: ToldFacts) =>
  finish([told("ended", 60, { facts: { status: "completed", ...facts } })]);

describe("a call as it is kept", () => {
  it("has what was told, and nothing for what was not", () => {
    expect(finish([answered(0), hungUp(60, { turns: TURNS })])).toEqual({
      ...{ direction: "inbound", status: "completed" },
      ...{ fromNumber: "+14155550123", toNumber: "+14155550100", endReason: null, timezone: null },
      ...{ startedAt: "2026-11-22T10:00:00.000Z", endedAt: "2026-11-22T10:01:00.000Z", durationMs: 60_000 },
      ...{ recordingUrl: null, metadata: {}, dynamicVariables: {}, turns: TURNS, cut: null },
    });
  });

  it("belongs to its schedule, which knows the numbers, the zone and the variables", () => {
    expect(
      finish([told("ended", 9, { facts: { status: "busy", metadata: { a: 1 } } })], SCHEDULE),
    ).toMatchObject({
      ...{
        direction: "outbound",
        fromNumber: "+14155550100",
        toNumber: "+14155550123",
        timezone: "Europe/Berlin",
      },
      ...{ metadata: { a: 1, schedule_id: "sched_1" }, dynamicVariables: { name: "Ana" }, status: "busy" },
    });
  });

  it("counts as completed where its end was never told, and somebody spoke; else as failed", () => {
    expect(finish([answered(), said("Hi", 3)])).toMatchObject({
      status: "completed",
      endReason: "no_end_told",
    });
    expect(finish([told("started", 1, { facts: { status: "ringing" } })])).toMatchObject({
      ...{ status: "failed", endReason: "no_end_told" },
    });
  });

  it("keeps no more of a reason than a row has room for", () => {
    expect(withFacts({ endReason: "x".repeat(5_000) }).endReason).toHaveLength(200);
  });
});

describe("a provider's clock", () => {
  it("that runs backwards makes no call of less than nothing", () => {
    const times = { startedAt: "2026-11-22T10:00:05Z", endedAt: "2026-11-22T10:00:04.900Z" };
    expect(withFacts(times)).toMatchObject({ startedAt: times.startedAt, endedAt: null, durationMs: null });
    expect(withFacts({ ...times, durationMs: 1_000 })).toMatchObject({
      ...{ endedAt: "2026-11-22T10:00:06.000Z", durationMs: 1_000 },
    });
  });
});

describe("metadata and variables", () => {
  it("that are larger than a call can keep are left out, and the call is not", () => {
    const huge = { everything: "x".repeat(70_000) };
    expect(
      withFacts({ metadata: huge, dynamicVariables: huge, recordingUrl: "https://a.example/1" }),
    ).toMatchObject({
      ...{ metadata: {}, dynamicVariables: {}, recordingUrl: "https://a.example/1" },
    });
  });
});

describe("a transcript", () => {
  const long = (count: number, text: string) =>
    finish([hungUp(60, { turns: Array.from({ length: count }, () => ({ role: "agent" as const, text })) })]);

  it("loses its empty turns", () => {
    const turns = [...TURNS, { role: "agent" as const, text: " \n" }];
    expect(finish([hungUp(60, { turns })])).toMatchObject({ turns: TURNS, cut: null });
  });

  it("of more turns than a call can hold keeps its first 5,000, and says so", () => {
    const { turns, cut } = long(5_003, "Hm.");
    expect(turns).toHaveLength(5_000);
    expect(cut).toBe("The transcript is longer than a call can hold: its first 5000 turns are kept.");
    expect(long(5_000, "Hm.").cut).toBeNull();
  });

  it("of more bytes than a row can hold is cut at a turn, counted as they are stored", () => {
    const { turns, cut } = long(30, "ş\n".repeat(30_000));
    const bytes = new TextEncoder().encode(JSON.stringify(turns)).length;
    expect(bytes).toBeLessThan(1_800_000);
    expect(bytes).toBeGreaterThan(1_600_000);
    expect(cut).toContain(`its first ${turns.length} turns are kept`);
  });
});
