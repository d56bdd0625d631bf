import { describe, expect, it } from "vitest";
import { playCall } from "../../../src/telephony/providers/simulated-script.ts";
import { placement } from "./placement.ts";

const RUNG_AT = Date.parse("2026-05-04T09:00:00Z");
const play = (change: Parameters<typeof placement>[0] = {}) => playCall(placement(change), RUNG_AT);

describe("the last two digits of a number", () => {
  it.each([
    ["+14155550101", "busy"],
    ["+14155550102", "no_answer"],
    ["+14155550103", "failed"],
    ["+14155550104", "voicemail"],
  ])("of %s say that the call ends %s, without a word", (toNumber, outcome) => {
    expect(play({ toNumber })).toMatchObject({ outcome, turns: [] });
  });

  it("of any other number let someone answer", () => {
    expect(play().outcome).toBe("completed");
  });
});

describe("an answered call", () => {
  it("is a talk between the two sides that takes as long as its words", () => {
    const { turns, started_at, ended_at } = play();
    expect(turns.map(({ role }) => role)).toEqual(turns.map((_, i) => (i % 2 === 0 ? "agent" : "customer")));
    for (const [i, turn] of turns.entries()) {
      expect(turn.end_ms).toBeGreaterThan(turn.start_ms ?? 0);
      expect(turn.start_ms).toBeGreaterThanOrEqual(turns[i - 1]?.end_ms ?? 0);
    }
    expect(started_at).toBe("2026-05-04T09:00:00.000Z");
    expect(Date.parse(ended_at) - RUNG_AT).toBe(turns.at(-1)?.end_ms);
  });

  it("calls the customer by name where the variables know it", () => {
    expect(play().turns[1]?.text).toContain("this is Jane Roe");
    expect(play({ dynamicVariables: { customer_name: null } }).turns[1]?.text).toBe(
      "Yes, hello. Thanks for calling back.",
    );
  });

  it("is in Turkish for a number of Turkey", () => {
    const { turns } = play({
      toNumber: "+905321234567",
      dynamicVariables: { customer_name: "Ayşe Yılmaz" },
    });
    expect(turns[1]?.text).toContain("ben Ayşe Yılmaz");
  });

  it("opens with the agent's own words, its variables filled in", () => {
    const agent = { ...placement().agent, begin_message: "Hi {{customer_name}}, Sam from Acme." };
    expect(play({ agent }).turns[0]?.text).toBe("Hi Jane Roe, Sam from Acme.");
  });
});
