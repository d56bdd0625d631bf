import { expect, test } from "vitest";
import { spokenTurn, spokenTurns } from "../../../src/telephony/reading/spoken-turns.ts";

const timesOf = (members: object) => {
  const { role, text, ...times } = spokenTurn({ role: "user", text: "Hi", ...members }, {})?.turn ?? {};
  return times;
};

test.each([
  [
    { start_ms: 1500.4, end_ms: 2000 },
    { start_ms: 1500, end_ms: 2000 },
  ],
  [{ timestamp: "2026-11-22T10:00:00Z" }, { at: 1_795_341_600_000 }],
  [{ timestamp: 1_795_341_600_000 }, { at: 1_795_341_600_000 }],
  [{ timestamp: 12.5 }, {}],
  [{ timestamp: 1_795_341_600 }, {}],
  [{ timestamp: 1_795_341_600_000_000 }, {}],
  [{ start_ms: 1e300, end_ms: -1 }, {}],
  [{ start_ms: "5", timestamp: {} }, {}],
])("takes of %j only times that a call can have", (members, times) => {
  expect(timesOf(members)).toEqual(times);
});

test.each(["constructor", "__proto__"])("names a speaker %s whom nothing maps to a role", (speaker) => {
  expect(spokenTurns([{ speaker, text: "Hi" }], {})).toEqual({
    turns: [{ role: "customer", text: "Hi" }],
    unknown: [`speaker ${speaker}`],
  });
});
