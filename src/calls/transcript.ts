import * as z from "zod";
import { AppError } from "../errors.ts";
import { readLabelledText, speakerOf } from "./labelled-text.ts";
import type { Turn } from "./turn.ts";

export const MAX_TURNS = 5000;
export const MAX_TRANSCRIPT_BYTES = 1024 * 1024;

const ROLES = "agent, assistant, bot, user, customer, human, caller, system, tool";

const GivenTurn = z
  .object({
    role: z.string().max(100),
    text: z.string().optional(),
    content: z.string().optional(),
    start_ms: z.number().min(0).optional(),
    end_ms: z.number().min(0).optional(),
  })
  .transform((given, context): Turn => {
    const role = speakerOf(given.role);
    if (!role) context.addIssue({ code: "custom", path: ["role"], message: `Use one of ${ROLES}.` });
    const text = given.text ?? given.content;
    if (text === undefined) {
      context.addIssue({
        code: "custom",
        path: ["text"],
        message: "Give the words of the turn as text (or content).",
      });
    }
    return {
      role: role ?? "customer",
      text: (text ?? "").trim(),
      ...(given.start_ms === undefined ? {} : { start_ms: Math.round(given.start_ms) }),
      ...(given.end_ms === undefined ? {} : { end_ms: Math.round(given.end_ms) }),
    };
  });

const LabelledText = z.string().transform((text, context): Turn[] => {
  checkSize(text.length, 0);
  const turns = readLabelledText(text);
  if (turns === null) {
    context.addIssue({
      code: "custom",
      message:
        "Start each speaker's lines with a label such as Agent: or Customer:, or send a list of turns.",
    });
  }
  return turns ?? [];
});

/**
 * The transcript forms of the contract, as turns: labelled text or a list of turns. Empty turns are dropped.
 * Throws `too_large` beyond 1 MiB or 5,000 turns, because a limit is not a mistake in a field.
 */
export const Transcript = z
  .union([LabelledText, z.preprocess(guardLength, z.array(GivenTurn))], {
    error: "Give text with speaker labels, or a list of {role, text} turns.",
  })
  .transform((turns) => turns.filter((turn) => turn.text !== ""))
  .refine((turns) => turns.length > 0, "The transcript has no turns: send at least one.")
  .refine((turns) => {
    checkSize(byteLength(turns), turns.length);
    return true;
  });

function guardLength(input: unknown): unknown {
  if (Array.isArray(input)) checkSize(0, input.length);
  return input;
}

function checkSize(bytes: number, turns: number): void {
  if (bytes > MAX_TRANSCRIPT_BYTES) {
    throw new AppError("too_large", "The transcript is over 1 MiB: send it in parts, as calls of their own.");
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
      turn.role === "customer" && /[\p{L}\p{N}]/u.test(turn.text.replace(/\[[^\]]*\]|\([^)]*\)/g, "")),
  );
}
