import * as z from "zod";
import type { Turn } from "../turn.ts";
import { checkSize } from "./size.ts";
import { Role } from "./speaker.ts";

/** One turn of the contract: `{role, text|content, start_ms?, end_ms?}`. */
export const GivenTurn = z
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

export const GivenTurns = z.preprocess((input) => {
  if (Array.isArray(input)) checkSize(0, input.length);
  return input;
}, z.array(GivenTurn));
