import { describe, expect, test } from "vitest";
import { faultsOf, linesOf, placesOf, turnsOf } from "./read.ts";

describe("a label", () => {
  test.each([
    ["a space before the colon", "Agent : Hello."],
    ["a full-width colon", "Agent：Hello."],
    ["bold to the colon", "**Agent:** Hello."],
    ["bold before the colon", "**Agent**: Hello."],
    ["underscores", "__Agent__: Hello."],
    ["a bullet", "- Agent: Hello."],
    ["a name in brackets", "Agent (Jane): Hello."],
    ["a byte order mark", "\uFEFFAgent: Hello."],
    ["a zero-width space", "\u200BAgent: Hello."],
    ["a right-to-left mark", "\u200FAgent: Hello."],
    ["marks within the word", "A\u200Dgent\u200E: Hello."],
    ["capitals", "AGENT: Hello."],
  ])("is known with %s", (_, text) => {
    expect(linesOf(text)).toEqual(["agent: Hello."]);
  });

  test.each(["[01:02:03] Agent: Hi.", "1:02:03 - **Agent:** Hi.", "**(01:02:03.250) Agent:** Hi."])(
    "may follow a time: %s",
    (text) => {
      expect(turnsOf(text)).toEqual([{ role: "agent", text: "Hi.", start_ms: 3_723_000 }]);
    },
  );

  test("is known in Turkish capitals", () => {
    expect(linesOf("TEMSİLCİ: Buyurun.\nMÜŞTERİ: Merhaba.")).toEqual([
      "agent: Buyurun.",
      "customer: Merhaba.",
    ]);
  });

  test("leaves emphasis within the words alone", () => {
    expect(linesOf("**Agent:** *coughs* Hello **there**.")).toEqual(["agent: *coughs* Hello **there**."]);
  });
});

test("a long text before a colon is no name, and is not said back", () => {
  expect(faultsOf(`${"A".repeat(200)}: Hello.`)).toEqual([
    { field: "transcript", message: expect.stringMatching(/^Start each speaker's lines/) },
  ]);
});

describe("lines", () => {
  test.each(["\n", "\r\n", "\r"])("may end in %j", (end) => {
    expect(linesOf(["Agent: Hello.", "", "Customer: Hi,", "it is me."].join(end))).toEqual([
      "agent: Hello.",
      "customer: Hi, it is me.",
    ]);
  });

  test("without a label go on with the turn before, colon or not", () => {
    const text = "Agent: To confirm:\nName: Jane\nAt: 14:30\nsee https://example.com\nCustomer: Yes.";
    expect(linesOf(text)).toEqual([
      "agent: To confirm: Name: Jane At: 14:30 see https://example.com",
      "customer: Yes.",
    ]);
  });
});

describe("who speaks is never guessed", () => {
  test.each([
    ["Speaker 1: Hello.\nSpeaker 2: Hi.", '"Speaker 1", "Speaker 2"'],
    ["Agent: Hello.\nCustomer: Hi.\nSPEAKER_02: Hm.", '"SPEAKER_02"'],
    ["Channel A: Hello.", '"Channel A"'],
    ["Jane Roe: Hello.", '"Jane Roe"'],
    ["Agent: Hello.\nJane Roe: Hi.\nAgent: Bye.", '"Jane Roe"'],
  ])("%j is refused with what to write", (text, names) => {
    expect(placesOf(text)).toEqual(["transcript"]);
    expect(faultsOf(text)[0]?.message).toBe(
      `Write Agent: or Customer: in place of ${names}, or send a list of turns.`,
    );
  });

  test("and no more than ten strangers are named", () => {
    const text = Array.from({ length: 50 }, (_, i) => `Speaker ${i}: Hello.`).join("\n");
    expect(faultsOf(text)[0]?.message.match(/Speaker/g)).toHaveLength(10);
  });
});
