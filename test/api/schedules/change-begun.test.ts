import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { schedules } from "../../../src/store/schema.ts";
import { ANY_TIME, fromNow, type Setting, SOON, scheduleSetting, THURSDAY, WITH_RING } from "./setting.ts";

const AN_HOUR_MS = 3_600_000;

let setting: Setting;
beforeEach(async () => {
  setting = await scheduleSetting();
});

describe("a schedule whose first time has passed", () => {
  const begun = async (change: object) => {
    const made = await setting.book({
      ...{ scheduled_at: fromNow(0), calling_window: ANY_TIME, recurrence: { frequency: "daily" } },
      ...change,
    });
    const ended = { status: "completed" };
    await vi.waitFor(
      async () => expect((await setting.attempts(made.schedule_id)).body).toMatchObject([ended]),
      SOON,
    );
    return setting.read(made.schedule_id);
  };

  test("takes back all that a client read, and a new metadata with it", WITH_RING, async () => {
    const before = await begun({});
    const { status, body } = await setting.patch(before.schedule_id, { ...before, metadata: { a: 1 } });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toEqual({ ...before, metadata: { a: 1 }, updated_at: body.updated_at });
  });

  test("does not ring on the spot because its recurrence or its zone was changed", WITH_RING, async () => {
    const { schedule_id: id, ...before } = await begun({});
    const weekly = await setting.patch(id, { recurrence: { frequency: "weekly" } });
    expect(weekly.status, JSON.stringify(weekly.body)).toBe(200);
    const week = 7 * 24 * AN_HOUR_MS;
    expect(Date.parse(weekly.body.next_run_at ?? "")).toBe(Date.parse(before.scheduled_at) + week);
    // Three hours later by the clock of London: its time is still to come, and its day has had its run.
    const elsewhere = await setting.patch(id, {
      timezone: "Europe/London",
      recurrence: { frequency: "daily" },
    });
    expect(Date.parse(elsewhere.body.next_run_at ?? "")).toBeGreaterThan(Date.now() + 24 * AN_HOUR_MS);
    const once = await setting.patch(id, { recurrence: null });
    expect(once.status).toBeGreaterThanOrEqual(400);
    expect((await setting.read(id)).next_run_at).toBe(elsewhere.body.next_run_at);
    expect((await setting.attempts(id)).body).toHaveLength(1);
  });

  test("is not rung at once by taking its recurrence away", async () => {
    const { schedule_id: id } = await setting.book({ recurrence: { frequency: "daily" } });
    await setting.client.db
      .update(schedules)
      .set({ scheduledAt: "2020-05-07T14:30:00" })
      .where(eq(schedules.id, id));
    const before = await setting.read(id);
    const { status, body } = await setting.patch(id, { recurrence: null });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        field: "scheduled_at",
        message: "Thursday 2020-05-07 14:30 (Europe/Istanbul) has passed: choose a time ahead.",
      },
    ]);
    expect(await setting.read(id)).toEqual(before);
    const moved = await setting.patch(id, { recurrence: null, scheduled_at: THURSDAY });
    expect(moved.body).toMatchObject({ recurrence: null, next_run_at: "2099-05-07T14:30:00+03:00" });
  });
});
