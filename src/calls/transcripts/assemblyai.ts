import * as z from "zod";
import { jsonContent } from "./json-content.ts";
import { Milliseconds, type Utterance } from "./utterance.ts";

const Said = z.object({
  speaker: z.string().max(100).nullish(),
  text: z.string(),
  start: Milliseconds,
  end: Milliseconds,
});

/**
 * AssemblyAI's finished transcript: `utterances` with a speaker of "A", "B" …, of "1", "2" … by channel, or a role by
 * name.
 */
export const AssemblyAi = jsonContent(
  z
    .object(
      {
        utterances: z.array(
          Said,
          "There are no utterances: transcribe with speaker_labels or multichannel, which tell who speaks.",
        ),
      },
      "Send AssemblyAI's transcript as it came: {utterances: […]}.",
    )
    .transform(({ utterances }): Utterance[] =>
      utterances.map(({ speaker, text, start, end }) => ({
        speaker: speaker ?? null,
        text,
        start_ms: start,
        end_ms: end,
      })),
    ),
);
