import { describe, expect, it } from "vitest";
import type { CallAnswer } from "../../../scripts/api/answers.ts";
import { findFaults } from "../../../scripts/replay/report.ts";
import { tally } from "../../../scripts/replay/tally.ts";

function call(id: string, status: CallAnswer["analysis"]["status"], seconds = 1): CallAnswer {
  return {
    call_id: `call_${id}`,
    provider_call_id: id,
    call_status: "completed",
    opt_out: null,
    created_at: "2026-05-07T12:00:00.000Z",
    analysis: {
      status,
      reason: null,
      data: status === "completed" ? { name: "Ada", city: null } : {},
      fields: {},
      completed_at: `2026-05-07T12:00:0${seconds}.000Z`,
    },
    actions: [],
  };
}

const sent = (...ids: string[]) => new Map(ids.map((id) => [id, `call_${id}`]));

describe("a replay's tally", () => {
  it("counts every call once by how it ended, with fields and time", () => {
    const listed = [call("a", "completed", 2), call("b", "skipped", 4), call("c", "failed", 3)];
    expect(tally(sent("a", "b", "c"), listed)).toEqual({
      completed: 1,
      skipped: 1,
      failed: 1,
      waiting: 0,
      lost: 0,
      twice: 0,
      fields: 2,
      filled: 1,
      elapsedMs: 4000,
    });
  });

  it("leaves calls of others out", () => {
    expect(tally(sent("a"), [call("a", "completed"), call("theirs", "failed")])).toMatchObject({
      failed: 0,
      twice: 0,
    });
  });

  it("finds a call that is not listed, and one that is there under two ids", () => {
    const again = { ...call("a", "completed"), call_id: "call_other" };
    const result = tally(sent("a", "b"), [call("a", "completed"), again]);
    expect(result).toMatchObject({ completed: 1, lost: 1, twice: 1 });
    expect(findFaults(result)).toHaveLength(2);
  });

  it("has no fault where all ended completed or skipped", () => {
    expect(findFaults(tally(sent("a", "b"), [call("a", "completed"), call("b", "skipped")]))).toEqual([]);
  });

  it("says no rate before anything ended", () => {
    expect(tally(sent("a"), []).elapsedMs).toBeNull();
  });
});
