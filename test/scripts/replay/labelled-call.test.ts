import { describe, expect, it } from "vitest";
import { readLabelledCalls } from "../../../scripts/replay/labelled-call.ts";
import { mapConcurrently } from "../../../scripts/replay/map-concurrently.ts";

const line = (id: string, more = {}) =>
  JSON.stringify({ id, turns: [], fields: [], expected: { x: 1 }, ...more });

describe("a file of labelled calls", () => {
  it("is read without its answers", () => {
    const [call] = readLabelledCalls(line("a", { timezone: "UTC" }), 10);
    expect(call).toEqual({ id: "a", turns: [], fields: [], call_time: null, timezone: "UTC" });
  });

  it("is read up to the limit, blank lines aside", () => {
    const text = `${line("a")}\n\n${line("b")}\n${line("c")}\n`;
    expect(readLabelledCalls(text, 2).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it.each([
    [`${line("a")}\n{`, "Line 2 is not JSON"],
    ['{"id": "a"}', "Line 1 lacks"],
    [`${line("a")}\n${line("a")}`, "twice"],
    ["", "holds no calls"],
  ])("is refused with the place that is wrong: %j", (text, message) => {
    expect(() => readLabelledCalls(text, 10)).toThrow(message);
  });
});

describe("bounded work", () => {
  it("keeps the order and never exceeds its bound", async () => {
    let working = 0;
    let most = 0;
    const results = await mapConcurrently([1, 2, 3, 4, 5], 2, async (item) => {
      most = Math.max(most, ++working);
      await Promise.resolve();
      working--;
      return item * 10;
    });
    expect(results).toEqual([10, 20, 30, 40, 50]);
    expect(most).toBe(2);
  });

  it("starts nothing more after a failure", async () => {
    const started: number[] = [];
    const run = mapConcurrently([1, 2, 3, 4, 5, 6], 2, async (item) => {
      started.push(item);
      await Promise.resolve();
      if (item === 1) throw new Error("item 1");
    });
    await expect(run).rejects.toThrow("item 1");
    expect(started.length).toBeLessThan(6);
  });
});
