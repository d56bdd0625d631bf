import { describe, expect, test } from "vitest";
import {
  type Ledger,
  type LedgerAttempt,
  type LedgerSchedule,
  unexplained,
} from "../../../bench/simulate/ledger.ts";

const NOW = Date.parse("2026-10-12T00:00:00Z");
const HOUR_MS = 3_600_000;

function ledger(schedule: Partial<LedgerSchedule>, ...attempts: Partial<LedgerAttempt>[]): Ledger {
  const texts = { provider_call_id: null, to_number: "+12125550100", news: null, explanation: "" };
  const row = { id: "sched_1", status: "active", next_run_at: null, recurrence: null, runs: 1, ...texts };
  const attempt = {
    schedule_id: "sched_1",
    number: 1,
    run: 1,
    status: "no_answer",
    rule: null,
    detail: null,
  };
  const times = { scheduled_for: NOW, dialed_at: NOW, due_at: null };
  return {
    ...{ calls: {}, runs: [], overdue: {} },
    schedules: [{ ...row, ...schedule }],
    attempts: attempts.map((one) => ({ ...attempt, ...times, ...one })),
  };
}

const why = (...of: Parameters<typeof ledger>) => unexplained(ledger(...of), NOW).map((one) => one.why);

describe("an open schedule", () => {
  test("is explained by a time ahead, an attempt under way, or a pause", () => {
    expect(why({ next_run_at: NOW + HOUR_MS })).toEqual([]);
    expect(why({}, { status: "placed", due_at: NOW + HOUR_MS })).toEqual([]);
    expect(why({ status: "paused" })).toEqual([]);
    expect(why({ status: "failed" })).toEqual([]);
  });

  test("is not explained where its time is past, or nothing would move it on", () => {
    expect(why({ next_run_at: NOW - HOUR_MS })).toEqual(["its time passed at 2026-10-11T23:00:00.000Z"]);
    expect(why({}, { status: "no_answer" })).toEqual(["it waits for nothing"]);
    expect(why({}, { status: "placed" })).toEqual(["attempt 1 is placed and not due at all"]);
    expect(why({}, { status: "queued", due_at: NOW - HOUR_MS })).toEqual([
      "attempt 1 is queued and due since 2026-10-11T23:00:00.000Z",
    ]);
  });
});
