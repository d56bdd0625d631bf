import { describe, expect, test } from "vitest";
import { hasCustomerSpeech, MAX_TRANSCRIPT_BYTES } from "../../../src/calls/transcript.ts";
import { faultsOf } from "./read.ts";

/** Far above what one pass takes, far below what a quadratic one would. */
const LINEAR_MS = 5_000;

const fill = (part: string) => part.repeat(Math.floor((MAX_TRANSCRIPT_BYTES - 100) / part.length));
const CUE = "00:01.000 --> 00:02.000\nAgent: Hi.\n";

const PARTS = [
  ":",
  "a\n",
  "\n",
  `${" ".repeat(99)}1\n`,
  `a${" ".repeat(98)}1\n`,
  "Agent:\n",
  "**",
  "[00:12",
  "Speaker 1: x\n",
  "<v ",
  "<v.",
  "<c",
  "&",
  "{\\",
  "-->\n",
  "00:01 ",
  "1",
  " ",
  "[",
];

describe("a mebibyte made to be slow is read in one pass", () => {
  test.each(PARTS)("of %j", { timeout: LINEAR_MS }, (part) => {
    for (const transcript of [
      `Agent: Hi.\n${fill(part)}`,
      { format: "vtt", content: CUE + fill(part) },
      { format: "srt", content: CUE + fill(part) },
      { format: "auto", content: fill(part) },
    ]) {
      expect(faultsOf(transcript).length).toBeLessThan(2);
    }
  });

  test.each(["(", "[", "(("])("of asides that never close: %s", { timeout: LINEAR_MS }, (part) => {
    expect(hasCustomerSpeech([{ role: "customer", text: fill(part) }])).toBe(false);
  });
});

test("a mebibyte of colons has no speaker", () => {
  expect(faultsOf(fill(":"))).toEqual([
    { field: "transcript", message: expect.stringContaining("label such as Agent:") },
  ]);
});
