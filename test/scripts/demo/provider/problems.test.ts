import { describe, expect, it } from "vitest";
import type { DeliveryAnswer, ScheduleAnswer } from "../../../../scripts/api/answers.ts";
import type { ListedCall, Played, Told } from "../../../../scripts/demo/provider/play.ts";
import { type PlayedCall, partiesOf, playedCall } from "../../../../scripts/demo/provider/played-call.ts";
import { problemsOf } from "../../../../scripts/demo/provider/problems.ts";
import { firstTalk, SECOND_TALK } from "../../../../scripts/demo/provider/talk.ts";
import type { VoiceProvider } from "../../../../scripts/demo/provider/voice-provider.ts";

const provider: VoiceProvider = {
  name: "Acme",
  signedBy: "nobody",
  credentials: {},
  hosts: ["api.example.com"],
  newCallId: () => "acme-1",
  messages: () => [],
  sign: () => ({}),
  dialling: {
    url: "POST https://api.example.com/calls",
    attemptIn: () => null,
    body: () => ({}),
    status: 200,
    answer: () => ({}),
  },
};
const ends = { customer: "+442079460300", own: "+442079460400" };
const NOON = Date.parse("2026-05-07T12:00:00Z");
const rang = playedCall(
  { id: "acme-1", direction: "inbound", attemptId: null, ...ends },
  firstTalk(20),
  NOON,
);
const dialled = playedCall(
  { id: "acme-2", direction: "outbound", attemptId: "sched_1.1", ...ends },
  SECOND_TALK,
  NOON,
);
const schedule: ScheduleAnswer = {
  schedule_id: "sched_1",
  to_number: ends.customer,
  status: "completed",
  explanation: "",
  attempts: [{ attempt: 1, status: "completed", detail: null, call_id: "call_2" }],
};

function listedAs(call_id: string, played: PlayedCall, actions: ListedCall["actions"]): ListedCall {
  const { from, to } = partiesOf(played);
  return {
    ...{ call_id, provider_call_id: played.id, call_status: "completed", opt_out: null, created_at: "" },
    ...{ direction: played.direction, from_number: from, to_number: to, duration_ms: 1_750 },
    analysis: { status: "completed", reason: null, data: {}, fields: {} },
    actions,
  };
}

function deliveryOf(event_id: string): DeliveryAnswer {
  return {
    ...{ delivery_id: `dlv_${event_id}`, event_id, event_type: "call.analyzed", action: null },
    ...{ url: "http://localhost/events", status: "delivered", reason: null, attempt_count: 1 },
  };
}

function toldAs(played: PlayedCall, call: ListedCall, event: string, schedules: ScheduleAnswer[] = []): Told {
  return {
    played,
    arrivals: [{ name: "ended", note: "", status: 200, answer: null }],
    story: { title: call.call_id, call, deliveries: [deliveryOf(event)], schedules },
    turns: played.lines.map(({ speaker: role, text }) => ({ role, text })),
  };
}

const followUp = { name: "Auto follow-up", status: "done" as const, explanation: "", schedule_id: "sched_1" };
const listed = [listedAs("call_1", rang, [followUp]), listedAs("call_2", dialled, [])] as const;
const first = toldAs(rang, listed[0], "evt_1", [schedule]);
const second = toldAs(dialled, listed[1], "evt_2");
const dial = { what: "POST https://api.example.com/calls", isDial: true, problem: null };
const receipt = (eventId: string) => ({ path: "/events", eventId, problem: null });
const well: Played = {
  ...{ provider, intakeUrl: "http://localhost/intake/acme/conn_1", instead: null, first, second, listed },
  requests: [dial],
  receipts: [receipt("evt_1"), receipt("evt_2")],
};

describe("a provider's problems", () => {
  it("are none where both conversations became one call each", () => {
    expect(problemsOf(well)).toEqual([]);
  });

  const found = (change: Partial<Played>) => problemsOf({ ...well, ...change });

  it("name a message that was refused", () => {
    const refused = { name: "ended", note: "again" as const, status: 401, answer: "no" };
    expect(found({ first: { ...first, arrivals: [refused] } })).toEqual([
      "Acme: ended again was answered 401: no",
    ]);
  });

  it("name a call that was made of one conversation twice", () => {
    expect(found({ listed: [...listed, listed[0]] })).toEqual([
      expect.stringContaining("lists 3 calls, and 2 were made"),
    ]);
  });

  it("name a phone that was rung twice, and a request that is not as documented", () => {
    expect(found({ requests: [dial, dial] })).toEqual(["Acme: It was asked to dial 2 times."]);
    expect(found({ requests: [dial, { what: "GET /", isDial: false, problem: "No." }] })).toEqual([
      "Acme: GET /: No.",
    ]);
  });

  it("name a webhook that was delivered twice", () => {
    expect(found({ receipts: [...well.receipts, receipt("evt_2")] })).toEqual([
      "Acme: Webhook evt_2 was delivered more than once.",
    ]);
  });

  it("name words that were lost, and ends of a call that were mixed up", () => {
    expect(found({ first: { ...first, turns: first.turns.slice(1) } })).toEqual([
      expect.stringContaining("the transcript is customer: Hello"),
    ]);
    const mixedUp = [{ ...listed[0], direction: "outbound" }, listed[1]];
    expect(found({ listed: mixedUp })).toEqual(['Acme: "call_1": direction is outbound, not inbound.']);
  });

  it("name a follow-up that never rang", () => {
    const unrung = { ...schedule, attempts: [] };
    const silent = { ...first, story: { ...first.story, schedules: [unrung] } };
    const said = found({ first: silent, second: null, listed: [listed[0]], requests: [] });
    expect(said).toContainEqual(expect.stringContaining("the follow-up did not ring"));
  });
});
