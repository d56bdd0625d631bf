import { describe, expect, it } from "vitest";
import type { CallAnswer, DeliveryAnswer } from "../../../scripts/api/answers.ts";
import { findProblems, type Outcome } from "../../../scripts/demo/check.ts";
import type { Story } from "../../../scripts/demo/story.ts";

const call: CallAnswer = {
  call_id: "call_1",
  provider_call_id: "demo-1",
  call_status: "completed",
  opt_out: null,
  created_at: "2026-05-07T12:00:00.000Z",
  analysis: { status: "completed", reason: null, data: {}, fields: {} },
  actions: [{ name: "Lead to CRM", status: "done", explanation: "" }],
};
const delivery: DeliveryAnswer = {
  delivery_id: "dlv_1",
  event_id: "evt_1",
  event_type: "call.analyzed",
  action: null,
  url: "http://localhost/events",
  status: "delivered",
  reason: null,
  attempt_count: 1,
};
const story: Story = { title: "A call", call, deliveries: [delivery], schedules: [] };
const sample = { title: "A call", customer: "+442079460143", transcript: "" };
const well: Outcome = {
  suppressed: [],
  samples: [{ sample, story }],
  rung: [],
  receipts: [{ path: "/events", eventId: "evt_1", problem: null }],
  listed: [call],
};

const withStory = (changed: Partial<Story>, more = {}): Outcome => ({
  ...well,
  samples: [{ sample: { ...sample, ...more }, story: { ...story, ...changed } }],
});
const withCall = (changed: Partial<CallAnswer>) => withStory({ call: { ...call, ...changed } });

describe("the demo", () => {
  it("is content when everything arrived", () => {
    expect(findProblems(well)).toEqual([]);
  });

  it.each<[string, Outcome, string]>([
    [
      "a call not analysed in time",
      withCall({ analysis: { ...call.analysis, status: "running" } }),
      "still queued",
    ],
    [
      "a failed analysis",
      withCall({ analysis: { ...call.analysis, status: "failed", reason: "refused" } }),
      "refused",
    ],
    [
      "an action still open",
      withCall({ actions: [{ name: "A", status: "pending", explanation: "" }] }),
      "still analysed",
    ],
    [
      "a failed action",
      withCall({ actions: [{ name: "A", status: "failed", explanation: "no number" }] }),
      "no number",
    ],
    ["an event never made", withStory({ deliveries: [] }), "no call.analyzed event"],
    [
      "a webhook given up",
      withStory({ deliveries: [{ ...delivery, status: "failed", reason: "410" }] }),
      "failed: 410",
    ],
    ["a webhook never received", { ...well, receipts: [] }, "never received"],
    [
      "a bad signature",
      { ...well, receipts: [{ path: "/", eventId: "evt_1", problem: "No match" }] },
      "No match",
    ],
    ["a follow-up that did not ring", withStory({}, { ringsSoon: true }), "did not ring"],
    ["a voicemail that was not skipped", withStory({}, { silent: true }), "skipped was expected"],
    ["a call taken in twice", { ...well, listed: [call, call] }, "lists 2 calls"],
  ])("names %s", (_what, outcome, words) => {
    expect(findProblems(outcome).join("\n")).toContain(words);
  });

  it("says which customer was not put on the suppression list, and which was put there unasked", () => {
    expect(findProblems(withStory({}, { optsOut: true }))).toEqual([
      '"A call": +442079460143 is not on the suppression list.',
    ]);
    expect(findProblems({ ...well, suppressed: ["+442079460143"] })).toEqual([
      '"A call": +442079460143 was put on the suppression list.',
    ]);
    expect(findProblems({ ...withStory({}, { optsOut: true }), suppressed: ["+442079460143"] })).toEqual([]);
  });
});
