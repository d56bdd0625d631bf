import * as z from "zod";
import { type ExportedCall, exportedCall } from "../exported-call.ts";
import type { Turn } from "../turn.ts";
import { AssemblyAi } from "./assemblyai.ts";
import { attribute, quoted } from "./attribute.ts";
import { Deepgram } from "./deepgram.ts";
import { EXPORT_READERS, type ExportReader } from "./exports.ts";
import { jsonContent } from "./json-content.ts";
import { linesOf } from "./labelled-text.ts";
import { ChatMessages } from "./messages.ts";
import { OpenAiDiarized } from "./openai-diarized.ts";
import { recognise } from "./recognise.ts";
import { Role, SpeakerRoles, speakerOf } from "./speaker.ts";
import { Srt } from "./srt.ts";
import { Telnyx } from "./telnyx.ts";
import type { Utterance } from "./utterance.ts";
import { Vtt } from "./vtt.ts";
import { Whisper } from "./whisper.ts";
import { WhisperCpp } from "./whisper-cpp.ts";

/** What to do where a format's content does not say who speaks. */
const UNLABELLED = {
  text: "Start each speaker's lines with a label such as Agent: or Customer:, or send a list of turns.",
  messages: "Give each message a role: user, assistant …",
  vtt: "The first words name no speaker: open cues with <v Agent> or a label such as Agent:.",
  srt: "The first words name no speaker: open cues with a label such as Agent:.",
  deepgram: "The words name no speaker: transcribe with diarize=true or multichannel=true.",
  assemblyai: "The words name no speaker: transcribe with speaker_labels or multichannel.",
  whisper: "Whisper hears no speakers: open segments with a label such as Agent:, or send a list of turns.",
  whisper_cpp:
    "Whisper hears no speakers: run it with --diarize on two channels, or open segments with a label.",
  openai_diarized: "The segments name no speaker: transcribe with response_format diarized_json.",
  telnyx: "Give each message a role: user, assistant …",
};
type Format = keyof typeof UNLABELLED;

/** Turns, and where a platform's record was given, what that says of the call. */
export interface GivenCall {
  turns: Turn[];
  told: ExportedCall | null;
}

const LabelledLines = z.string("Send the transcript as text.").transform(linesOf);

const form = <F extends Format>(format: F, content: z.ZodType<Utterance[]>) =>
  z
    .strictObject({ format: z.literal(format), content, speakers: SpeakerRoles.optional() })
    .transform(({ content, speakers = speakerOf }, context): GivenCall => {
      const attribution = attribute(content, speakers);
      if (attribution.kind === "turns") return { turns: attribution.turns, told: null };
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

const FORMS = [
  form("text", LabelledLines),
  form("messages", ChatMessages),
  form("vtt", Vtt),
  form("srt", Srt),
  form("deepgram", Deepgram),
  form("assemblyai", AssemblyAi),
  form("whisper", Whisper),
  form("whisper_cpp", WhisperCpp),
  form("openai_diarized", OpenAiDiarized),
  form("telnyx", Telnyx),
] as const;

/** A call as a platform exports it. `speakers` maps its own names of roles, as a connection's `roles` do. */
const exportForm = ({ id, name, readExport }: ExportReader) =>
  z
    .strictObject({
      format: z.literal(id),
      content: jsonContent(z.unknown()),
      speakers: z.record(z.string().max(100), Role).optional(),
    })
    .transform(({ content, speakers = {} }, context): GivenCall => {
      const told = exportedCall(readExport?.(content, { roles: speakers }) ?? []);
      const problem = !told
        ? `This is no call as ${name} exports it or its API answers it: send one call's object as it came, once it is over.`
        : told.isOver
          ? null
          : "The call is not over by what this says: send it once it has ended.";
      if (told && problem === null) return { turns: told.turns, told };
      context.addIssue({ code: "custom", path: ["content"], message: problem ?? "" });
      return z.NEVER;
    });

/**
 * `{format, content, speakers?}`: a file or answer of another product; `readers` are the platforms whose exports are
 * known.
 */
export function formattedBy(readers: readonly ExportReader[]) {
  const formats = [...Object.keys(UNLABELLED), ...readers.map(({ id }) => id)];
  return z.preprocess(
    (input, context) => {
      const given = input as { format?: unknown; content?: unknown } | null;
      if (given?.format !== "auto") return input;
      const format = recognise(given.content);
      if (format !== null) return { ...given, format };
      const message = `This bears the marks of no format that is known: name one of ${formats.join(", ")}.`;
      context.issues.push({ code: "custom", path: ["format"], message, input });
      return z.NEVER;
    },
    z.discriminatedUnion("format", [...FORMS, ...readers.map(exportForm)], {
      error: ({ code }) =>
        code === "invalid_union"
          ? `Use a format of auto, ${formats.join(", ")}.`
          : "Give text with speaker labels, a list of {role, text} turns, or {format, content}.",
    }),
  );
}

export const Formatted = formattedBy(EXPORT_READERS);
