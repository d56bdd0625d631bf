import * as z from "zod";

/** How a dialled attempt can end without a conversation. */
export const MISSED_OUTCOMES = ["no_answer", "busy", "failed", "voicemail"] as const;
/** How a dialled attempt can end: with a conversation, or without. */
export const ATTEMPT_OUTCOMES = ["completed", ...MISSED_OUTCOMES] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** Another attempt after one that reached nobody. `attempts` counts the first one too. */
export const Retry = z.strictObject({
  attempts: z.number().int().min(1).max(10).default(1),
  delay_minutes: z.number().min(1).max(10_080).default(120),
  on: z.array(z.enum(MISSED_OUTCOMES)).min(1).default(["no_answer", "busy", "failed"]),
});
export type Retry = z.infer<typeof Retry>;
