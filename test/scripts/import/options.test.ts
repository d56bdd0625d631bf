import { describe, expect, test } from "vitest";
import { readOptions } from "../../../scripts/import/options.ts";

describe("the flags of npm run import", () => {
  test("say what holds for every call", () => {
    const flags = {
      agent: "agent_1",
      format: "srt",
      speaker: ["0=agent", "Jane = Roe=customer"],
      direction: "outbound",
      "started-at": "2026-11-22T10:00:00+03:00",
      from: "+1 (415) 555-0100",
    };
    expect(readOptions(flags)).toEqual({
      agentId: "agent_1",
      format: "srt",
      speakers: { "0": "agent", "Jane = Roe": "customer" },
      facts: { direction: "outbound", started_at: "2026-11-22T10:00:00+03:00", from_number: "+14155550100" },
    });
  });

  test("need name the agent alone", () => {
    expect(readOptions({ agent: "agent_1" })).toMatchObject({ format: null, speakers: {} });
    expect(() => readOptions({})).toThrow("--agent");
  });

  test.each([
    [{ speaker: ["agent"] }, "--speaker is agent: write NAME=ROLE"],
    [{ speaker: ["0=boss"] }, "--speaker is 0=boss: write NAME=ROLE"],
    [{ speaker: ["=agent"] }, "--speaker is =agent"],
    [{ direction: "up" }, "--direction is up: "],
    [{ "started-at": "yesterday" }, "--started-at is yesterday: Use ISO 8601 with an offset"],
    [{ to: "12" }, "--to is 12: Use E.164"],
  ])("are refused by name: %j", (flags, message) => {
    expect(() => readOptions({ agent: "agent_1", ...flags })).toThrow(message);
  });
});
