import type { CallStatus } from "../../../calls/status.ts";
import { meaningOf, type Vocabulary } from "../../reading/vocabulary.ts";

/** `disconnection_reason` of calls that reached nobody (retell-sdk, PhoneCallResponse). */
const UNREACHED: Vocabulary<CallStatus> = {
  dial_busy: "busy",
  user_declined: "busy",
  dial_no_answer: "no_answer",
  dial_failed: "failed",
  invalid_destination: "failed",
  telephony_provider_permission_denied: "failed",
  telephony_provider_unavailable: "failed",
  sip_routing_error: "failed",
  marked_as_spam: "failed",
  concurrency_limit_reached: "failed",
  no_concurrency_fallback: "failed",
  no_valid_payment: "failed",
  registered_call_timeout: "failed",
  error_user_not_joined: "failed",
};

/**
 * How a call ended. An `error_…` after the customer spoke ends a talk that took place: it is `completed`, is analysed like
 * any other and not dialled again, and its reason still names the error.
 */
export function endStatus(said: {
  reason: string | null;
  callStatus: string | null;
  inVoicemail: boolean;
  customerSpoke: boolean;
}): CallStatus {
  const { reason, callStatus } = said;
  const unreached = meaningOf(UNREACHED, reason);
  if (unreached) return unreached;
  if (reason === "voicemail_reached" || said.inVoicemail) return "voicemail";
  if (callStatus === "not_connected") return reason === "manual_stopped" ? "canceled" : "failed";
  if (said.customerSpoke) return "completed";
  return callStatus === "error" || /^(error_|scam_detected)/.test(reason ?? "") ? "failed" : "completed";
}
