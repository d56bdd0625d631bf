import { expect, it } from "vitest";
import { CallingWindow } from "../../src/gate/calling-window.ts";

it("a window is every day, by the callee's clock, unless it says otherwise", () => {
  const window = CallingWindow.parse({ start: "09:00", end: "24:00" });
  expect(window.days).toHaveLength(7);
  expect(window.timezone).toBe("callee");
});

it.each([
  ["no length", { start: "09:00", end: "09:00" }, "end"],
  ["a clock that does not exist", { start: "25:00", end: "09:00" }, "start"],
  [
    "a zone that does not exist",
    { start: "09:00", end: "20:00", timezone: "Europe/Constantinople" },
    "timezone",
  ],
])("a window of %s is refused by name", (_, window, field) => {
  const parsed = CallingWindow.safeParse(window);
  expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual([field]);
});
