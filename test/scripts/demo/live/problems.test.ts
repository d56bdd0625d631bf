import { describe, expect, it } from "vitest";
import type { CallAnswer, DeliveryAnswer } from "../../../../scripts/api/answers.ts";
import type { LiveTransfer } from "../../../../scripts/api/live-message.ts";
import type { Followed } from "../../../../scripts/demo/live/follow.ts";
import { type LiveOutcome, problemsOf } from "../../../../scripts/demo/live/problems.ts";
import type { Scene } from "../../../../scripts/demo/live/scenes.ts";
import { nothingSeen, see } from "../../../../scripts/demo/live/seen.ts";

const scene: Scene = {
  ...{ title: "A call", customer: "+442079460320", name: "Jane Roe", prefix: "a", colour: "cyan" },
  transfer: {
    trigger: "condition",
    action: "Desk",
    phones: [
      { to: "+442079460401", outcome: "busy" },
      { to: "+442079460430", outcome: "connected" },
    ],
  },
};
const transfer: LiveTransfer = {
  ...{ transfer_id: "xfer_1", action: "Desk", trigger: "condition", status: "connected" },
  ...{ outcome: "connected", explanation: "", to_number: "+442079460430", time_to_answer_ms: 300 },
  attempts: [
    { to_number: "+442079460401", outcome: "busy" },
    { to_number: "+442079460430", outcome: "connected" },
  ],
  briefing: { spoken: "A caller is on the line." },
};
const call: CallAnswer = {
  ...{ call_id: "call_1", provider_call_id: "sim_1", call_status: "completed", opt_out: null },
  ...{ created_at: "2026-05-07T12:00:00.000Z", actions: [] },
  analysis: { status: "completed", reason: null, data: {}, fields: {} },
};
const deliveries = ["call.transfer", "call.transfer", "call.analyzed"].map(
  (event_type, i): DeliveryAnswer => ({
    ...{ delivery_id: `dlv_${i}`, event_id: `evt_${i}`, event_type, action: null },
    ...{ url: "http://localhost/events", status: "delivered", reason: null, attempt_count: 1 },
  }),
);
const turns = [
  { turn: 0, role: "agent", text: "Hello." },
  { turn: 1, role: "customer", text: "I want to cancel." },
];

const well: Followed = {
  scene,
  seen: {
    ...nothingSeen(),
    ...{ turns, hasEnded: true, transfers: new Map([["xfer_1", transfer]]) },
  },
  story: { title: "A call", call, deliveries, schedules: [] },
  schedule: {
    ...{ schedule_id: "sched_1", to_number: scene.customer, status: "completed", explanation: "" },
    attempts: [{ attempt: 1, status: "completed", detail: null, call_id: "call_1" }],
  },
  turns,
};
const receipts = deliveries.map(({ event_id: eventId }) => ({ path: "/events", eventId, problem: null }));

const problems = (change: Partial<Followed> = {}, more: Partial<LiveOutcome> = {}) =>
  problemsOf({ followed: [{ ...well, ...change }], receipts, listed: [call], humansRung: 2, ...more });
const withTransfers = (...transfers: LiveTransfer[]) =>
  problems({
    seen: { ...well.seen, transfers: new Map(transfers.map((one, i) => [`xfer_${i}`, one])) },
  });

describe("the live demo", () => {
  it("is content when everything came as it should", () => {
    expect(problems()).toEqual([]);
  });

  it.each<[string, string[], RegExp]>([
    ["a second transfer", withTransfers(transfer, transfer), /2 transfers, and 1 were expected/],
    ["no transfer", withTransfers(), /0 transfers, and 1 were expected/],
    ["another reason", withTransfers({ ...transfer, trigger: "caller" }), /by caller, not by condition/],
    ["another desk", withTransfers({ ...transfer, action: "Shop" }), /by Shop, not by Desk/],
    ["nobody who answered", withTransfers({ ...transfer, outcome: "busy" }), /busy, not connected/],
    ["a target left out", withTransfers({ ...transfer, attempts: [] }), /rung were , and \+44/],
    ["a human who knows nothing", withTransfers({ ...transfer, briefing: null }), /told nothing/],
    [
      "a transfer of a call that needs none",
      problems({ scene: { ...scene, transfer: null } }),
      /0 were expected/,
    ],
    ["a phone rung twice", problems({}, { humansRung: 3 }), /rang humans 3 times, and 2/],
    ["a call dialled twice", problems({ schedule: { ...well.schedule, attempts: [] } }), /dialled 0 times/],
    ["a lost utterance", problems({ turns: turns.slice(1) }), /seen live was/],
    ["a lost transcript", problems({ turns: [] }), /no transcript was kept/],
    [
      "a live view that broke off",
      problems({ seen: { ...well.seen, hasEnded: false } }),
      /before the call had ended/,
    ],
    [
      "an untold transfer",
      problems({ story: { ...well.story, deliveries: deliveries.slice(1) } }),
      /told 1 times/,
    ],
    [
      "a second analysis",
      problems({ story: { ...well.story, deliveries: [...deliveries, ...deliveries.slice(2)] } }),
      /call.analyzed was told 2 times/,
    ],
    ["a webhook that came twice", problems({}, { receipts: [...receipts, ...receipts] }), /more than once/],
    ["a call too many", problems({}, { listed: [call, call] }), /lists 2 calls/],
  ])("finds %s", (_, found, sentence) => {
    expect(found.join("\n")).toMatch(sentence);
  });
});

describe("what was seen live", () => {
  const turn = { type: "turn" as const, turn: 2, role: "agent", text: "I see." };

  it("takes the first message apart, and adds the others to it", () => {
    const seen = nothingSeen();
    const decision = { action: "Desk", trigger: "condition", met: false, explanation: "null" };
    const snapshot = { turns, fields: {}, decisions: [decision], transfers: [transfer] };
    const news = see(seen, { type: "snapshot", ...snapshot });
    expect(news.map(({ type }) => type)).toEqual(["turn", "turn", "decision", "transfer"]);
    expect(see(seen, turn)).toEqual([turn]);
    expect(seen.turns.map(({ text }) => text)).toEqual(["Hello.", "I want to cancel.", "I see."]);
    expect(see(seen, { type: "decision", ...decision })).toEqual([]);
    expect(see(seen, { type: "decision", ...decision, met: true })).toHaveLength(1);
    expect(seen.decisions.get("Desk")?.met).toBe(true);
  });

  it("is put right by a transcript in which one came late", () => {
    const seen = nothingSeen();
    see(seen, turn);
    see(seen, { type: "transcript", turns });
    expect(seen.turns).toEqual(turns);
  });
});
