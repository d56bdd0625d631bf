import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  ANY_TIME,
  FLORIDIAN,
  fromNow,
  inThreeDays,
  type Setting,
  SOON,
  scheduleSetting,
  TURKISH,
  WITH_RING,
} from "./setting.ts";

const DAY_MS = 24 * 3_600_000;

let setting: Setting;
beforeEach(async () => {
  setting = await scheduleSetting();
});

const daily = (change: object = {}) =>
  setting.book({ recurrence: { frequency: "daily" }, calling_window: ANY_TIME, ...change });

const statusesOf = async (id: string) => (await setting.attempts(id)).body.map(({ status }) => status);
const completed = (id: string) =>
  vi.waitFor(async () => expect(await setting.read(id)).toMatchObject({ status: "completed" }), SOON);

describe("a schedule that is paused", () => {
  test("waits for nothing, and goes on where it was once it is resumed", async () => {
    const before = await setting.book();
    const paused = await setting.act(before.schedule_id, "pause");
    expect(paused.status).toBe(200);
    expect(paused.body).toEqual({
      ...{ ...before, updated_at: paused.body.updated_at },
      ...{ status: "paused", next_run_at: null, explanation: "Paused on request." },
    });
    const resumed = await setting.act(before.schedule_id, "resume");
    expect(resumed.body).toEqual({ ...before, updated_at: resumed.body.updated_at });
  });

  test("stays as it is when it is paused again, as does one that is resumed again", async () => {
    const { schedule_id: id } = await setting.book();
    for (const verb of ["pause", "resume"]) {
      const first = await setting.act(id, verb);
      const again = await setting.act(id, verb);
      expect(again.status).toBe(200);
      expect(again.body, verb).toEqual(first.body);
    }
  });

  test("does not ring at its time, and rings at once when it is resumed after it", WITH_RING, async () => {
    const { schedule_id: id } = await setting.book({
      scheduled_at: fromNow(2_000),
      calling_window: ANY_TIME,
    });
    const paused = (await setting.act(id, "pause")).body;
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(Date.parse(paused.scheduled_at)), SOON);
    expect(await setting.attempts(id)).toMatchObject({ body: [] });
    const { body } = await setting.act(id, "resume");
    expect(body).toMatchObject({ status: "active", scheduled_at: paused.scheduled_at });
    expect(Date.parse(body.next_run_at ?? "")).toBeGreaterThanOrEqual(Date.parse(body.scheduled_at));
    await completed(id);
    expect(await statusesOf(id)).toEqual(["completed"]);
  });

  test("takes up a recurrence at its next run, whatever it missed", async () => {
    const { schedule_id: id, ...before } = await daily({ scheduled_at: fromNow(1_000) });
    await setting.act(id, "pause");
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(Date.parse(before.scheduled_at)), SOON);
    const { body } = await setting.act(id, "resume");
    expect(Date.parse(body.next_run_at ?? "")).toBe(Date.parse(before.scheduled_at) + DAY_MS);
    expect(body).toMatchObject({ status: "active", runs: 0, shifted_from: null });
  });

  test("says on resuming where the rules move it", async () => {
    const { schedule_id: id } = await setting.book();
    await setting.act(id, "pause");
    await setting.rules({ calling_window: { start: "16:00", end: "17:00" } });
    expect((await setting.act(id, "resume")).body).toMatchObject({
      ...{ next_run_at: "2099-05-07T16:00:00+03:00", shifted_from: "2099-05-07T14:30:00+03:00" },
      explanation: expect.stringMatching(/outside the calling window/),
    });
  });

  test("takes back what is queued, and tries that run again once it is resumed", WITH_RING, async () => {
    const { schedule_id: id } = await setting.book({ calling_window: ANY_TIME });
    await setting.queueAttempt(id);
    expect((await setting.act(id, "pause")).body).toMatchObject({
      ...{ status: "paused", runs: 1 },
      attempts: [{ status: "canceled", detail: "The schedule was paused." }],
    });
    const resumed = await setting.act(id, "resume");
    expect(resumed.status, JSON.stringify(resumed.body)).toBe(200);
    expect(resumed.body).toMatchObject({ status: "active", next_run_at: "2099-05-07T14:30:00+03:00" });
    await setting.act(id, "run-now");
    await completed(id);
    expect((await setting.attempts(id)).body).toMatchObject([
      { attempt: 2, run: 1, status: "completed" },
      { attempt: 1, run: 1, status: "canceled" },
    ]);
  });

  test(
    "while its phone rings is as it was once it is resumed: the call's end says what follows",
    WITH_RING,
    async () => {
      // Of a call to such a number nothing is heard again.
      const { schedule_id: id } = await daily({ to_number: "+905321234506", scheduled_at: fromNow(0) });
      await vi.waitFor(async () => expect(await statusesOf(id)).toEqual(["unknown"]), SOON);
      const before = await setting.read(id);
      expect((await setting.act(id, "pause")).body).toMatchObject({ status: "paused", next_run_at: null });
      const { body } = await setting.act(id, "resume");
      expect(body).toEqual({ ...before, updated_at: body.updated_at });
      expect((await setting.act(id, "run-now")).status).toBe(409);
    },
  );

  test("is refused to run now, and may be canceled", async () => {
    const { schedule_id: id } = await setting.book();
    await setting.act(id, "pause");
    const refused = await setting.act(id, "run-now");
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toBe("The schedule is paused: resume it first.");
    expect((await setting.act(id, "cancel")).body.status).toBe("canceled");
  });

  test("that has no run left any more says so when it is resumed, and stays paused", async () => {
    const until = fromNow(1_500);
    const { schedule_id: id } = await daily({
      ...{ scheduled_at: fromNow(1_000), recurrence: { frequency: "daily", until } },
    });
    await setting.act(id, "pause");
    await vi.waitFor(() => expect(fromNow(0) > until).toBe(true), SOON);
    const { status, body } = await setting.act(id, "resume");
    expect(status).toBe(409);
    expect(body.detail).toMatch(
      /^No run of the schedule is left: give it another time or recurrence, or cancel/,
    );
    expect((await setting.read(id)).status).toBe("paused");
    expect((await setting.patch(id, { recurrence: { frequency: "daily" } })).status).toBe(200);
    expect((await setting.act(id, "resume")).body.status).toBe("active");
  });
});

describe("a schedule that is run now", () => {
  test("rings before its time, once", WITH_RING, async () => {
    const { schedule_id: id } = await setting.book({ calling_window: ANY_TIME });
    const { status, body } = await setting.act(id, "run-now");
    expect(status).toBe(200);
    expect(Date.parse(body.next_run_at ?? "")).toBeLessThan(Date.parse(body.scheduled_at));
    await completed(id);
    expect(await setting.read(id)).toMatchObject({ runs: 1, next_run_at: null });
    expect(await setting.occurrences(id)).toEqual([]);
  });

  test("counts as a run of its recurrence, whose rhythm stays", WITH_RING, async () => {
    const { schedule_id: id } = await daily({ recurrence: { frequency: "daily", max_runs: 3 } });
    const { body } = await setting.act(id, "run-now");
    expect((await setting.occurrences(id)).map(({ at }) => at)).toEqual([
      body.next_run_at,
      ...["2099-05-07T14:30:00+03:00", "2099-05-08T14:30:00+03:00"],
    ]);
    await vi.waitFor(async () => expect(await statusesOf(id)).toEqual(["completed"]), SOON);
    const after = { status: "active", runs: 1, next_run_at: "2099-05-07T14:30:00+03:00" };
    await vi.waitFor(async () => expect(await setting.read(id)).toMatchObject(after), SOON);
    expect(await setting.occurrences(id)).toHaveLength(2);
  });

  test("waits for the window where that is closed, and says so", async () => {
    const { schedule_id: id } = await setting.book({
      calling_window: { ...ANY_TIME, days: [inThreeDays()] },
    });
    const { body } = await setting.act(id, "run-now");
    expect(body).toMatchObject({
      ...{ status: "active", next_run_at: expect.stringMatching(/T00:00:00\+03:00$/) },
      explanation: expect.stringMatching(/ is outside the calling window .*; moved to /),
    });
    const waits = Date.parse(body.next_run_at ?? "") - Date.parse(body.shifted_from ?? "");
    expect(waits).toBeGreaterThan(2 * DAY_MS);
    expect(waits).toBeLessThanOrEqual(4 * DAY_MS);
    expect(await setting.occurrences(id)).toMatchObject([
      { at: body.next_run_at, shifted_from: body.shifted_from, explanation: body.explanation },
    ]);
  });

  test("is refused while it is being dialled", async () => {
    const { schedule_id: id } = await setting.book();
    await setting.queueAttempt(id);
    const { status, body } = await setting.act(id, "run-now");
    expect(status).toBe(409);
    expect(body.detail).toBe("The schedule is being dialled already: see its attempts.");
  });
});

describe("a schedule that is canceled", () => {
  test.each(["cancel", "DELETE"])("by %s is over, and stays so when it is canceled again", async (way) => {
    const { schedule_id: id } = await setting.book();
    await setting.queueAttempt(id);
    const cancel = () =>
      way === "DELETE" ? setting.client.send("DELETE", `/v1/schedules/${id}`) : setting.act(id, "cancel");
    const first = await cancel();
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      ...{ status: "canceled", next_run_at: null, explanation: "Canceled on request." },
      attempts: [{ status: "canceled" }],
    });
    expect(await cancel()).toMatchObject({ status: 200, body: first.body });
    for (const verb of ["pause", "resume", "run-now"]) {
      const { status, body } = await setting.act(id, verb);
      expect(status, verb).toBe(409);
      expect(body.detail, verb).toMatch(/is canceled, so it can no longer be changed/);
    }
  });
});

test("one that ended in a call can neither be canceled nor changed", WITH_RING, async () => {
  const { schedule_id: id } = await setting.book({ scheduled_at: fromNow(0), calling_window: ANY_TIME });
  await completed(id);
  for (const verb of ["cancel", "pause", "resume", "run-now"]) {
    const { status, body } = await setting.act(id, verb);
    expect(status, verb).toBe(409);
    expect(body.detail, verb).toMatch(/is completed/);
  }
  expect((await setting.client.send("DELETE", `/v1/schedules/${id}`)).status).toBe(409);
  expect((await setting.patch(id, { metadata: {} })).status).toBe(409);
});

test("a window that has come never to open is a conflict with its remedy, and no fault", async () => {
  const { schedule_id: id } = await setting.book({ to_number: FLORIDIAN });
  const { schedule_id: held } = await setting.book({ to_number: FLORIDIAN });
  await setting.act(held, "pause");
  await setting.rules({ calling_window: { start: "09:00", end: "09:10" } });
  for (const answer of [await setting.act(id, "run-now"), await setting.act(held, "resume")]) {
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toMatch(/never opens in .* at once: widen it, or set callee_timezone/);
  }
  const { body } = await setting.patch(id, { callee_timezone: "America/Chicago" });
  expect(body.next_run_at).toMatch(/^2099-05-07T17:00:00\+03:00$/);
  expect(await setting.occurrences(held)).toMatchObject([
    { skipped: expect.stringMatching(/never opens in America\/Chicago and America\/New_York at once/) },
  ]);
});

test("none of the verbs knows an id that nobody has", async () => {
  for (const verb of ["pause", "resume", "run-now", "cancel"]) {
    expect((await setting.act("sched_none", verb)).status, verb).toBe(404);
  }
  expect((await setting.client.send("DELETE", "/v1/schedules/sched_none")).status).toBe(404);
  expect(await setting.list(`to_number=${encodeURIComponent(TURKISH)}`)).toEqual([]);
});
