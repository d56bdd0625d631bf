import { describe, expect, it } from "vitest";
import { type Code, REASONS } from "../../src/reasons/all.ts";
import { readReasons } from "../../src/reasons/read.ts";

/** A value of each fact, as the rooms write it. */
const FACTS: Record<string, string> = {
  ...{ field: "follow_up_date", value: "the day after. Or so", words: "end of next week. Maybe" },
  ...{ time: "2026-05-07T14:30:00+03:00", local: "2026-05-07T14:30:00", date: "2026-05-07", clock: "10:00" },
  ...{ zone: "America/Argentina/Buenos_Aires", zones: "America/New_York and America/Chicago" },
  ...{
    at: "Thursday 2026-05-07 22:30 (Europe/Istanbul)",
    moved: "Friday 2026-05-08 09:00 (Europe/Istanbul)",
  },
  ...{ minutes: "1440", count: "3", most: "2", n: "1", next: "2", usd: "$12.5", number: "+905321234567" },
  other: "+12025550123",
  ...{ days: "monday, tuesday, friday", start: "09:00", end: "20:00", holiday: "Labour and Solidarity Day" },
  ...{ country: "TR", countries: "GB, US", rule: "country", kind: "premium rate", how: "was not answered" },
  ...{ outcome: "no_answer", until: "2026-05-09", agent: "agent_1", why: "He said: stop. At once!" },
  ...{ reason: "model_unavailable", quote: "Never call me again. Ever.", to: "sip:desk@example.com" },
  ...{
    name: "Call back",
    maker: "Version 2",
    type: "schedule_call",
    quoted: '"A \\"human\\", please. Now."',
  },
  ...{ run: "run_1_0", schedule: "sched_1", delivery: "dlv_1", id: "{id}" },
  ...{ status: "503", seconds: "10", location: "https://receiver.example/a b; c" },
};

const holesOf = (code: Code) => [...REASONS[code].matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const factsOf = (code: Code) => Object.fromEntries(holesOf(code).map((name) => [name, FACTS[name] ?? "?"]));
const said = (code: Code) => REASONS[code].replace(/\{(\w+)\}/g, (_, name: string) => FACTS[name] ?? "?");

const CODES = Object.keys(REASONS) as Code[];

describe("a reason", () => {
  it.each(CODES)("is found again in its sentence, with every fact: %s", (code) => {
    expect(readReasons(said(code))).toEqual([{ code, facts: factsOf(code) }]);
  });

  it.each(CODES)("is found between others, and swallows neither: %s", (code) => {
    const before = "Rings +905321234567, from callback_number.";
    const after = "It was the last run.";
    // What somebody wrote about a number goes on to the end.
    const isOpen = code === "number.suppressed";
    const read = readReasons(`${before} ${said(code)}${isOpen ? "" : ` ${after}`}`);
    expect(read.map((reason) => reason.code)).toEqual([
      "callee.of_field",
      code,
      ...(isOpen ? [] : ["run.last"]),
    ]);
  });
});

describe("a text that is no reason", () => {
  it("comes as it stands, beside those that are", () => {
    const text = "The lights went out. Moved on request. And then on. Why?";
    expect(readReasons(text)).toEqual([
      { code: null, text: "The lights went out." },
      { code: "person.moved", facts: {} },
      { code: null, text: "And then on. Why?" },
    ]);
    expect(readReasons("")).toEqual([]);
  });

  it("keeps whatever it is, however long", () => {
    const text = "a. ".repeat(5_000).trim();
    expect(readReasons(text)).toEqual([{ code: null, text }]);
  });
});
