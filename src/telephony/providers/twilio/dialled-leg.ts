import type * as z from "zod";
import type { TransferOutcome } from "../../../calls/status.ts";
import type { CallEvent, ToldTransfer } from "../../event.ts";
import { readParty } from "../../number.ts";
import { readInstant } from "../../reading/time.ts";
import { meaningOf, type Vocabulary } from "../../reading/vocabulary.ts";
import { CallForm, callIdOf, isMachine } from "./call-status.ts";
import { field } from "./form.ts";

export const DialForm = CallForm.extend({ DialCallStatus: field, DialCallSid: field, DialBridged: field });
export type DialForm = z.infer<typeof DialForm>;

/** What a dialled line's status says of the transfer to it (Twilio Voice, `<Dial>` action); the others say that it rings. */
const OUTCOMES: Vocabulary<TransferOutcome> = {
  "in-progress": "connected",
  answered: "connected",
  completed: "connected",
  busy: "busy",
  "no-answer": "no_answer",
  failed: "failed",
  canceled: "canceled",
};

/** Whoever hung up first decides: a caller who was gone before anybody was connected ended it, and nobody declined. */
function outcomeOf(form: DialForm): TransferOutcome | null {
  const isVerb = form.DialCallStatus !== undefined;
  const said = meaningOf(OUTCOMES, isVerb ? form.DialCallStatus : form.CallStatus);
  if (!said) return null;
  if (said === "connected" && isMachine(form.AnsweredBy)) return "voicemail";
  // The verb's own call is the caller's.
  const isCallerGone = isVerb && form.CallStatus === "completed";
  // Picked up, heard the briefing, and hung up.
  const missed = said === "connected" && isVerb && form.DialBridged === "false" ? "declined" : said;
  return isCallerGone && (missed === "no_answer" || missed === "declined") ? "canceled" : missed;
}

/** How handing the caller over to another line goes; null while it rings. */
function transferOf(form: DialForm, to: string | null): ToldTransfer | null {
  const status = outcomeOf(form);
  if (!status) return null;
  const said = form.DialCallStatus ?? form.CallStatus ?? null;
  return { status, to, reason: status === "connected" ? null : said };
}

/**
 * What `/dial` and `/transfer` are told of a line that `<Dial>` rang: by the line itself once it is answered, by the verb
 * once it is over. Both make the same event, so that one talk is one transfer whichever comes first.
 */
export function dialEvent(form: DialForm, to: string | null): CallEvent | null {
  const transfer = transferOf(form, to);
  if (!transfer) return null;
  const leg = (form.DialCallStatus === undefined ? form.CallSid : form.DialCallSid) ?? "";
  const key = `dial:${to ?? ""}:${leg}:${transfer.status}`;
  return { key, callId: callIdOf(form), at: null, kind: "transfer", facts: {}, transfer };
}

/** A status callback of a line that somebody else's TwiML dialled: the call goes on without it, so it ends nothing. */
export function legEvent(form: CallForm): CallEvent | null {
  const { CallStatus: said = "", SequenceNumber, Timestamp } = form;
  // Its answer told already that it was reached.
  if (said === "completed") return null;
  const dialled = { ...form, DialCallStatus: undefined, DialCallSid: undefined, DialBridged: undefined };
  const transfer = transferOf(dialled, readParty(form.To));
  if (!transfer) return null;
  const key = `leg:${form.CallSid}:${said}:${SequenceNumber ?? Timestamp ?? ""}`;
  return { key, callId: callIdOf(form), at: readInstant(Timestamp), kind: "transfer", facts: {}, transfer };
}
