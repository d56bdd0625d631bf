import * as z from "zod";
import { jsonContent } from "./json-content.ts";
import { Seconds, type Utterance } from "./utterance.ts";

/** A silence this long ends an utterance: Deepgram's own default (`utt_split`). */
const PAUSE_MS = 800;

const stretch = { start: Seconds, end: Seconds, speaker: z.int().nullish() };
const Word = z.object({ ...stretch, word: z.string(), punctuated_word: z.string().optional() });
const Paragraph = z.object({ ...stretch, sentences: z.array(z.object({ text: z.string() })) });
const Alternative = z.object({
  words: z.array(Word).default([]),
  paragraphs: z.object({ paragraphs: z.array(Paragraph) }).optional(),
});
const Channel = z.object({ alternatives: z.array(Alternative) });
const Said = z.object({ ...stretch, transcript: z.string(), channel: z.int().default(0) });

interface Heard {
  channel: number;
  speaker: number | null | undefined;
  text: string;
  start_ms: number;
  end_ms: number;
}

/**
 * Deepgram's answer for a recording: its utterances, else the words of each channel, else its paragraphs. A speaker is
 * named by the channel where there are several (speaker numbers start anew in each), else by the diarised number.
 */
export const Deepgram = jsonContent(
  z
    .object(
      {
        results: z.object(
          { channels: z.array(Channel).default([]), utterances: z.array(Said).default([]) },
          "Send Deepgram's answer as it came: {results: {channels: […]}}.",
        ),
      },
      "Send Deepgram's answer as it came: {results: {channels: […]}}.",
    )
    .transform(({ results: { channels, utterances } }): Utterance[] => {
      const heard = utterances.length > 0 ? utterances.map(fromUtterance) : channels.flatMap(fromChannel);
      const isMultichannel = channels.length > 1 || new Set(heard.map(({ channel }) => channel)).size > 1;
      return heard
        .sort((a, b) => a.start_ms - b.start_ms)
        .map(({ channel, speaker, ...said }) => ({
          speaker: (isMultichannel ? channel : speaker)?.toString() ?? null,
          ...said,
        }));
    }),
);

function fromUtterance({ channel, speaker, transcript, start, end }: z.output<typeof Said>): Heard {
  return { channel, speaker, text: transcript, start_ms: start, end_ms: end };
}

function fromChannel({ alternatives }: z.output<typeof Channel>, channel: number): Heard[] {
  const { words = [], paragraphs } = alternatives[0] ?? {};
  if (words.length > 0) return runsOf(words).map((run) => ({ channel, ...run }));
  return (paragraphs?.paragraphs ?? []).map(({ sentences, speaker, start, end }) => ({
    channel,
    speaker,
    text: sentences.map(({ text }) => text).join(" "),
    start_ms: start,
    end_ms: end,
  }));
}

/** Words of one channel, cut where another speaker begins or nobody speaks. */
function runsOf(words: readonly z.output<typeof Word>[]): Omit<Heard, "channel">[] {
  const runs: Omit<Heard, "channel">[] = [];
  for (const { word, punctuated_word, speaker, start, end } of words) {
    const text = punctuated_word ?? word;
    const run = runs.at(-1);
    if (run && run.speaker === speaker && start - run.end_ms < PAUSE_MS) {
      run.text += ` ${text}`;
      run.end_ms = end;
    } else {
      runs.push({ speaker, text, start_ms: start, end_ms: end });
    }
  }
  return runs;
}
