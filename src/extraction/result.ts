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

/** A second reader's result for a field. */
const OtherReading = z.object({
  model: z.string(),
  value: Value,
  status: z.enum(FIELD_STATUSES),
  raw: z.union([z.string(), z.number(), z.boolean()]).optional(),
  evidence: z.array(Evidence).optional(),
});

/** What is known of one field after a call. `value` is null exactly where `status` says why. */
export const FieldResult = z.object({
  value: Value,
  status: z.enum(FIELD_STATUSES),
  /** The model's own words, kept where they differ from the value or did not become one. */
  raw: z.union([z.string(), z.number(), z.boolean()]).optional(),
  evidence: z.array(Evidence).optional(),
  alternatives: z.array(Value).optional(),
  /** There where only a part of the day was said ("tomorrow morning"): the value's hour stands for it. */
  chosen: z.literal(true).optional(),
  /**
   * What a rule makes of words that name no day ("end of next week"), beside `invalid`: ISO 8601 with the zone's offset,
   * or YYYY-MM-DD for a date. Nobody said it; a follow-up may take it.
   */
  suggested: z.string().optional(),
  /** There where a person should look: two readers disagree, or a required field has no value. */
  needs_review: z.literal(true).optional(),
  /** What the second reader made of the field, where the two disagree. */
  other_reading: OtherReading.optional(),
  /** The rule that an invalid or ungrounded value broke, as a sentence. */
  rule: z.string().optional(),
});
export type FieldResult = z.infer<typeof FieldResult>;
