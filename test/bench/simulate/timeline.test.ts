import { describe, expect, test } from "vitest";
import { timelineFrom } from "../../../bench/simulate/timeline.ts";

describe("virtual time", () => {
  test("brings what is due in order of time, and of planning within a moment", async () => {
    const timeline = timelineFrom(0);
    const seen: string[] = [];
    const plan = (at: number, name: string) =>
      timeline.at(at, async () => void seen.push(`${name} at ${timeline.now()}`));
    for (const at of [50, 10, 30, 10, 40, 20]) plan(at, `${seen.length}`);
    plan(30, "second");
    await timeline.runUntil(40);
    expect(seen).toEqual(["0 at 10", "0 at 10", "0 at 20", "0 at 30", "second at 30", "0 at 40"]);
    expect(timeline.now()).toBe(40);
    expect(timeline.waiting()).toBe(1);
  });

  test("lets work plan further work, and never goes back", async () => {
    const timeline = timelineFrom(1_000);
    const seen: number[] = [];
    timeline.at(2_000, async () => timeline.at(1_500, async () => void seen.push(timeline.now())));
    await timeline.runUntil(3_000);
    expect(seen).toEqual([2_000]);
  });
});
