import { expect, it } from "vitest";
import { attemptId, readAttemptId } from "../../src/schedules/attempt-id.ts";

it("an attempt's id comes back as the attempt", () => {
  expect(readAttemptId("ws_1", attemptId("sched_01abc_0", 12))).toEqual({
    workspaceId: "ws_1",
    scheduleId: "sched_01abc_0",
    number: 12,
  });
});

it.each(["", "sched_01", "sched_01.0", "call_01.1", "sched_01.1.1", "sched_01.-1"])(
  "%j is no attempt",
  (id) => {
    expect(readAttemptId("ws_1", id)).toBeNull();
  },
);
