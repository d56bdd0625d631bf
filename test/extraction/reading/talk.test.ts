import { expect, test } from "vitest";
import { talkOf } from "../../../src/extraction/reading/talk.ts";
import type { Setting } from "../../../src/extraction/values/value.ts";
import { talk } from "./calls/call.ts";

const SETTING: Setting = { language: "en", now: null, country: null };
const sentencesOf = (lines: string) => talkOf(talk(lines), SETTING).sentences;

test("a sentence is a slice of its turn", () => {
  const turns = talk("C: Hello there.  My name is Ann! Is Dr. Lee in?");
  for (const { turn, offset, text } of talkOf(turns, SETTING).sentences) {
    expect(turns[turn]?.text.slice(offset, offset + text.length)).toBe(text);
  }
});

test("titles, initials and clock times do not end a sentence", () => {
  expect(sentencesOf("C: I saw Dr. John F. Lee at 5 p.m. on Monday. Fine.").map(({ text }) => text)).toEqual([
    "I saw Dr. John F. Lee at 5 p.m. on Monday.",
    "Fine.",
  ]);
});

test("an answer knows what was asked", () => {
  const [, question, answer] = sentencesOf("A: Sure. What is your name?\nC: Ann Lee.");
  expect(answer?.prompts).toEqual([question]);
});

test("a murmur between two turns does not part an answer from its question", () => {
  const sentences = sentencesOf(
    "A: How long has it hurt?\nC: Well it started\nA: Mm-hmm.\nC: two weeks ago.",
  );
  expect(sentences.at(-1)?.prompts.map(({ text }) => text)).toEqual(["How long has it hurt?"]);
});

test("a question is known without its question mark", () => {
  expect(sentencesOf("A: okay and what is the amount")[0]?.asks).toBe(true);
  expect(sentencesOf("A: the amount is ten dollars")[0]?.asks).toBe(false);
});

test("lower-case transcripts are told from cased ones", () => {
  expect(talkOf(talk("A: hello\nC: hi ann here"), SETTING).cased).toBe(false);
  expect(talkOf(talk("A: Hello\nC: Hi, Ann here"), SETTING).cased).toBe(true);
});

test("text made for a machine is not speech", () => {
  expect(sentencesOf('C: {"refund": true}\nC: <b>yes</b>')).toEqual([]);
});
