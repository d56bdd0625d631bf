import * as z from "zod";

/** Where in the call a value was said: the turn's number from 0, and its words, verbatim. */
export const Evidence = z.object({
  turn: z.number().int().nonnegative(),
  quote: z.string(),
  start_ms: z.number().optional(),
});
export type Evidence = z.infer<typeof Evidence>;

export const FIELD_STATUSES = [
  "grounded",
  "inferred",
  "not_mentioned",
  "ambiguous",
  "invalid",
  "ungrounded",
  "refused",
  "corrected",
] as const;

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What is known of one field after a call. `value` is null exactly where `status` says why. */
export const FieldResult = z.object({
  value: Value,
  status: z.enum(FIELD_STATUSES),
  /** The model's own words, kept where they differ from the value or did not become one. */
  raw: z.union([z.string(), z.number(), z.boolean()]).optional(),
  evidence: z.array(Evidence).optional(),
  alternatives: z.array(Value).optional(),
  /** The rule that an invalid value broke, as a sentence. */
  rule: z.string().optional(),
});
export type FieldResult = z.infer<typeof FieldResult>;
