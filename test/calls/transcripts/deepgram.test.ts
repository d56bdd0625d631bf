import { describe, expect, test } from "vitest";
import { faultsOf, linesOf, placesOf, turnsOf } from "./read.ts";

const ROLES = { "0": "agent", "1": "customer" };
const deepgram = (results: unknown, speakers: object | undefined = ROLES) => ({
  format: "deepgram",
  content: { metadata: { request_id: "r" }, results },
  speakers,
});
const word = (word: string, start: number, speaker?: number) => ({
  word: word.toLowerCase().replace(/\W/g, ""),
  punctuated_word: word,
  start,
  end: start + 0.4,
  confidence: 0.9,
  ...(speaker === undefined ? {} : { speaker, speaker_confidence: 0.6 }),
});
const channel = (...words: object[]) => ({ alternatives: [{ transcript: "…", confidence: 0.9, words }] });
const utterance = (transcript: string, start: number, of: object) => ({
  id: "u",
  start,
  end: start + 1,
  confidence: 0.9,
  transcript,
  words: [],
  ...of,
});

describe("a Deepgram transcript", () => {
  test("is read by its utterances, with their times", () => {
    const utterances = [
      utterance("Hello.", 0.5, { channel: 0, speaker: 0 }),
      utterance("Hi.", 2.0419998, { channel: 0, speaker: 1 }),
    ];
    const channels = [channel(word("Other", 0, 0))];
    expect(turnsOf(deepgram({ channels, utterances }))).toEqual([
      { role: "agent", text: "Hello.", start_ms: 500, end_ms: 1_500 },
      { role: "customer", text: "Hi.", start_ms: 2_042, end_ms: 3_042 },
    ]);
  });

  test("puts utterances of several channels, which come channel by channel, in the order of the call", () => {
    const utterances = [
      utterance("Hello.", 0, { channel: 0, speaker: 0 }),
      utterance("Bye.", 4, { channel: 0, speaker: 0 }),
      utterance("Hi.", 2, { channel: 1, speaker: 0 }),
    ];
    expect(linesOf(deepgram({ channels: [channel(), channel()], utterances }))).toEqual([
      "agent: Hello.",
      "customer: Hi.",
      "agent: Bye.",
    ]);
  });

  test("is read word by word where there are no utterances: a turn ends with its speaker, or with a pause", () => {
    const words = [
      word("Hello,", 0, 0),
      word("Jane.", 0.5, 0),
      word("Hi.", 1, 1),
      word("Yes?", 3, 1),
      word("Good.", 3.5, 0),
    ];
    expect(turnsOf(deepgram({ channels: [channel(...words)] }))).toEqual([
      { role: "agent", text: "Hello, Jane.", start_ms: 0, end_ms: 900 },
      { role: "customer", text: "Hi.", start_ms: 1_000, end_ms: 1_400 },
      { role: "customer", text: "Yes?", start_ms: 3_000, end_ms: 3_400 },
      { role: "agent", text: "Good.", start_ms: 3_500, end_ms: 3_900 },
    ]);
  });

  test("takes words without punctuation as they were heard", () => {
    const words = [{ word: "hello", start: 0, end: 1, speaker: 0 }];
    expect(linesOf(deepgram({ channels: [channel(...words)] }))).toEqual(["agent: hello"]);
  });

  test("names speakers by their channel where there are several", () => {
    const channels = [
      channel(word("Hello.", 0), word("Great.", 4)),
      channel(word("Fine,", 2), word("thanks.", 2.5)),
    ];
    expect(linesOf(deepgram({ channels }))).toEqual([
      "agent: Hello.",
      "customer: Fine, thanks.",
      "agent: Great.",
    ]);
  });

  test("names the only one who speaks by the channel, also where the others are silent", () => {
    expect(linesOf(deepgram({ channels: [channel(), channel(word("Anybody?", 0, 0))] }))).toEqual([
      "customer: Anybody?",
    ]);
  });

  test("is read by its paragraphs where the words were left out", () => {
    const paragraphs = {
      transcript: "…",
      paragraphs: [
        {
          sentences: [{ text: "Hello." }, { text: "How are you?" }],
          speaker: 0,
          num_words: 4,
          start: 0,
          end: 2,
        },
        { sentences: [{ text: "Fine." }], speaker: 1, num_words: 1, start: 2, end: 3 },
      ],
    };
    const channels = [{ alternatives: [{ transcript: "…", confidence: 1, paragraphs }] }];
    expect(linesOf(deepgram({ channels }))).toEqual(["agent: Hello. How are you?", "customer: Fine."]);
  });

  test("may be sent as a string", () => {
    const { content, ...rest } = deepgram({ channels: [channel(word("Hello.", 0, 0))] });
    expect(linesOf({ ...rest, content: JSON.stringify(content) })).toEqual(["agent: Hello."]);
  });

  test.each([undefined, {}, { "0": "agent" }])("asks who its numbers are: %j", (speakers) => {
    const channels = [channel(word("Hello.", 0, 0), word("Hi.", 1, 1))];
    const [fault, ...others] = faultsOf({ ...deepgram({ channels }), speakers });
    expect(others).toEqual([]);
    expect(fault?.field).toBe("transcript.speakers");
    expect(fault?.message).toContain('"1".');
    expect(fault?.message).toContain('{"0": "agent", "1": "customer"}');
  });

  test("says how to transcribe where nothing tells who speaks", () => {
    const undiarised = deepgram({ channels: [channel(word("Hello.", 0), word("Hi.", 1))] });
    expect(placesOf(undiarised)).toEqual(["transcript.content"]);
    expect(faultsOf(undiarised)[0]?.message).toContain("diarize=true or multichannel=true");
  });

  test.each([
    ["what is not JSON", "{", "transcript.content"],
    ["a list", [], "transcript.content"],
    ["no results", {}, "transcript.content.results"],
    ["channels that are no list", { results: { channels: {} } }, "transcript.content.results.channels"],
    [
      "a time that is no number",
      { results: { channels: [channel({ ...word("Hi", 0, 0), start: "0" })] } },
      "transcript.content.results.channels.0.alternatives.0.words.0.start",
    ],
    ["silence", { results: { channels: [channel()] } }, "transcript"],
  ])("is refused by the place that is wrong: %s", (_, content, place) => {
    expect(placesOf({ format: "deepgram", content, speakers: ROLES })).toEqual([place]);
  });
});
