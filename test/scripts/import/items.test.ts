import { describe, expect, test } from "vitest";
import { itemsOf } from "../../../scripts/import/items.ts";

const TURNS = [{ role: "agent", text: "Hello." }];
const placesOf = (file: string, text: string) => itemsOf(file, text, null).map(({ place }) => place);
const reasonOf = (file: string, text: string) => {
  const [item] = itemsOf(file, text, null);
  return item?.kind === "fault" ? item.reason : null;
};

describe("the calls of a file", () => {
  test.each([
    ["a.vtt", "vtt"],
    ["a.SRT", "srt"],
    ["dir/a.txt", "auto"],
  ])("are one in %s", (file, format) => {
    expect(itemsOf(file, "\uFEFFAgent: Hello.", null)).toEqual([
      { place: file, kind: "call", format, content: "Agent: Hello.", source: "Agent: Hello." },
    ]);
  });

  test("are as many as lines in .jsonl, blank ones aside, and a bad line is one of them", () => {
    const items = itemsOf("a.jsonl", '{"a":1}\r\n\n{bad\n[1]', null);
    expect(items.map(({ place, kind }) => [place, kind])).toEqual([
      ["a.jsonl:1", "call"],
      ["a.jsonl:3", "fault"],
      ["a.jsonl:4", "call"],
    ]);
  });

  test("are as many as a list in .json has, unless it is a list of turns", () => {
    expect(placesOf("a.json", '{"a":1}')).toEqual(["a.json"]);
    expect(placesOf("a.json", '[{"a":1},{"b":2}]')).toEqual(["a.json[0]", "a.json[1]"]);
    expect(placesOf("a.json", JSON.stringify(TURNS))).toEqual(["a.json"]);
    expect(placesOf("a.json", JSON.stringify([TURNS, TURNS]))).toEqual(["a.json[0]", "a.json[1]"]);
  });

  test("are in the format that is named", () => {
    const formatsOf = (file: string, text: string) =>
      itemsOf(file, text, "whisper").map((item) => item.kind === "call" && item.format);
    expect(formatsOf("a.json", "{}")).toEqual(["whisper"]);
    expect(formatsOf("a.jsonl", "{}\n{}")).toEqual(["whisper", "whisper"]);
    expect(formatsOf("a.out", "{}")).toEqual(["whisper"]);
  });

  test.each([
    ["a.json", "{bad", "not JSON"],
    ["a.json", "[]", "list is empty"],
    ["a.vtt", " \n", "It is empty"],
    ["a.docx", "PK", ".json, .jsonl, .vtt, .srt or .txt, or --format"],
  ])("are none in %s with %j, and it says why", (file, text, reason) => {
    expect(reasonOf(file, text)).toContain(reason);
  });
});
