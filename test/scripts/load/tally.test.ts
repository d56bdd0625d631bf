import { describe, expect, it } from "vitest";
import type { ShownCall } from "../../../scripts/load/live/read-back.ts";
import { liveFaults, liveReport } from "../../../scripts/load/live/report.ts";
import { DESKS, scriptCalls } from "../../../scripts/load/live/script.ts";
import { tallyLive } from "../../../scripts/load/live/tally.ts";

const script = scriptCalls(10, 0);
const sentAt = new Map(script.map(({ id }) => [id, Array.from({ length: 10 }, (_, i) => i * 1_000)]));

/** The calls as the API shows them where everything went well; `change` spoils the one of that id. */
function shownWith(id = "", change: (call: ShownCall) => ShownCall[] = (call) => [call]): ShownCall[] {
  return script.flatMap((call): ShownCall[] => {
    const at = new Date((call.deciding[0] ?? 0) * 1_000 + 40).toISOString();
    const to = call.handedTo?.[0];
    const shown: ShownCall = {
      call: {
        ...{ call_id: `call_${call.id}`, provider_call_id: call.id },
        call_status: call.end ? "completed" : "in_progress",
        analysis: { status: call.end ? "completed" : "pending", reason: null, data: {}, fields: {} },
      },
      turns: call.turns,
      transfers: to
        ? [{ transfer_id: "transfer_1", status: "connected", to_number: to, created_at: at }]
        : [],
    };
    return call.id === id ? change(shown) : [shown];
  });
}

const run = { answered: [{ status: 200, tookMs: 5 }], playedMs: 1_000, told: 3, refused: 0 };
const faults = (...spoilt: Parameters<typeof shownWith>) =>
  liveFaults(tallyLive(script, shownWith(...spoilt), sentAt), run);

describe("the tally of live calls", () => {
  it("finds no fault where every call went as it was played", () => {
    expect(faults()).toEqual([]);
    expect(tallyLive(script, shownWith(), sentAt)).toMatchObject({
      ...{ calls: 10, takenIn: 10, tooMany: 0, ended: 9, wholeTranscripts: 9, analysed: 9 },
      ...{ open: 1, shownLive: 1, expected: 3, handedOver: 3, connected: 3 },
      ...{ notHandedOver: 0, again: 0, wrongly: 0, decisionMs: [40, 40, 40] },
    });
  });

  it("names a call that was lost", () => {
    expect(faults("live-4", () => [])).toEqual(["live-4: It was lost."]);
  });

  it("counts a call that is there twice", () => {
    expect(faults("live-4", (call) => [call, call])).toEqual([
      "1 calls are there twice, or were never played.",
    ]);
  });

  it("names a transcript that is not whole, in other words, or in another order", () => {
    const cut = faults("live-4", (call) => [{ ...call, turns: (call.turns ?? []).slice(1) }]);
    const turned = faults("live-4", (call) => [{ ...call, turns: (call.turns ?? []).toReversed() }]);
    const others = faults("live-4", (call) => [
      { ...call, turns: (call.turns ?? []).map((turn) => ({ ...turn, text: "What?" })) },
    ]);
    expect(others).toEqual(turned);
    expect(cut).toEqual(["live-4: Of its 10 turns 9 are shown, or in other words or another order."]);
    expect(turned).toEqual(["live-4: Of its 10 turns 10 are shown, or in other words or another order."]);
  });

  it("names a call that was not analysed", () => {
    const failed = (call: ShownCall): ShownCall[] => [
      { ...call, call: { ...call.call, analysis: { ...call.call.analysis, status: "failed" } } },
    ];
    expect(faults("live-4", failed)).toEqual(["live-4: Its analysis is failed."]);
  });

  it("names a call that was handed over twice, or not at all", () => {
    const twice = (call: ShownCall) => [{ ...call, transfers: [...call.transfers, ...call.transfers] }];
    expect(faults("live-5", twice)).toEqual(["live-5: It was handed over 2 times."]);
    expect(faults("live-5", (call) => [{ ...call, transfers: [] }])).toEqual([
      "live-5: It was not handed over.",
    ]);
  });

  it("names a call that should not have been handed over, or to somebody else", () => {
    const transfer = {
      ...{ transfer_id: "t", status: "connected", created_at: new Date(0).toISOString() },
      to_number: DESKS.condition,
    };
    const wrongly = (call: ShownCall) => [{ ...call, transfers: [transfer] }];
    const sentence = `It was handed to ${DESKS.condition}, and should not have been.`;
    expect(faults("live-4", wrongly)).toEqual([`live-4: ${sentence}`]);
    expect(faults("live-5", wrongly)).toEqual([`live-5: ${sentence}`]);
  });

  it("names a transfer that did not connect", () => {
    const failed = (call: ShownCall): ShownCall[] => [
      { ...call, transfers: call.transfers.map((one) => ({ ...one, status: "failed" })) },
    ];
    expect(faults("live-5", failed)).toEqual(["live-5: Its transfer is failed, and somebody took the call."]);
  });

  it("names a call that was closed though it never ended", () => {
    const closed = (call: ShownCall): ShownCall[] => [
      { ...call, call: { ...call.call, call_status: "completed" } },
    ];
    expect(faults("live-1", closed)).toEqual(["live-1: It never ended, and is completed."]);
  });

  it("counts messages that were refused and webhooks that do not verify", () => {
    const tally = tallyLive(script, shownWith(), sentAt);
    expect(liveFaults(tally, { ...run, answered: [{ status: 503, tookMs: 1 }], refused: 2 })).toEqual([
      "1 messages were not answered with 200.",
      "2 webhooks did not verify.",
    ]);
  });

  it("is reported with the time that deciding took, and the calls that only silence closes", () => {
    const text = liveReport(tallyLive(script, shownWith(), sentAt), run);
    expect(text).toContain("decision              median 40 ms, 95th percentile 40 ms");
    expect(text).toContain("never ended           1 of 1 shown in progress");
  });
});
