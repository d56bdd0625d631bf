import { describe, expect, it } from "vitest";
import { findFaults } from "../../../scripts/soak/report.ts";
import { type Receipt, tally } from "../../../scripts/soak/tally.ts";

function receipt(callId: string, endpointId: string, change: Partial<Receipt> = {}): Receipt {
  return { endpointId, eventId: `evt_${callId}`, callId, at: 0, tookMs: 1, taken: true, ...change };
}

const wellVerified = { count: 0, because: "" };
const faults = (receipts: Receipt[]) =>
  findFaults({ tally: tally(["c"], ["a", "b"], receipts), refused: wellVerified });

describe("a soak's tally", () => {
  it("has no fault where each event arrived at each endpoint", () => {
    const receipts = [receipt("c", "a"), receipt("c", "b")];
    expect(tally(["c"], ["a", "b"], receipts)).toEqual({
      expected: 2,
      arrived: 2,
      lost: 0,
      duplicates: 0,
      renamed: 0,
    });
    expect(faults(receipts)).toEqual([]);
  });

  it("counts as lost what came and was never taken, and what never came to one endpoint", () => {
    const refused = receipt("c", "a", { taken: false });
    expect(tally(["c"], ["a", "b"], [refused, refused])).toMatchObject({
      arrived: 0,
      lost: 2,
      duplicates: 0,
    });
    expect(faults([receipt("c", "a")])).toEqual(["1 never arrived."]);
  });

  it("counts as a duplicate what was taken again, not what is taken at the second attempt; it is no fault", () => {
    const once = [receipt("c", "a", { taken: false }), receipt("c", "a"), receipt("c", "b")];
    expect(tally(["c"], ["a", "b"], once).duplicates).toBe(0);
    const again = [...once, receipt("c", "b")];
    expect(tally(["c"], ["a", "b"], again)).toMatchObject({ duplicates: 1, renamed: 0 });
    expect(faults(again)).toEqual([]);
  });

  it("finds an event that came again under another id", () => {
    const receipts = [receipt("c", "a"), receipt("c", "a", { eventId: "evt_other" }), receipt("c", "b")];
    expect(tally(["c"], ["a", "b"], receipts)).toMatchObject({ duplicates: 0, renamed: 1 });
    expect(faults(receipts)).toEqual(["1 arrived again under another webhook-id."]);
  });

  it("says why a signature did not verify", () => {
    const refused = { count: 3, because: "No matching signature found" };
    expect(findFaults({ tally: tally([], [], []), refused })).toEqual([
      "3 did not verify: No matching signature found",
    ]);
  });
});
