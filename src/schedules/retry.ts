import * as z from "zod";
import { CallingWindow } from "../gate/calling-window.ts";

/** How a dialled attempt can end without a conversation. */
export const MISSED_OUTCOMES = ["no_answer", "busy", "failed", "voicemail"] as const;
export type MissedOutcome = (typeof MISSED_OUTCOMES)[number];
/** How a dialled attempt can end: with a conversation, or without. */
export const ATTEMPT_OUTCOMES = ["completed", ...MISSED_OUTCOMES] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

const MAX_ATTEMPTS = 10;
const MAX_DELAY_MINUTES = 10_080;

const Attempts = z.number().int().min(1).max(MAX_ATTEMPTS);
const DelayMinutes = z.number().min(1).max(MAX_DELAY_MINUTES);
const ForOutcome = z.strictObject({
  attempts: Attempts.optional(),
  delay_minutes: DelayMinutes.optional(),
  calling_window: CallingWindow.optional(),
});

/** Another attempt after one that reached nobody. `attempts` counts the first one of the run too. */
export const Retry = z.strictObject({
  attempts: Attempts.default(1),
  delay_minutes: DelayMinutes.default(120),
  on: z.array(z.enum(MISSED_OUTCOMES)).min(1).default(["no_answer", "busy", "failed"]),
  /** For attempts after the first; without it the schedule's own. */
  calling_window: CallingWindow.optional(),
  /** What differs after one outcome; an outcome named here is retried whether `on` names it or not. */
  by_outcome: z.partialRecord(z.enum(MISSED_OUTCOMES), ForOutcome).optional(),
});
export type Retry = z.infer<typeof Retry>;

export interface RetryStep {
  attempts: number;
  delayMinutes: number;
  /** Null: the schedule's own window. */
  window: CallingWindow | null;
}

/** What a retry rule says after an outcome; null where that is not retried. */
export function retryAfter(retry: Retry | null, outcome: MissedOutcome): RetryStep | null {
  const own = retry?.by_outcome?.[outcome];
  if (!retry || !(own || retry.on.includes(outcome))) return null;
  return {
    attempts: own?.attempts ?? retry.attempts,
    delayMinutes: own?.delay_minutes ?? retry.delay_minutes,
    window: own?.calling_window ?? retry.calling_window ?? null,
  };
}

/** Every window that a retry rule names. */
export function retryWindows(retry: Retry | null): CallingWindow[] {
  const rules = retry ? [retry, ...Object.values(retry.by_outcome ?? {})] : [];
  return rules.flatMap((rule) => rule?.calling_window ?? []);
}
