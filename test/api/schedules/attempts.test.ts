import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  ANY_TIME,
  fieldsOf,
  fromNow,
  inThreeDays,
  type Problem,
  type Setting,
  SOON,
  scheduleSetting,
  WITH_RING,
} from "./setting.ts";

let setting: Setting;
beforeEach(async () => {
  setting = await scheduleSetting();
});

/** Rings in a moment; the last two digits say how it ends. */
const ring = (ending: string, change: object = {}) =>
  setting.book({
    ...{ to_number: `+9053212345${ending}`, scheduled_at: fromNow(1_000), calling_window: ANY_TIME },
    ...change,
  });
const ended = (id: string, attempts: object[]) =>
  vi.waitFor(async () => {
    const { body } = await setting.attempts(id);
    expect(body).toMatchObject(attempts);
    return body;
  }, SOON);

describe("the attempts of a schedule", () => {
  test("are none before it rings, and one once it was answered", WITH_RING, async () => {
    await setting.own("+902125550123");
    const { schedule_id: id, scheduled_at: at } = await ring("67");
    expect((await setting.attempts(id)).body).toEqual([]);
    const [attempt] = await ended(id, [{ status: "completed" }]);
    expect(attempt).toEqual({
      ...{ attempt: 1, run: 1, status: "completed", rule: null, detail: "customer_hung_up" },
      ...{ to_number: "+905321234567", from_number: "+902125550123", provider: "simulated" },
      ...{ provider_call_id: expect.stringMatching(/^sim_/), call_id: expect.stringMatching(/^call_/) },
      ...{ scheduled_for: at, created_at: expect.any(String), ended_at: expect.any(String) },
      dialed_at: expect.stringMatching(/\+03:00$/),
      late_ms: expect.any(Number),
    });
    expect(attempt?.late_ms).toBeGreaterThanOrEqual(0);
    const call = await setting.client.send("GET", `/v1/calls/${attempt?.call_id}`);
    expect(call.body).toMatchObject({ direction: "outbound", agent_id: setting.agentId });
    await vi.waitFor(
      async () => expect(await setting.read(id)).toMatchObject({ status: "completed", attempts: [attempt] }),
      SOON,
    );
  });

  test.each([
    ["01", "busy", "failed"],
    ["02", "no_answer", "failed"],
    ["04", "voicemail", "failed"],
    ["07", "failed", "failed"],
  ])(
    "to a number that ends in %s end as %s, and the schedule as %s",
    WITH_RING,
    async (ending, outcome, status) => {
      const { schedule_id: id } = await ring(ending);
      await ended(id, [{ run: 1, status: outcome, dialed_at: expect.any(String) }]);
      await vi.waitFor(
        async () => expect(await setting.read(id)).toMatchObject({ status, next_run_at: null }),
        SOON,
      );
      expect((await setting.read(id)).explanation).toMatch(/^Attempt 1 .*; no further one was asked for\.$/);
    },
  );

  test(
    "are followed by another where a retry was asked for, which says when and why",
    WITH_RING,
    async () => {
      await setting.rules({ minutes_between_attempts: 0 });
      const { schedule_id: id } = await ring("01", {
        retry: { attempts: 2, by_outcome: { busy: { attempts: 3, delay_minutes: 30 } } },
      });
      const [attempt] = await ended(id, [{ status: "busy" }]);
      const waiting = await vi.waitFor(async () => {
        const now = await setting.read(id);
        expect(now.next_run_at).not.toBeNull();
        return now;
      }, SOON);
      expect(waiting).toMatchObject({
        ...{ status: "active", runs: 1, shifted_from: null },
        explanation: expect.stringMatching(/^Attempt 1 found the line busy; attempt 2 of 3 follows \w+day /),
      });
      const delay = Date.parse(waiting.next_run_at ?? "") - Date.parse(attempt?.ended_at ?? "");
      expect(Math.round(delay / 60_000)).toBe(30);
      expect(await setting.occurrences(id)).toMatchObject([{ at: waiting.next_run_at }]);

      // What is changed of it meanwhile does not lose the attempt that is to follow, nor does a pause.
      expect((await setting.patch(id, { metadata: { a: 1 } })).body).toMatchObject({
        ...{ next_run_at: waiting.next_run_at, explanation: waiting.explanation },
      });
      await setting.act(id, "pause");
      expect(await setting.occurrences(id)).toMatchObject([{ at: waiting.next_run_at }]);
      expect((await setting.act(id, "resume")).body).toMatchObject({
        ...{ status: "active", next_run_at: waiting.next_run_at },
      });

      await setting.act(id, "run-now");
      await ended(id, [
        { attempt: 2, run: 1, status: "busy" },
        { attempt: 1, run: 1, status: "busy" },
      ]);
    },
  );

  test(
    "are followed by another of the last run, and what is changed meanwhile does not move it",
    WITH_RING,
    async () => {
      const at = fromNow(1_000);
      const { schedule_id: id } = await ring("01", {
        ...{ scheduled_at: at, recurrence: { frequency: "daily", max_runs: 1 } },
        retry: { attempts: 2, delay_minutes: 1, calling_window: { ...ANY_TIME, days: [inThreeDays()] } },
      });
      const waiting = await vi.waitFor(async () => {
        const now = await setting.read(id);
        expect(now).toMatchObject({ status: "active", runs: 1, attempts: [{ status: "busy" }] });
        expect(now.next_run_at).toMatch(/T00:00:00\+03:00$/);
        return now;
      }, SOON);
      const { status, body } = await setting.patch(id, { metadata: { a: 1 } });
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body).toEqual({ ...waiting, metadata: { a: 1 }, updated_at: body.updated_at });
      expect(await setting.occurrences(id)).toMatchObject([{ at: waiting.next_run_at }]);
    },
  );

  test("of a recurrence belong each to its run, newest first, page by page", WITH_RING, async () => {
    await setting.rules({ max_attempts_per_24_hours: 10 });
    const { schedule_id: id } = await ring("67", {
      ...{ scheduled_at: "2099-05-07T14:30:00", recurrence: { frequency: "daily" } },
    });
    for (let run = 1; run <= 3; run++) {
      await setting.act(id, "run-now");
      await vi.waitFor(async () => {
        expect(await setting.read(id)).toMatchObject({ runs: run, attempts: [{ status: "completed" }] });
      }, SOON);
    }
    const all = (await setting.attempts(id)).body;
    expect(all.map(({ attempt, run }) => [attempt, run])).toEqual([
      [3, 3],
      [2, 2],
      [1, 1],
    ]);
    const first = await setting.attempts(id, "limit=2");
    expect(first.headers.get("x-total-count")).toBe("3");
    expect(first.body).toEqual(all.slice(0, 2));
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    expect((await setting.client.send("GET", next)).body).toEqual(all.slice(2));
    expect((await setting.attempts(id, "limit=1&offset=1")).body).toEqual(all.slice(1, 2));
  });

  test("that a rule puts off say which, and the schedule when it rings instead", WITH_RING, async () => {
    await setting.rules({ max_dials_per_day: 0 });
    const { schedule_id: id } = await ring("67");
    await ended(id, [
      { status: "postponed", rule: "daily_cap", dialed_at: null, late_ms: null, call_id: null },
    ]);
    const { status, next_run_at: at, explanation } = await setting.read(id);
    expect(status).toBe("active");
    expect(at).toMatch(/T03:00:00\+03:00$/);
    expect(explanation).toMatch(/^The day's 0 dials are used up \(max_dials_per_day\); moved to/);
  });

  test("that a rule forbids end the schedule, with the rule", WITH_RING, async () => {
    const { schedule_id: id } = await ring("67");
    await setting.client.send("DELETE", `/v1/agents/${setting.agentId}`);
    await ended(id, [{ status: "blocked", rule: "agent", detail: expect.stringMatching(/was deleted/) }]);
    expect(await setting.read(id)).toMatchObject({ status: "blocked", next_run_at: null });
  });

  test("are not listed by what no list has, nor for a schedule that is not there", async () => {
    const { schedule_id: id } = await setting.book();
    const odd = await setting.client.send<Problem>("GET", `/v1/schedules/${id}/attempts?run=1`);
    expect(odd.status).toBe(422);
    expect(fieldsOf(odd.body)).toEqual(["run"]);
    expect((await setting.attempts("sched_none")).status).toBe(404);
  });
});
