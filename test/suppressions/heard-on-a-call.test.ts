import { beforeAll, describe, expect, it } from "vitest";
import { sweep } from "../../src/jobs/sweep.ts";
import { LOST_MESSAGE_AFTER_MS } from "../../src/outcome.ts";
import type { ScheduleView } from "../../src/schedules/view.ts";
import { applySuppression } from "../../src/suppressions/apply.ts";
import type { SuppressionKey } from "../../src/suppressions/suppression.ts";
import { AGENT, callSetting, READ } from "../calls/setting.ts";
import { failing, scriptedModel } from "../support/scripted-model.ts";

const NAME = "Auto follow-up";
const CUSTOMER = "+905321234567";
const OWN = "+908501234567";
const [FOLLOW_UP] = AGENT.post_call_actions;
const ALWAYS = { ...AGENT, post_call_actions: [{ ...FOLLOW_UP, condition: undefined }] };

const saying = (text: string) => [
  { role: "agent", text: "May I have your name?" },
  { role: "user", text: "My name is Jane Roe." },
  { role: "agent", text: "Shall we call you back?" },
  { role: "user", text },
];
const OPT_OUT = saying("No. Take me off your list and don't call me again.");

/** A workspace in which a follow-up of an earlier call waits, and another call of the same customer is over. */
async function setting(
  transcript: object[],
  change: Parameters<typeof callSetting>[0] = {},
  call: object = {},
) {
  const made = await callSetting({ models: [scriptedModel(READ)], agent: ALWAYS, ...change });
  const applied: SuppressionKey[] = [];
  const services = {
    ...made.services,
    requestSuppression: async (...keys: SuppressionKey[]) => void applied.push(...keys),
  };
  const booked = await made.client.send<ScheduleView>("POST", "/v1/schedules", {
    ...{ agent_id: made.agentId, to_number: CUSTOMER, from_number: OWN },
    ...{ scheduled_at: "2099-05-07T14:30:00", timezone: "Europe/Istanbul" },
  });
  expect(booked.status).toBe(201);
  const callId = await made.ingest({ ...call, transcript });
  return {
    ...made,
    services,
    callId,
    applied,
    process: (models = services.models) => made.process(callId, { ...services, models }),
    apply: async () => {
      for (const key of applied.splice(0)) await applySuppression(services, key);
    },
    pending: async () =>
      (await made.client.send<ScheduleView>("GET", `/v1/schedules/${booked.body.schedule_id}`)).body,
    list: async () => (await made.client.send<object[]>("GET", "/v1/suppressions")).body,
    deliveries: async () =>
      (await made.client.send<{ event_type: string }[]>("GET", "/v1/deliveries")).body.map(
        ({ event_type }) => event_type,
      ),
  };
}

describe("a customer who asks not to be called again", () => {
  let heard: Awaited<ReturnType<typeof setting>>;
  beforeAll(async () => {
    const hook = { webhook_url: "https://crm.example/hook", webhook_events: ["schedule.blocked"] };
    heard = await setting(OPT_OUT, { agent: { ...ALWAYS, ...hook } });
    await heard.process();
    await heard.apply();
  });

  it("is on the suppression list, with the words and the call", async () => {
    expect(await heard.list()).toMatchObject([
      {
        phone_number: CUSTOMER,
        agent_id: null,
        source: "call",
        call_id: heard.callId,
        quote: expect.stringMatching(/off your list|call me again/),
        reason: "The customer asked not to be called again.",
      },
    ]);
    expect(await heard.read(heard.callId)).toMatchObject({ opt_out: { turn: 3 } });
  });

  it("is not booked a follow-up, whatever the agent is set to, and the call says why", async () => {
    expect((await heard.read(heard.callId)).actions).toMatchObject([
      {
        name: NAME,
        status: "skipped",
        explanation: expect.stringContaining("The customer asked not to be called again:"),
      },
    ]);
    expect(heard.knocks.runs).toEqual([]);
  });

  it("has what was booked for them before blocked, which is told", async () => {
    expect(await heard.pending()).toMatchObject({
      status: "blocked",
      next_run_at: null,
      explanation: expect.stringContaining(`${CUSTOMER} is on the suppression list`),
    });
    expect(await heard.deliveries()).toEqual(["schedule.blocked"]);
  });

  it("cannot be booked by another door, and can again once taken off the list", async () => {
    const book = () =>
      heard.client.send<{ detail: string }>("POST", "/v1/schedules", {
        ...{ agent_id: heard.agentId, to_number: "+90 532 123 45 67", from_number: OWN },
        ...{ scheduled_at: "2099-05-08T14:30:00", timezone: "Europe/Istanbul" },
      });
    expect(await book()).toMatchObject({
      status: 422,
      body: { errors: [{ field: "to_number", message: expect.stringContaining("suppression list") }] },
    });
    await heard.client.send("DELETE", `/v1/suppressions/${encodeURIComponent(CUSTOMER)}`);
    expect((await book()).status).toBe(201);
  });
});

describe("an opt-out", () => {
  it("is on the list before a model that may not answer for hours is asked", async () => {
    const heard = await setting(OPT_OUT);
    expect(await heard.process([scriptedModel(failing("server_error"))])).toMatchObject({ kind: "retry" });
    await heard.apply();
    expect(await heard.list()).toHaveLength(1);
    expect((await heard.pending()).status).toBe("blocked");
  });

  it("still blocks what was booked where its message was lost: the sweep sends another", async () => {
    const heard = await setting(OPT_OUT);
    await heard.process();
    heard.applied.length = 0;
    heard.pass(LOST_MESSAGE_AFTER_MS);
    await sweep(heard.services);
    expect(heard.applied).toContainEqual({
      workspaceId: heard.workspaceId,
      phoneNumber: CUSTOMER,
      agentId: "",
    });
    await heard.apply();
    expect((await heard.pending()).status).toBe("blocked");
    heard.pass(LOST_MESSAGE_AFTER_MS * 10);
    await sweep(heard.services);
    expect(heard.applied).toEqual([]);
  });

  it("is listed and told once, though the call is read twice", async () => {
    const heard = await setting(OPT_OUT);
    await Promise.all([heard.process(), heard.process()]);
    await heard.process();
    await heard.apply();
    expect(await heard.list()).toHaveLength(1);
  });

  it("of a customer who hides their number lists nobody, and still books nothing", async () => {
    const heard = await setting(OPT_OUT, {}, { from_number: "anonymous" });
    await heard.process();
    expect(await heard.list()).toEqual([]);
    expect((await heard.pending()).status).toBe("active");
    expect(await heard.read(heard.callId)).toMatchObject({
      opt_out: { turn: 3 },
      actions: [{ status: "skipped" }],
    });
  });

  it.each([
    ["Turkish", "Hayır, beni bir daha aramayın."],
    ["Spanish", "No, no me llamen más, por favor."],
    ["German", "Nein, rufen Sie mich bitte nicht mehr an."],
  ])("is heard in %s, whatever the agent's language", async (_, words) => {
    const heard = await setting(saying(words));
    await heard.process();
    await heard.apply();
    expect(await heard.list()).toMatchObject([{ phone_number: CUSTOMER, source: "call" }]);
    expect((await heard.pending()).status).toBe("blocked");
  });

  it("is none where the customer only names a time", async () => {
    const heard = await setting(
      saying("Yes, please call me back on 5 May 2026 at 14:30, don't call before nine."),
    );
    await heard.process();
    expect(await heard.list()).toEqual([]);
    expect(await heard.read(heard.callId)).toMatchObject({ opt_out: null, actions: [{ status: "pending" }] });
  });
});
