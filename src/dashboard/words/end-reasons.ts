import type { Phrase } from "./words.ts";

const customerEnded: Phrase = ["the customer hung up", "müşteri kapattı"];
const agentEnded: Phrase = ["the agent ended the call", "temsilci aramayı bitirdi"];
const transferred: Phrase = ["the call was handed over", "arama aktarıldı"];
const silence: Phrase = ["nobody said anything for a while", "bir süre kimse konuşmadı"];
const tooLong: Phrase = ["the longest time for a call was reached", "aramanın en uzun süresine ulaşıldı"];
const noAnswer: Phrase = ["nobody answered", "kimse yanıt vermedi"];
const busy: Phrase = ["the line was busy", "hat meşguldü"];
const rejected: Phrase = ["the call was declined", "arama reddedildi"];
const voicemail: Phrase = ["voicemail answered", "telesekreter yanıt verdi"];
const completed: Phrase = ["the call ended as usual", "arama olağan biçimde bitti"];
const failed: Phrase = ["the call could not be made or went wrong", "arama yapılamadı ya da aksadı"];
const untold: Phrase = ["nobody told how the call ended", "aramanın nasıl bittiği bildirilmedi"];
const spam: Phrase = ["the number was marked as spam", "numara istenmeyen arama olarak işaretliydi"];
const canceled: Phrase = [
  "the call was taken back before anybody answered",
  "yanıtlanmadan arama geri alındı",
];

/** The reasons that providers give as codes, in lower case with underscores. */
const REASONS: ReadonlyMap<string, Phrase> = new Map([
  ...named(customerEnded, "customer_hung_up customer_hangup customer_ended_call user_hangup user_hung_up"),
  ...named(
    customerEnded,
    "client_initiated caller_hangup caller_hung_up hangup user human client_disconnected",
  ),
  ...named(
    agentEnded,
    "agent_hangup agent_hung_up assistant_ended_call assistant_said_end_call_phrase assistant",
  ),
  ...named(agentEnded, "assistant_ended_call_after_message_spoken agent end_call_tool agent_goodbye"),
  ...named(
    transferred,
    "ended_after_transfer call_transfer call_transferred transferred assistant_forwarded_call",
  ),
  ...named(silence, "silence_timed_out inactivity silence_timeout no_input"),
  ...named(tooLong, "exceeded_max_duration max_duration_reached time_limit max_duration"),
  ...named(
    noAnswer,
    "no_answer user_unavailable customer_did_not_answer dial_no_answer originator_cancel timeout unanswered",
  ),
  ...named(busy, "busy user_busy customer_busy dial_busy"),
  ...named(rejected, "call_rejected rejected user_rejected user_declined declined"),
  ...named(voicemail, "voicemail voicemail_reached machine_detected answering_machine"),
  ...named(completed, "completed normal_clearing ended done finished"),
  ...named(failed, "failed dial_failed error unspecified not_found invalid_destination sip_routing_error"),
  ...named(
    failed,
    "telephony_provider_unavailable registered_call_timeout error_user_not_joined sip_trunk_failure",
  ),
  ...named(untold, "no_end_told"),
  ...named(spam, "marked_as_spam"),
  ...named(canceled, "canceled cancelled"),
]);

function named(phrase: Phrase, codes: string): [string, Phrase][] {
  return codes.split(" ").map((code) => [code, phrase]);
}

/** Why a call ended, in words; what no list has is the provider's own text, with a code's underscores taken out. */
export function endReasonText(reason: string, t: (phrase: Phrase) => string): string {
  const known = phraseOf(reason);
  // Twilio's carries the code of the line, which tells a technician more.
  if (known) return `${t(known)}${SIP_CODE.exec(reason)?.[0] ?? ""}`;
  return /^[A-Za-z0-9]+([_-][A-Za-z0-9]+)+$/.test(reason) ? reason.replace(/[_-]+/g, " ") : reason;
}

const SIP_CODE = / \(SIP \d+\)$/;

const phraseOf = (reason: string): Phrase | undefined =>
  REASONS.get(
    reason
      .replace(SIP_CODE, "")
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  );

/** Whether the interface has words for a reason; else it is a text of the provider's, in a language that nobody knows. */
export const isKnownEndReason = (reason: string): boolean => phraseOf(reason) !== undefined;
