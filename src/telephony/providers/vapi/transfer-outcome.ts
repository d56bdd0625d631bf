import type { TransferOutcome } from "../../../calls/status.ts";
import type { ToldTransfer } from "../../event.ts";
import { meaningOf, type Vocabulary } from "../../reading/vocabulary.ts";

/** Vapi, TransferArtifactStatus. */
const STATUSES: Vocabulary<TransferOutcome> = {
  connected: "connected",
  completed: "connected",
  "no-answer": "no_answer",
  busy: "busy",
  voicemail: "voicemail",
  failed: "failed",
  cancelled: "canceled",
};

/** `endedReason` of calls that a transfer ended, or that ended in the middle of one (Vapi, ServerMessageEndOfCallReport). */
const REASONS: Vocabulary<TransferOutcome> = {
  "assistant-forwarded-call": "connected",
  "call.forwarding.operator-busy": "busy",
  "call.forwarding.no-answer": "no_answer",
  "customer-ended-call-before-warm-transfer": "canceled",
  "customer-ended-call-during-transfer": "canceled",
  "customer-ended-call-after-warm-transfer-attempt": "failed",
  "call.in-progress.error-transfer-failed": "failed",
  "call.in-progress.error-warm-transfer-max-duration": "failed",
  "call.in-progress.error-warm-transfer-assistant-cancelled": "failed",
  "call.in-progress.error-warm-transfer-silence-timeout": "failed",
  "call.in-progress.error-warm-transfer-microphone-timeout": "failed",
};

/** How a listed transfer ended; a word that Vapi has added is a failure. Without a word it was only asked for. */
export const outcomeOf = (status: string | null): ToldTransfer["status"] =>
  status === null ? "requested" : (meaningOf(STATUSES, status) ?? "failed");

/** How the transfer went that the call ended with; undefined where its end says nothing of one. */
export const outcomeByReason = (reason: string | null) => meaningOf(REASONS, reason);
