import * as z from "zod";
import { AppError } from "../errors.ts";
import { quoted } from "./transcripts/attribute.ts";
import { Formatted } from "./transcripts/formatted.ts";
import { readLabelledText } from "./transcripts/labelled-text.ts";
import { Role } from "./transcripts/speaker.ts";
import type { Turn } from "./turn.ts";

export const MAX_TURNS = 5000;
export const MAX_TRANSCRIPT_BYTES = 1024 * 1024;
/** A D1 row holds 2 MB (its documented limit), and a transcript is stored as one, JSON escapes and all. */
const MAX_STORED_BYTES = 1_900_000;

const GivenTurn = z
  .object({
    role: Role,
    text: z.string().optional(),
    content: z.string().optional(),
    start_ms: z.number().min(0).optional(),
    end_ms: z.number().min(0).optional(),
  })
  .transform((given, context): Turn => {
    const text = given.text ?? given.content;
    if (text === undefined) {
      context.addIssue({
        code: "custom",
        path: ["text"],
        message: "Give the words of the turn as text (or content).",
      });
    }
    return {
      role: given.role,
      text: (text ?? "").trim(),
      ...(given.start_ms === undefined ? {} : { start_ms: Math.round(given.start_ms) }),
      ...(given.end_ms === undefined ? {} : { end_ms: Math.round(given.end_ms) }),
    };
  });

const GivenTurns = z.preprocess(guardLength, z.array(GivenTurn));

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

/**
 * The transcript forms of the contract, as turns: labelled text, a list of turns, or `{format, content}`. Empty turns
 * are dropped. Throws `too_large` beyond 1 MiB of speech or 5,000 turns, because a limit is not a mistake in a field.
 */
export const Transcript = z
  .unknown()
  .transform((input, context): Turn[] => {
    const read = formOf(input).safeParse(input);
    if (read.success) return read.data;
    // A union would name the transcript alone; the form that is meant names the place within.
    context.issues.push(...read.error.issues.map((issue) => ({ ...issue, input: undefined })));
    return [];
  })
  .transform((turns) => turns.filter((turn) => turn.text !== ""))
  .refine((turns) => turns.length > 0, "The transcript has no turns: send at least one.")
  .refine((turns) => {
    checkSize(byteLength(turns), turns.length);
    if (new TextEncoder().encode(JSON.stringify(turns)).length > MAX_STORED_BYTES) throw tooManyBytes();
    return true;
  });

function formOf(input: unknown): z.ZodType<Turn[]> {
  if (typeof input === "string") return LabelledText;
  return Array.isArray(input) ? GivenTurns : Formatted;
}

function guardLength(input: unknown): unknown {
  if (Array.isArray(input)) checkSize(0, input.length);
  return input;
}

const tooManyBytes = () =>
  new AppError("too_large", "The transcript is over 1 MiB: send it in parts, as calls of their own.");

function checkSize(bytes: number, turns: number): void {
  if (bytes > MAX_TRANSCRIPT_BYTES) {
    throw tooManyBytes();
  }
  if (turns > MAX_TURNS) {
    throw new AppError(
      "too_large",
      `The transcript has over ${MAX_TURNS} turns: join short ones, or send it in parts.`,
    );
  }
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
