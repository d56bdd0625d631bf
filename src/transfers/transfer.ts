import type { TransferOutcome } from "../calls/status.ts";
import type { FieldValue } from "../extraction/field.ts";

/** A human, or a desk, that a call may be handed to. */
export interface TransferTarget {
  /** As the agent's configuration names it; null where it does not. */
  name: string | null;
  /** E.164 or a SIP URI. */
  to: string;
}

/** One of the targets, and how it went with it; times in epoch ms. */
export interface TransferAttempt {
  to: string;
  outcome: TransferOutcome;
  reason: string | null;
  askedAt: number | null;
  /** When it was told that it ended, or that they answered. */
  toldAt: number;
}

/** What the human is told of the call before they have it. */
export interface Briefing {
  /** One or two sentences, to be spoken. */
  spoken: string;
  /** Why the call is handed over. */
  reason: string;
  customerNumber: string | null;
  values: Record<string, FieldValue>;
  /** The last ones, first to last. */
  turns: { role: string; text: string }[];
}
