import * as z from "zod";
import { jsonContent } from "./json-content.ts";
import { Seconds, type Utterance } from "./utterance.ts";

const Segment = z.object({
  text: z.string(),
  start: Seconds,
  end: Seconds,
  speaker: z.string().max(100).nullish(),
});

/** Whisper's `verbose_json`. It hears no speakers: labels in the text name them, or `speaker` where a diariser added it. */
export const Whisper = jsonContent(
  z
    .object(
      { segments: z.array(Segment, "There are no segments: transcribe with response_format verbose_json.") },
      "Send Whisper's answer as it came: {segments: […]}.",
    )
    .transform(({ segments }): Utterance[] =>
      segments.map(({ speaker, text, start, end }) => ({
        speaker: speaker ?? null,
        text,
        start_ms: start,
        end_ms: end,
      })),
    ),
);
