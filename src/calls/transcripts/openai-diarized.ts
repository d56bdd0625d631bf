import * as z from "zod";
import { jsonContent } from "./json-content.ts";
import { Seconds, type Utterance } from "./utterance.ts";

const Segment = z.object({
  text: z.string(),
  start: Seconds,
  end: Seconds,
  speaker: z
    .string("Each segment names its speaker: transcribe with response_format diarized_json.")
    .max(100),
});

/** OpenAI's `diarized_json`: speakers are "A", "B" …, or the names of the samples that were sent along. */
export const OpenAiDiarized = jsonContent(
  z
    .object(
      { segments: z.array(Segment, "There are no segments: transcribe with response_format diarized_json.") },
      "Send OpenAI's answer as it came: {segments: […]}.",
    )
    .transform(({ segments }): Utterance[] =>
      segments.map(({ speaker, text, start, end }) => ({ speaker, text, start_ms: start, end_ms: end })),
    ),
);
