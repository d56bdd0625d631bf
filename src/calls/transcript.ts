import * as z from "zod";
import { quoted } from "./transcripts/attribute.ts";
import { Formatted, type GivenCall } from "./transcripts/formatted.ts";
import { readLabelledText } from "./transcripts/labelled-text.ts";
import { checkSize, tooManyBytes } from "./transcripts/size.ts";
import { GivenTurns } from "./transcripts/turns.ts";
import type { Turn } from "./turn.ts";

export { MAX_TRANSCRIPT_BYTES, MAX_TURNS } from "./transcripts/size.ts";

/** A D1 row holds 2 MB (its documented limit), and a transcript is stored as one, JSON escapes and all. */
const MAX_STORED_BYTES = 1_900_000;

export const NO_TURNS = "The transcript has no turns: send at least one.";

const LabelledText = z.string().transform((text, context): Turn[] => {
  checkSize(text.length, 0);
  const attribution = readLabelledText(text);
  if (attribution.kind === "turns") return attribution.turns;
  context.addIssue({
    code: "custom",
    message:
      attribution.kind === "unlabelled"
        ? "Start each speaker's lines with a label such as Agent: or Customer:, or send a list of turns."
        : `Write Agent: or Customer: in place of ${quoted(attribution.names)}, or send a list of turns.`,
  });
  return z.NEVER;
});

const alone = (turns: Turn[]): GivenCall => ({ turns, told: null });
const FORMS = { text: LabelledText.transform(alone), turns: GivenTurns.transform(alone) };

/**
 * The transcript forms of the contract: labelled text, a list of turns, or `{format, content}`, which may be a platform's
 * whole record of a call. Empty turns are dropped, so that none may be left. Throws `too_large` beyond 1 MiB of speech or
 * 5,000 turns.
 */
export const TranscriptOrExport = z
  .unknown()
  .transform((input, context): GivenCall => {
    const read = formOf(input).safeParse(input);
    if (read.success) return read.data;
    // A union would name the transcript alone; the form that is meant names the place within.
    context.issues.push(...read.error.issues.map((issue) => ({ ...issue, input: undefined })));
    return { turns: [], told: null };
  })
  .transform(({ turns, told }): GivenCall => ({ turns: turns.filter(({ text }) => text !== ""), told }))
  .refine(({ turns }) => {
    checkSize(byteLength(turns), turns.length);
    if (new TextEncoder().encode(JSON.stringify(turns)).length > MAX_STORED_BYTES) throw tooManyBytes();
    return true;
  });

/** The same as turns, at least one. */
export const Transcript = TranscriptOrExport.transform(({ turns }) => turns).refine(
  (turns) => turns.length > 0,
  NO_TURNS,
);

function formOf(input: unknown): z.ZodType<GivenCall> {
  if (typeof input === "string") return FORMS.text;
  return Array.isArray(input) ? FORMS.turns : Formatted;
}

function byteLength(turns: readonly Turn[]): number {
  const encoder = new TextEncoder();
  return turns.reduce((sum, turn) => sum + encoder.encode(turn.text).length, 0);
}

/** True where the customer says at least one word; without that there is nothing to extract. */
export function hasCustomerSpeech(turns: readonly Turn[]): boolean {
  return turns.some(
    (turn) =>
      turn.role === "customer" &&
      // An aside ends where another opens: thousands of open brackets cost no more than their length.
      /[\p{L}\p{N}]/u.test(turn.text.replace(/\[[^[\]]*\]|\([^()]*\)/g, "")),
  );
}
