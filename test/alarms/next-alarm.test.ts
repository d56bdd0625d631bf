import { describe, expect, it } from "vitest";
import {
  AGAIN_AFTER_FAULT_MS,
  earlier,
  MAX_CALLBACK_POSTS,
  nextAlarm,
  nextPost,
} from "../../src/alarms/next-alarm.ts";

const NOW = 1_000_000;

describe("nextAlarm", () => {
  it("rings again soon after a fault", () => {
    expect(nextAlarm("fault", NOW)).toBe(NOW + AGAIN_AFTER_FAULT_MS);
  });

  it("rings at the row's time where it came early", () => {
    expect(nextAlarm({ kind: "not_due", at: NOW + 7 }, NOW)).toBe(NOW + 7);
  });

  it("is silent once the schedule fired or is over", () => {
    expect(nextAlarm({ kind: "fired", number: 1 }, NOW)).toBeNull();
    expect(nextAlarm({ kind: "idle" }, NOW)).toBeNull();
  });
});

it("a callback is posted five times in all, with longer and longer waits", () => {
  const waits = [1, 2, 3, 4].map((posts) => (nextPost(posts, NOW) ?? 0) - NOW);
  expect(waits).toEqual([1000, 2000, 4000, 8000]);
  expect(nextPost(MAX_CALLBACK_POSTS, NOW)).toBeNull();
});

it("the earlier of two alarms wins, and one that is not set never does", () => {
  expect([earlier(1, 2), earlier(null, 2), earlier(1, null), earlier(null, null)]).toEqual([1, 2, 1, null]);
});
