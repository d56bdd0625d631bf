import * as z from "zod";

/** A quarter of an hour: the desk has had time to come back. */
const DEFAULT_DELAY_MINUTES = 15;
/** A year. */
const MAX_DELAY_MINUTES = 525_600;
const DELAY = `Use minutes from 0 to ${MAX_DELAY_MINUTES}.`;
const WORDS = "Give the words that the caller hears.";

/** What happens where nobody takes the call. */
export const Fallback = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      /** Books a call to the customer, through everything that schedules have. */
      type: z.literal("schedule_call"),
      delay_minutes: z
        .number(DELAY)
        .min(0, DELAY)
        .max(MAX_DELAY_MINUTES, DELAY)
        .default(DEFAULT_DELAY_MINUTES),
      from_number: z.string().max(64).optional(),
      /** Said to the caller, where somebody can say it, as it stands. */
      message: z.string().max(2000).optional(),
    }),
    z.strictObject({ type: z.literal("message"), message: z.string(WORDS).min(1, WORDS).max(2000) }),
  ],
  { error: "Use a type of schedule_call or message." },
);
export type Fallback = z.infer<typeof Fallback>;

/** What became of it; only its type while it is still to come. */
export const FallbackResult = z.object({
  type: z.enum(["schedule_call", "message"]),
  schedule_id: z.string().optional(),
  at: z.iso.datetime({ offset: true }).optional().describe("When it rings back."),
  said: z.boolean().optional().describe("Whether the caller was told the message; false where nobody could."),
  problem: z.string().optional().describe("Why it did not happen."),
});
export type FallbackResult = z.infer<typeof FallbackResult>;
