import type { CallStatus } from "../../../calls/status.ts";

/**
 * How a call ended that reached nobody, by the start of its `endedReason` (Vapi,
 * ServerMessageEndOfCallReportEndedReason).
 */
const UNREACHED: readonly (readonly [RegExp, CallStatus])[] = [
  [/^(customer-busy|vonage-rejected)/, "busy"],
  [/^customer-did-not-answer/, "no_answer"],
  [/^voicemail/, "voicemail"],
  [/^call\.ringing\.sip-inbound-caller-hungup/, "canceled"],
  [/^scheduled-call-deleted/, "canceled"],
  [/^(call\.start\.|call-start-error|call\.ringing\.error)/, "failed"],
  [/^assistant-(not-found|not-valid|join-timed-out)/, "failed"],
  [/^assistant-request-(failed|returned-(error|invalid|no|unspeakable))/, "failed"],
  [/^(twilio|vonage)-failed-to-connect/, "failed"],
  [/^twilio-reported-customer-misdialed/, "failed"],
  [/^call\.in-progress\.error-sip-(in|out)bound-call-failed-to-connect/, "failed"],
  [/^phone-call-provider-bypass-enabled-but-no-call-received/, "failed"],
  [/^customer-did-not-give-microphone-permission/, "failed"],
];

/** Faults that may come at any time of a call: `pipeline-error-…`, `call.in-progress.error-…`, `…-failed`. */
const FAULT = /error|fault|failed|worker-|closed-websocket/;

/** How a call ended that reached nobody; null where the reason alone does not say that. */
export function unreachedStatus(reason: string | null): CallStatus | null {
  return UNREACHED.find(([start]) => reason !== null && start.test(reason))?.[1] ?? null;
}

/**
 * How a call ended. A fault or a cancellation after the customer spoke ends a talk that took place: it is `completed`, is
 * analysed like any other and not dialled again, and its reason still names the fault.
 */
export function endStatus(reason: string | null, customerSpoke: boolean): CallStatus {
  const unreached = unreachedStatus(reason);
  if (unreached !== null) return unreached;
  if (customerSpoke || reason === null) return "completed";
  if (/^(manually-canceled|call-deleted)/.test(reason)) return "canceled";
  return FAULT.test(reason) ? "failed" : "completed";
}
