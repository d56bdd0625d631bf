import type * as z from "zod";
import type { CallEvent, ToldTransfer } from "../../event.ts";
import { readParty } from "../../number.ts";
import { readInstant } from "../../reading/time.ts";
import { CallForm, callIdOf } from "./call-status.ts";
import { field } from "./form.ts";

export const DialForm = CallForm.extend({ DialCallStatus: field, DialCallSid: field });
export type DialForm = z.infer<typeof DialForm>;

const REACHED = ["in-progress", "answered", "completed"];
const MISSED = ["busy", "no-answer", "failed", "canceled"];

/** How handing the caller over to another line goes; null while it rings. */
function transferOf(status: string, to: string | null): ToldTransfer | null {
  if (REACHED.includes(status)) return { status: "connected", to, reason: null };
  if (MISSED.includes(status)) return { status: "failed", to, reason: status };
  return null;
}

/**
 * What `/dial` is told of a line that `<Dial>` rang: by the line itself once it is answered, by the verb once it is over.
 * Both make the same event, so that one talk is one transfer whichever comes first.
 */
export function dialEvent(form: DialForm, to: string | null): CallEvent | null {
  const isVerb = form.DialCallStatus !== undefined;
  const transfer = transferOf((isVerb ? form.DialCallStatus : form.CallStatus) ?? "", to);
  if (!transfer) return null;
  const leg = (isVerb ? form.DialCallSid : form.CallSid) ?? "";
  const key = `dial:${to ?? ""}:${leg}:${transfer.reason ?? transfer.status}`;
  return { key, callId: callIdOf(form), at: null, kind: "transfer", facts: {}, transfer };
}

/** A status callback of a line that somebody else's TwiML dialled: the call goes on without it, so it ends nothing. */
export function legEvent(form: CallForm): CallEvent | null {
  const { CallStatus: said = "", SequenceNumber, Timestamp } = form;
  // Its answer told already that it was reached.
  const transfer = said === "completed" ? null : transferOf(said, readParty(form.To));
  if (!transfer) return null;
  const key = `leg:${form.CallSid}:${said}:${SequenceNumber ?? Timestamp ?? ""}`;
  return { key, callId: callIdOf(form), at: readInstant(Timestamp), kind: "transfer", facts: {}, transfer };
}
