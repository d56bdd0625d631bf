import * as z from "zod";
import { jsonContent } from "./json-content.ts";
import { Milliseconds, type Utterance } from "./utterance.ts";

const Piece = z.object({
  text: z.string(),
  offsets: z.object({ from: Milliseconds, to: Milliseconds }),
  speaker: z.string().max(100).nullish(),
});

/**
 * What whisper.cpp writes with `--output-json`. Labels in the text name the speakers, or `speaker` where it tells two
 * channels apart.
 */
export const WhisperCpp = jsonContent(
  z
    .object(
      { transcription: z.array(Piece, "There is no transcription: run whisper.cpp with --output-json.") },
      "Send the JSON file of whisper.cpp as it is: {transcription: […]}.",
    )
    .transform(({ transcription }): Utterance[] =>
      transcription.map(({ text, offsets, speaker }) => ({
        speaker: speaker ?? null,
        text,
        start_ms: offsets.from,
        end_ms: offsets.to,
      })),
    ),
);
