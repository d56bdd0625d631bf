import * as z from "zod";
import type { Turn } from "../turn.ts";
import { AssemblyAi } from "./assemblyai.ts";
import { attribute, quoted } from "./attribute.ts";
import { Deepgram } from "./deepgram.ts";
import { SpeakerRoles, speakerOf } from "./speaker.ts";
import { Srt } from "./srt.ts";
import type { Utterance } from "./utterance.ts";
import { Vtt } from "./vtt.ts";
import { Whisper } from "./whisper.ts";

/** What to do where a format's content does not say who speaks. */
const UNLABELLED = {
  vtt: "The first words name no speaker: open cues with <v Agent> or a label such as Agent:.",
  srt: "The first words name no speaker: open cues with a label such as Agent:.",
  deepgram: "The words name no speaker: transcribe with diarize=true or multichannel=true.",
  assemblyai: "The words name no speaker: transcribe with speaker_labels or multichannel.",
  whisper: "Whisper hears no speakers: open segments with a label such as Agent:, or send a list of turns.",
};
type Format = keyof typeof UNLABELLED;

const form = <F extends Format, T extends z.ZodType<Utterance[]>>(format: F, content: T) =>
  z.strictObject({ format: z.literal(format), content, speakers: SpeakerRoles.optional() });

/** `{format, content, speakers?}` as turns: a file or answer of another product, and who its speakers are. */
export const Formatted = z
  .discriminatedUnion(
    "format",
    [
      form("vtt", Vtt),
      form("srt", Srt),
      form("deepgram", Deepgram),
      form("assemblyai", AssemblyAi),
      form("whisper", Whisper),
    ],
    {
      error: ({ code }) =>
        code === "invalid_union"
          ? "Use a format of vtt, srt, deepgram, assemblyai, whisper."
          : "Give text with speaker labels, a list of {role, text} turns, or {format, content}.",
    },
  )
  .transform(({ format, content, speakers = speakerOf }, context): Turn[] => {
    const attribution = attribute(content, speakers);
    if (attribution.kind === "turns") return attribution.turns;
    context.addIssue(
      attribution.kind === "unlabelled"
        ? { code: "custom", path: ["content"], message: UNLABELLED[format] }
        : {
            code: "custom",
            path: ["speakers"],
            message: `Say who speaks, such as {"0": "agent", "1": "customer"}; still without a role: ${quoted(attribution.names)}.`,
          },
    );
    return z.NEVER;
  });
