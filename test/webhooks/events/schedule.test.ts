import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { attemptEnded } from "../../../src/schedules/attempt-ended.ts";
import { cancelSchedule } from "../../../src/schedules/cancel.ts";
import { dial } from "../../../src/schedules/dial.ts";
import { fireSchedule } from "../../../src/schedules/fire.ts";
import { SILENCE_AFTER_MS } from "../../../src/schedules/patience.ts";
import { Retry } from "../../../src/schedules/retry.ts";
import { sweepSchedules } from "../../../src/schedules/sweep.ts";
import type { Database } from "../../../src/store/database.ts";
import { deliveries } from "../../../src/store/schema.ts";
import { WebhookEvent } from "../../../src/webhooks/event.ts";
import { schemaOf } from "../../../src/webhooks/events/catalogue.ts";
import { SCHEDULE_ID, scheduleSetting } from "../../schedules/setting.ts";
import { migratedDatabase } from "../../support/database.ts";

const OWN = { webhook_url: "https://own.example/hook" };
const ANSWERED = {
  outcome: "completed",
  detail: null,
  providerCallId: "pc_1",
  callId: "call_9",
  talkedMs: 0,
} as const;
const BUSY = { ...ANSWERED, outcome: "busy" } as const;

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

async function listening(webhook: object = OWN) {
  const setting = await scheduleSetting(db, webhook);
  const { tools, workspaceId } = setting;
  const dialNow = (number = 1) => dial(tools, workspaceId, SCHEDULE_ID, number);
  return {
    ...setting,
    dial: dialNow,
    ring: async (number = 1) => {
      setting.pass(60_000);
      await fireSchedule(tools, workspaceId, SCHEDULE_ID);
      await dialNow(number);
    },
    end: (end: typeof ANSWERED | typeof BUSY = ANSWERED, number = 1) =>
      attemptEnded(tools, setting.attempt(number), end),
    cancel: () => cancelSchedule(tools, workspaceId, SCHEDULE_ID),
    /** Everything told so far, in the order that a receiver brings it into; all of it was knocked for, once. */
    events: async () => {
      const rows = await db.select().from(deliveries).where(eq(deliveries.workspaceId, workspaceId));
      const knocked = setting.told.map(({ deliveryId }) => deliveryId);
      expect(knocked.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
      const told = rows.map(({ body, scheduleId, callId }) => {
        expect([scheduleId, callId]).toEqual([SCHEDULE_ID, "call_1"]);
        const event = WebhookEvent.parse(JSON.parse(body));
        expect(schemaOf(event.type).parse(event)).toEqual(event);
        return event;
      });
      return told.toSorted((a, b) => a.sequence - b.sequence);
    },
  };
}

const typesOf = (events: readonly WebhookEvent[]) => events.map(({ type }) => type);

describe("a schedule", () => {
  test("is told of as created, fired and completed, each under an id of its own and as it then stood", async () => {
    const setting = await listening();
    const created = await setting.book();
    await setting.ring();
    await setting.end();
    const events = await setting.events();
    expect(events).toMatchObject([
      { type: "schedule.created", event_id: "evt_1_created", data: { status: "active", attempts: [] } },
      {
        type: "schedule.fired",
        event_id: "evt_1_fired_1",
        data: { status: "active", next_run_at: null, attempts: [{ attempt: 1, status: "dialing" }] },
      },
      { type: "schedule.completed", event_id: "evt_1_completed", call_id: "call_1", agent_id: "agent_1" },
    ]);
    expect(events[0]?.data).toEqual(created);
    expect(events[2]?.data).toEqual(await setting.read());
  });

  test("is told of once, however often it is booked, dialled and ended", async () => {
    const setting = await listening();
    await Promise.all([setting.book(), setting.book()]);
    await setting.ring();
    await Promise.all([setting.dial(), setting.dial(), setting.end(), setting.end()]);
    await setting.end();
    setting.pass(1);
    await setting.book();
    expect(typesOf(await setting.events())).toEqual([
      "schedule.created",
      "schedule.fired",
      "schedule.completed",
    ]);
  });

  test("fires again with each attempt, and completes as failed where nobody was reached", async () => {
    const setting = await listening();
    await setting.rules({ minutes_between_attempts: 0 });
    await setting.book({ retry: Retry.parse({ attempts: 2, delay_minutes: 1 }) });
    await setting.ring(1);
    await setting.end(BUSY, 1);
    await setting.ring(2);
    await setting.end(BUSY, 2);
    const events = await setting.events();
    expect(typesOf(events)).toEqual([
      "schedule.created",
      "schedule.fired",
      "schedule.fired",
      "schedule.completed",
    ]);
    expect(events[2]?.data).toMatchObject({ attempts: [{ status: "busy" }, { status: "dialing" }] });
    expect(events[3]?.data).toEqual(await setting.read());
    expect(events[3]?.data).toMatchObject({ status: "failed" });
  });

  test("completes as failed where the provider refuses to dial", async () => {
    const setting = await listening();
    setting.answerWith(async () => ({ kind: "refused", reason: "No credit." }));
    await setting.book();
    await setting.ring();
    const events = await setting.events();
    expect(typesOf(events)).toEqual(["schedule.created", "schedule.fired", "schedule.completed"]);
    expect(events[2]?.data).toEqual(await setting.read());
  });

  test("completes as failed where the provider never says how it ended", async () => {
    const setting = await listening();
    await setting.book();
    await setting.ring();
    setting.pass(SILENCE_AFTER_MS + 60_000);
    await sweepSchedules(setting.tools);
    const completed = (await setting.events()).at(-1);
    expect(completed).toMatchObject({ type: "schedule.completed", data: { status: "failed" } });
    expect(completed?.data).toEqual(await setting.read());
  });

  test("is told of as blocked, and not as fired, where its number may not be dialled", async () => {
    const setting = await listening();
    await setting.book();
    await setting.rules({ allowed_countries: ["US"] });
    await setting.ring();
    await setting.dial();
    const events = await setting.events();
    expect(typesOf(events)).toEqual(["schedule.created", "schedule.blocked"]);
    expect(events[1]?.data).toEqual(await setting.read());
    expect(events[1]?.data).toMatchObject({ attempts: [{ rule: "country", status: "blocked" }] });
  });

  test("is told of as blocked, and never as created, where its number is refused from the start", async () => {
    const setting = await listening();
    await setting.book({ toNumber: "+112" });
    await setting.ring();
    const events = await setting.events();
    expect(typesOf(events)).toEqual(["schedule.blocked"]);
    expect(events[0]?.data).toMatchObject({
      status: "blocked",
      attempts: [],
      explanation: expect.stringContaining("Not booked (short_code): +112 is an emergency or short code"),
    });
  });

  test("is told of as canceled, once, with the attempt that will not be dialled", async () => {
    const setting = await listening();
    await setting.book();
    setting.pass(60_000);
    await fireSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);
    await setting.cancel();
    setting.pass(1);
    await setting.cancel();
    await setting.dial();
    const events = await setting.events();
    expect(typesOf(events)).toEqual(["schedule.created", "schedule.canceled"]);
    expect(events[1]?.data).toEqual(await setting.read());
    expect(events[1]?.data).toMatchObject({ attempts: [{ status: "canceled" }] });
  });

  test("that was canceled is told of no further, though its phone rings on and is answered", async () => {
    const setting = await listening();
    await setting.book();
    await setting.ring();
    await setting.cancel();
    await setting.end();
    expect(typesOf(await setting.events())).toEqual([
      "schedule.created",
      "schedule.fired",
      "schedule.canceled",
    ]);
  });
});

describe("what did not come to be is not told of", () => {
  test("a dialler that comes after the schedule was canceled", async () => {
    const setting = await listening();
    await setting.book();
    setting.pass(60_000);
    await fireSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);
    await setting.cancel();
    expect(await setting.claim(Number.MAX_SAFE_INTEGER)).toBeNull();
    expect(typesOf(await setting.events())).toEqual(["schedule.created", "schedule.canceled"]);
  });

  test("the canceling of one that is over", async () => {
    const setting = await listening();
    await setting.book();
    await setting.ring();
    await setting.end();
    await expect(setting.cancel()).rejects.toMatchObject({ code: "conflict" });
    expect(typesOf(await setting.events()).at(-1)).toBe("schedule.completed");
  });
});

describe("what happens to a schedule is told of", () => {
  test("by the events that the agent asks for, as it is set up by then", async () => {
    const setting = await listening({ ...OWN, webhook_events: ["schedule.completed", "call.analyzed"] });
    await setting.book();
    await setting.ring();
    await setting.end();
    expect(typesOf(await setting.events())).toEqual(["schedule.completed"]);
  });

  test.each([
    ["an agent without a webhook", {}],
    ["an agent that asks for other events", { ...OWN, webhook_events: ["call.analyzed"] }],
    ["an agent that asks for none", { ...OWN, webhook_events: [] }],
  ])("to nobody, and nothing is written, for %s", async (_, webhook) => {
    const setting = await listening(webhook);
    await setting.book();
    await setting.ring();
    await setting.end();
    expect(await setting.events()).toEqual([]);
  });

  test("to nobody by an agent that was deleted", async () => {
    const setting = await listening();
    await setting.book();
    await setting.deleteAgent();
    await setting.ring();
    expect((await setting.read()).status).toBe("blocked");
    expect(typesOf(await setting.events())).toEqual(["schedule.created"]);
  });
});
