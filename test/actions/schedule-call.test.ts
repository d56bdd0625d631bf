import { describe, expect, it } from "vitest";
import type { ScheduleView } from "../../src/schedules/view.ts";
import { AGENT, callSetting, READINGS } from "../calls/setting.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";

const NOW = Date.parse("2026-05-04T10:05:00+03:00");
const NAME = "Auto follow-up";

interface Change {
  config?: object;
  call?: object;
  /** What the customer says of the time, and of the number. */
  said?: { follow_up_date?: string; callback_number?: string; other_number?: string; whereabouts?: string };
}

/** A call whose follow-up was planned and performed, with what came of it. */
async function followUp({ config = {}, call = {}, said = {} }: Change = {}) {
  const words = Object.entries(said).map(([name, raw]) => ({ name, raw, text: `Please: ${raw}.` }));
  const [action] = AGENT.post_call_actions;
  const setting = await callSetting({
    now: NOW,
    models: [
      scriptedModel(
        reading({
          follow_up_required: READINGS.follow_up_required ?? null,
          ...Object.fromEntries(
            words.map(({ name, raw, text }, i) => [name, { raw, turn: 4 + i, quote: text }]),
          ),
        }),
      ),
    ],
    agent: {
      ...AGENT,
      post_call_data_extraction: [
        ...AGENT.post_call_data_extraction,
        { name: "other_number", type: "string", description: "Another phone number" },
        { name: "whereabouts", type: "string", description: "Where the customer is" },
      ],
      post_call_actions: [
        { ...action, config: { ...action?.config, from_number: "+908501234567", ...config } },
      ],
    },
  });
  const callId = await setting.ingest({
    ...call,
    transcript: [
      { role: "agent", text: "May I have your name?" },
      { role: "user", text: "My name is Jane Roe." },
      { role: "agent", text: "Shall we call you back?" },
      { role: "user", text: "Yes, please call me back." },
      ...words.map(({ text }) => ({ role: "user", text })),
    ],
  });
  await setting.process(callId);
  await setting.perform(callId, NAME);
  const [run] = (await setting.read(callId)).actions;
  const schedules = await setting.client.send<ScheduleView[]>("GET", "/v1/schedules");
  return { ...setting, callId, run, schedules: schedules.body };
}

describe("schedule_call", () => {
  it("rings at the time that the field gives, and says where the time is from", async () => {
    const { callId, run, schedules, alarms } = await followUp({
      said: { follow_up_date: "5 May 2026 at 14:30" },
    });
    expect(run).toMatchObject({
      status: "done",
      at: "2026-05-05T14:30:00+03:00",
      explanation: "follow_up_required == true: true. follow_up_date 2026-05-05T14:30:00+03:00.",
    });
    expect(schedules).toMatchObject([
      {
        schedule_id: run?.schedule_id,
        call_id: callId,
        action_name: NAME,
        status: "active",
        to_number: "+905321234567",
        from_number: "+908501234567",
        next_run_at: "2026-05-05T14:30:00+03:00",
        timezone: "Europe/Istanbul",
      },
    ]);
    expect(alarms.map(({ at }) => at)).toEqual([Date.parse("2026-05-05T14:30:00+03:00")]);
  });

  it.each([
    ["was not said", {}, "follow_up_date has no value; 1440 minutes from now instead."],
    [
      "has passed",
      { said: { follow_up_date: "4 May 2026 at 9 a.m." } },
      "follow_up_date 2026-05-04T09:00:00+03:00 lies in the past; 1440 minutes from now instead.",
    ],
    [
      "no field gives",
      { config: { use_field: undefined } },
      "No field gives the time; 1440 minutes from now instead.",
    ],
  ])("falls back and says so where the time %s", async (_, change, why) => {
    const { run, schedules } = await followUp(change);
    expect(run).toMatchObject({ status: "done", at: "2026-05-05T10:05:00+03:00" });
    expect(run?.explanation).toContain(why);
    expect(schedules[0]?.explanation).toContain(why);
  });

  it("takes the delay and the zone of its own configuration", async () => {
    const config = { use_field: undefined, fallback_delay_minutes: 30, timezone: "America/New_York" };
    const { run } = await followUp({ config });
    expect(run).toMatchObject({ at: "2026-05-04T03:35:00-04:00" });
  });

  it.each([
    ["other_number", "+1 415 555 0123", "+14155550123"],
    ["other_number", "0533 765 43 21", "+905337654321"],
    ["callback_number", "0533 765 43 21", "+905337654321"],
  ] as const)("rings the number that to_field gives, and says so: %s %s", async (field, number, e164) => {
    const { run, schedules } = await followUp({ config: { to_field: field }, said: { [field]: number } });
    expect(schedules[0]?.to_number).toBe(e164);
    expect(run?.explanation).toContain(`Rings ${e164}, from ${field}.`);
  });

  it.each([
    ["has no value", {}],
    ["14155550123 is no phone number where the call came from", { callback_number: "+1 415 555 0123" }],
  ])("rings the customer's number on the call where to_field %s, and says so", async (lack, said) => {
    const { run, schedules } = await followUp({ config: { to_field: "callback_number" }, said });
    expect(schedules[0]?.to_number).toBe("+905321234567");
    expect(run?.explanation).toContain(`callback_number ${lack}; rings +905321234567`);
  });

  it("rings back whom an outbound call was made to, from the number it was made from", async () => {
    const { schedules } = await followUp({
      call: { direction: "outbound", from_number: "+908501112233", to_number: "+905321234567" },
      config: { from_number: undefined },
    });
    expect(schedules).toMatchObject([{ to_number: "+905321234567", from_number: "+908501112233" }]);
  });

  it("fails with words where there is no number to ring", async () => {
    const { run, schedules, knocks } = await followUp({ call: { from_number: "anonymous" } });
    expect(run).toMatchObject({
      status: "failed",
      explanation:
        "follow_up_required == true: true. There is no number to ring: the call has none, and no to_field gave one.",
    });
    expect([schedules, knocks.runs]).toEqual([[], []]);
  });

  it("hands the values of the call over to the next one", async () => {
    const { schedules } = await followUp({
      call: { dynamic_variables: { plan: "gold", again: false } },
      config: {
        dynamic_variables: { wants_it: "{{follow_up_required}}", last: "call {{call.status}}", again: true },
      },
    });
    expect(schedules[0]?.dynamic_variables).toEqual({
      plan: "gold",
      again: true,
      wants_it: true,
      last: "call completed",
    });
  });

  it("is booked once, however often it is performed", async () => {
    const setting = await followUp();
    setting.pass(60_000);
    await Promise.all([setting.perform(setting.callId, NAME), setting.perform(setting.callId, NAME)]);
    const { body } = await setting.client.send<ScheduleView[]>("GET", "/v1/schedules");
    expect(body).toEqual(setting.schedules);
  });

  it("is completed by the next performer where one died between the booking and its alarm", async () => {
    const setting = await callSetting({
      now: NOW,
      agent: { agent_name: "Line", post_call_actions: [{ type: "schedule_call", name: NAME }] },
    });
    const callId = await setting.ingest();
    await setting.process(callId);
    const { arm } = setting.services;
    setting.services.arm = () => Promise.reject(new Error("The isolate is gone."));
    await expect(setting.perform(callId, NAME)).rejects.toThrow();
    setting.services.arm = arm;
    expect(await setting.perform(callId, NAME)).toEqual({ kind: "done" });
    expect(setting.alarms).toHaveLength(1);
    expect((await setting.client.send<ScheduleView[]>("GET", "/v1/schedules")).body).toHaveLength(1);
    expect((await setting.read(callId)).actions).toMatchObject([{ status: "done" }]);
  });

  it("that never comes to an end is failed after ten tries, and says so", async () => {
    const setting = await callSetting({
      agent: { agent_name: "Line", post_call_actions: [{ type: "schedule_call", name: NAME }] },
    });
    const callId = await setting.ingest();
    await setting.process(callId);
    setting.services.arm = () => Promise.reject(new Error("The isolate is gone."));
    for (let attempt = 1; attempt <= 10; attempt++) {
      await expect(setting.perform(callId, NAME)).rejects.toThrow();
    }
    expect(await setting.perform(callId, NAME)).toMatchObject({ kind: "parked" });
    expect((await setting.read(callId)).actions).toMatchObject([
      { status: "failed", explanation: "It was begun ten times and never finished." },
    ]);
  });
});

describe("a follow-up whose hour the customer did not say", () => {
  it("rings at the hour that stands for the part of the day, and says that it was chosen", async () => {
    const { run, schedules } = await followUp({ said: { follow_up_date: "tomorrow morning" } });
    expect(run).toMatchObject({ status: "done", at: "2026-05-05T09:00:00+03:00" });
    expect(schedules[0]?.explanation).toBe(
      'follow_up_date is only said as "tomorrow morning"; Tuesday 2026-05-05 09:00 (Europe/Istanbul) was chosen for it.',
    );
  });

  it("rings on the day that stands for a vague time, though the field has no value", async () => {
    const { run, callId, read } = await followUp({ said: { follow_up_date: "end of next week" } });
    expect(run).toMatchObject({ status: "done", at: "2026-05-15T10:00:00+03:00" });
    expect((await read(callId)).analysis.fields.follow_up_date).toMatchObject({
      value: null,
      suggested: "2026-05-15T10:00:00+03:00",
    });
  });

  it("rings earlier that day where the window is closed by then, and not on the next", async () => {
    const { run, schedules } = await followUp({ said: { follow_up_date: "tomorrow night" } });
    expect(run).toMatchObject({ at: "2026-05-05T19:00:00+03:00" });
    expect(schedules[0]?.explanation).toContain("The calling window is closed by then, so Tuesday");
  });

  it("rings in the window's own time where the customer named an hour outside of it, and says so", async () => {
    const { run, schedules } = await followUp({ said: { follow_up_date: "5 May 2026 at 22:30" } });
    expect(run).toMatchObject({ at: "2026-05-06T09:00:00+03:00" });
    expect(schedules[0]).toMatchObject({
      shifted_from: "2026-05-05T22:30:00+03:00",
      explanation: expect.stringContaining("is outside the calling window"),
    });
  });
});

describe("the callee's own clock", () => {
  it("is the one that they stated, by the field that holds it", async () => {
    const { schedules } = await followUp({
      config: { timezone_field: "whereabouts" },
      said: { follow_up_date: "5 May 2026 at 14:30", whereabouts: "I am in Chicago" },
    });
    // Half past two in Istanbul is half past six in the morning there.
    expect(schedules[0]).toMatchObject({
      callee_timezone: "America/Chicago",
      next_run_at: "2026-05-05T17:00:00+03:00",
      shifted_from: "2026-05-05T14:30:00+03:00",
    });
  });

  it("is told by the number where they did not say", async () => {
    const { schedules } = await followUp({ config: { timezone_field: "whereabouts" } });
    expect(schedules[0]).toMatchObject({ callee_timezone: null, next_run_at: "2026-05-05T10:05:00+03:00" });
  });
});

describe("a number that was only heard on the call", () => {
  const HEARD = { config: { to_field: "other_number" }, said: { other_number: "+1 415 555 0123" } };

  it("is not rung in a country of none of our numbers, and the call says by which rule", async () => {
    const { run, schedules, alarms } = await followUp(HEARD);
    expect(run).toMatchObject({
      status: "failed",
      schedule_id: schedules[0]?.schedule_id,
      explanation: expect.stringContaining("Not booked (country): +14155550123 is in US, and calls go to TR"),
    });
    expect(schedules).toMatchObject([{ status: "blocked", next_run_at: null }]);
    expect(alarms).toEqual([]);
  });

  it("is not rung on a premium line of a country that is", async () => {
    const premium = { ...HEARD, said: { other_number: "+90 900 123 45 67" } };
    expect((await followUp(premium)).schedules).toMatchObject([
      { status: "blocked", explanation: expect.stringContaining("Not booked (number_type)") },
    ]);
  });
});

describe("a follow-up on the page of its call", () => {
  it("is shown where it was moved to, and as canceled once it was", async () => {
    const { callId, client, read, schedules } = await followUp({
      said: { follow_up_date: "5 May 2026 at 14:30" },
    });
    const path = `/v1/schedules/${schedules[0]?.schedule_id}`;
    const action = async () => (await read(callId)).actions[0];
    expect(await action()).toMatchObject({ at: "2026-05-05T14:30:00+03:00", schedule_status: "active" });
    await client.send("PATCH", path, { scheduled_at: "2099-05-07T11:00:00" });
    expect(await action()).toMatchObject({ at: "2099-05-07T11:00:00+03:00", schedule_status: "active" });
    await client.send("POST", `${path}/cancel`);
    expect(await action()).toMatchObject({ status: "done", schedule_status: "canceled" });
  });
});

describe("transfer_call", () => {
  it("is skipped after the call, and says why", async () => {
    const setting = await callSetting({
      agent: {
        agent_name: "Line",
        post_call_actions: [
          { type: "transfer_call", name: "To sales", config: { to_number: "+14155550123" } },
        ],
      },
    });
    const callId = await setting.ingest();
    await setting.process(callId);
    expect((await setting.read(callId)).actions).toMatchObject([
      {
        type: "transfer_call",
        status: "skipped",
        explanation: "The call is over: a transfer happens only during a call.",
      },
    ]);
    expect(setting.knocks.runs).toEqual([]);
  });
});
