import { beforeEach, describe, expect, test } from "vitest";
import { fieldsOf, type Setting, scheduleSetting, THURSDAY } from "./setting.ts";

describe("what is wrong is refused by its place, and nothing is saved", () => {
  let strict: Setting;
  beforeEach(async () => {
    strict = await scheduleSetting();
  });

  const at = (recurrence: object) => ({ recurrence: { frequency: "weekly", ...recurrence } });
  const window = (change: object) => ({ calling_window: { start: "09:00", end: "20:00", ...change } });

  test.each<[string, object, string, RegExp]>([
    ["no agent", { agent_id: undefined }, "agent_id", /^Name the agent/],
    ["an agent that is not there", { agent_id: "agent_x" }, "agent_id", /^There is no agent agent_x/],
    ["no number", { to_number: undefined }, "to_number", /E\.164/],
    ["a number that is none", { to_number: "0532 123 45 67" }, "to_number", /^Use E\.164/],
    [
      "a phone_number that is none",
      { to_number: undefined, phone_number: "home" },
      "phone_number",
      /^Use E\.164/,
    ],
    ["another phone_number beside it", { phone_number: "+905321234568" }, "phone_number", /another number/],
    ["a from_number that is none", { from_number: "Sales" }, "from_number", /^Use E\.164/],
    ["no time", { scheduled_at: undefined }, "scheduled_at", /^Write a time/],
    ["a time as a number", { scheduled_at: 4_081_000_000 }, "scheduled_at", /^Write a time/],
    ["words for a time", { scheduled_at: "tomorrow at 3" }, "scheduled_at", /^Write a time/],
    ["a day without its time", { scheduled_at: "2099-05-07" }, "scheduled_at", /^Write a time/],
    [
      "a day that no month has",
      { scheduled_at: "2099-02-30T10:00:00" },
      "scheduled_at",
      /^Write a time that exists/,
    ],
    [
      "a time that no day has",
      { scheduled_at: "2099-05-07T25:00:00" },
      "scheduled_at",
      /^Write a time that exists/,
    ],
    [
      "an offset that is none",
      { scheduled_at: "2099-05-07T10:00:00+99:00" },
      "scheduled_at",
      /^Write a time/,
    ],
    [
      "a time that has passed",
      { scheduled_at: "2020-05-07T10:00:00" },
      "scheduled_at",
      /^Thursday 2020-05-07 10:00 .* has passed/,
    ],
    ["a passed time with offset", { scheduled_at: "2020-05-07T10:00:00Z" }, "scheduled_at", /has passed/],
    [
      "a time in another age",
      { scheduled_at: "9999-12-31T10:00:00" },
      "scheduled_at",
      /9999-12-31 10:00 .* is more than 100 years ahead: check the year/,
    ],
    ["a zone that is none", { timezone: "Europe/Atlantis" }, "timezone", /^Use an IANA zone/],
    ["an offset for a zone", { timezone: "+03:00" }, "timezone", /^Use an IANA zone/],
    ["a callee's zone that is none", { callee_timezone: "here" }, "callee_timezone", /^Use an IANA zone/],
    ["an unknown member", { scheduled_for: THURSDAY }, "scheduled_for", /^Unknown member/],
    ["an unknown member of a rule", at({ intervall: 2 }), "recurrence.intervall", /^Unknown member/],
    ["an unknown rhythm", { recurrence: { frequency: "hourly" } }, "recurrence.frequency", /daily/],
    [
      "days_of_week with daily",
      { recurrence: { frequency: "daily", days_of_week: ["monday"] } },
      "recurrence.days_of_week",
      /^Only a weekly/,
    ],
    ["day_of_month with weekly", at({ day_of_month: 3 }), "recurrence.day_of_month", /^Only a monthly/],
    ["no weekday", at({ days_of_week: [] }), "recurrence.days_of_week", /^Name a weekday/],
    [
      "a weekday that is none",
      at({ days_of_week: ["monday", "freeday"] }),
      "recurrence.days_of_week.1",
      /monday/,
    ],
    ["an interval of nothing", at({ interval: 0 }), "recurrence.interval", /./],
    ["an end before the start", at({ until: "2099-05-06" }), "recurrence.until", /lies before the first run/],
    ["an end with an offset", at({ until: "2099-06-06T10:00:00Z" }), "recurrence.until", /without offset/],
    ["an end on no day", at({ until: "2099-02-30" }), "recurrence.until", /exists/],
    ["a skipped day that is none", at({ skip_dates: ["2099-13-01"] }), "recurrence.skip_dates.0", /exists/],
    [
      "no day left",
      at({ days_of_week: ["wednesday"], until: "2099-05-12" }),
      "recurrence",
      /^No run is left/,
    ],
    [
      "only skipped days",
      at({ until: "2099-05-07", skip_dates: ["2099-05-07"] }),
      "recurrence",
      /skip_dates/,
    ],
    ["a window without length", window({ end: "09:00" }), "calling_window.end", /no length/],
    ["half a window", { calling_window: { start: "09:00" } }, "calling_window.end", /./],
    ["a window at an hour that is none", window({ start: "9:00" }), "calling_window.start", /^Use HH:MM/],
    ["a window on no day", window({ days: [] }), "calling_window.days", /./],
    [
      "a window in a zone that is none",
      window({ timezone: "Moon/Base" }),
      "calling_window.timezone",
      /^Use callee or an IANA/,
    ],
    ["a hundred attempts", { retry: { attempts: 100 } }, "retry.attempts", /./],
    ["no attempt", { retry: { attempts: 0 } }, "retry.attempts", /./],
    ["a retry at once", { retry: { attempts: 2, delay_minutes: 0 } }, "retry.delay_minutes", /./],
    ["a retry on an outcome that is none", { retry: { on: ["answered"] } }, "retry.on.0", /./],
    [
      "a rule for an outcome that is none",
      { retry: { by_outcome: { answered: {} } } },
      "retry.by_outcome.answered",
      /./,
    ],
    [
      "a rule out of range",
      { retry: { by_outcome: { busy: { attempts: 11 } } } },
      "retry.by_outcome.busy.attempts",
      /./,
    ],
    ["a list for variables", { dynamic_variables: ["Ayşe"] }, "dynamic_variables", /./],
    [
      "more metadata than is kept",
      { metadata: { note: "x".repeat(66_000) } },
      "metadata",
      /^Keep it under 64 KiB/,
    ],
  ])("%s", async (_, change, place, sentence) => {
    const { status, body } = await strict.post({ ...strict.plan, ...change });
    expect(status, JSON.stringify(body)).toBe(422);
    expect(fieldsOf(body)).toEqual([place]);
    expect(body.errors[0]?.message).toMatch(sentence);
    expect(await strict.list()).toEqual([]);
  });

  test("every wrong place of the body at once", async () => {
    const { body } = await strict.post({
      ...{ timezone: "Mars", scheduled_at: "soon", speed: 1, ...at({ interval: 0 }), retry: { attempts: 0 } },
    });
    expect(fieldsOf(body).toSorted()).toEqual([
      ...[
        "agent_id",
        "recurrence.interval",
        "retry.attempts",
        "scheduled_at",
        "speed",
        "timezone",
        "to_number",
      ],
    ]);
    expect(body.detail).toMatch(/ \(and 6 more, see errors\)$/);
  });

  test("every place that is wrong beside what else is known, at once", async () => {
    const { body } = await strict.post({
      ...{ ...strict.plan, agent_id: "agent_x", to_number: "+90900123", scheduled_at: "2020-05-07T10:00" },
      ...at({ until: "2019-01-01" }),
    });
    expect(fieldsOf(body)).toEqual(["agent_id", "scheduled_at", "recurrence.until", "to_number"]);
  });

  test.each<[string, unknown, number]>([
    ["no body", undefined, 400],
    ["half a body", '{"agent_id": ', 400],
    ["a list", [], 422],
    ["null", null, 422],
  ])("%s", async (_, sent, expected) => {
    const { status, body } = await strict.post(sent);
    expect(status).toBe(expected);
    expect(body.detail.length).toBeGreaterThan(10);
    expect(await strict.list()).toEqual([]);
  });
});
