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
  said?: { follow_up_date?: string; callback_number?: string; other_number?: string };
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
        explanation: "No condition: always runs. The call is over: a transfer happens only during a call.",
      },
    ]);
    expect(setting.knocks.runs).toEqual([]);
  });
});
