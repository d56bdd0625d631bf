import { readableAt } from "./local-time.ts";
import { type Called, nextAllowed } from "./next-allowed.ts";
import type { AttemptOutcome, Retry } from "./retry.ts";

export interface EndedAttempt {
  number: number;
  outcome: AttemptOutcome;
  /** Epoch milliseconds. */
  endedAt: number;
}

/** What a schedule does after an attempt; the explanation is a sentence. */
export type NextStep =
  | { status: "completed" | "failed"; nextRunAt: null; explanation: string }
  | { status: "active"; nextRunAt: number; explanation: string };

const MINUTE_MS = 60_000;

const WORDS: Record<AttemptOutcome, string> = {
  completed: "was answered",
  no_answer: "was not answered",
  busy: "found the line busy",
  failed: "failed",
  voicemail: "reached voicemail",
};

/** A conversation completes the schedule; without one, `retry` says whether another attempt follows, and when. */
export function decideNext(ended: EndedAttempt, schedule: Called & { retry: Retry | null }): NextStep {
  const { number, outcome } = ended;
  const told = `Attempt ${number} ${WORDS[outcome]}`;
  if (outcome === "completed") return { status: "completed", nextRunAt: null, explanation: `${told}.` };
  const { retry } = schedule;
  const end = (why: string): NextStep => ({
    status: "failed",
    nextRunAt: null,
    explanation: `${told}; ${why}.`,
  });
  if (!retry) return end("no further one was asked for");
  if (number >= retry.attempts) return end(`it was the last of ${retry.attempts}`);
  if (!retry.on.includes(outcome)) return end(`${outcome} is not retried`);
  const allowed = nextAllowed(ended.endedAt + retry.delay_minutes * MINUTE_MS, schedule);
  const when = `${told}; attempt ${number + 1} of ${retry.attempts} follows ${readableAt(allowed.at, schedule.timezone)}.`;
  return { status: "active", nextRunAt: allowed.at, explanation: sentences(when, allowed.explanation) };
}

/** Sentences in a row; those that are null are left out. */
export function sentences(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join(" ");
}
