import * as z from "zod";
import type { CallStatus } from "../../../calls/status.ts";
import type { CallEvent, ToldFacts } from "../../event.ts";
import { isOwnHost } from "../../http.ts";
import { readParty } from "../../number.ts";
import { webUrl } from "../../reading/members.ts";
import { isoOf, readInstant } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { meaningOf, type Vocabulary } from "../../reading/vocabulary.ts";
import { field } from "./form.ts";

/** What Twilio posts of a call, whichever callback it is; everything beside the id may be missing. */
export const CallForm = z.looseObject({
  CallSid: z.string().trim().min(1),
  ParentCallSid: field,
  CallStatus: field,
  Timestamp: field,
  SequenceNumber: field,
  Direction: field,
  From: field,
  To: field,
  /** Seconds. `Duration`, beside it, is in minutes rounded up, and nobody reads it. */
  CallDuration: field,
  SipResponseCode: field,
  AnsweredBy: field,
  RecordingUrl: field,
});
export type CallForm = z.infer<typeof CallForm>;

const UNDER_WAY: Vocabulary<CallStatus> = {
  queued: "queued",
  initiated: "queued",
  ringing: "ringing",
  "in-progress": "in_progress",
};

const OVER: Vocabulary<CallStatus> = {
  completed: "completed",
  busy: "busy",
  failed: "failed",
  "no-answer": "no_answer",
  canceled: "canceled",
};

/** A trunk's terminating call goes out to the phone network, its originating one comes in from there. */
const DIRECTIONS: Vocabulary<"inbound" | "outbound"> = {
  inbound: "inbound",
  "outbound-api": "outbound",
  "outbound-dial": "outbound",
  "trunking-terminating": "outbound",
  "trunking-originating": "inbound",
};

/** The call that all legs share: a leg that `<Dial>` made belongs to the one that ran it. */
export const callIdOf = ({ ParentCallSid, CallSid }: Pick<CallForm, "ParentCallSid" | "CallSid">) =>
  ParentCallSid ?? CallSid;

export const isMachine = (answeredBy: string | undefined) => /^(machine|fax)/i.test(answeredBy ?? "");

/** A recording's address, where it is Twilio's: a body is input. */
export function recordingIn(text: string | undefined): string | undefined {
  const url = URL.parse(webUrl.parse(text) ?? "");
  return url && isOwnHost(url, ["*.twilio.com"]) ? url.href : undefined;
}

/** Where a status callback says that the call stands; null for a status that nobody knows. */
export function standingOf({ CallStatus: said, AnsweredBy }: CallForm): {
  kind: "started" | "ended";
  status: CallStatus;
} | null {
  const [underWay, over] = [meaningOf(UNDER_WAY, said), meaningOf(OVER, said)];
  if (underWay) return { kind: "started", status: underWay };
  if (!over) return null;
  return { kind: "ended", status: over === "completed" && isMachine(AnsweredBy) ? "voicemail" : over };
}

/** Who speaks with whom. */
export function partiesOf({ Direction, From, To }: Pick<CallForm, "Direction" | "From" | "To">): ToldFacts {
  return toldFacts({
    direction: meaningOf(DIRECTIONS, Direction),
    fromNumber: readParty(From),
    toNumber: readParty(To),
  });
}

/**
 * A status callback as an event (Twilio Voice, status callbacks); null for a status that nobody knows. Its key is the
 * message's own count, so that it is the same in whatever order such callbacks come.
 */
export function statusEvent(form: CallForm, attemptId: string | undefined): CallEvent | null {
  const standing = standingOf(form);
  if (!standing) return null;
  const at = readInstant(form.Timestamp);
  const { CallStatus: said = "", SequenceNumber, Timestamp = "" } = form;
  return {
    key: `status:${said}:${SequenceNumber ?? Timestamp}`,
    callId: form.CallSid,
    at,
    kind: standing.kind,
    facts: {
      ...partiesOf(form),
      ...toldFacts({ status: standing.status, attemptId }),
      ...(standing.kind === "ended" ? endOf(form, at) : {}),
    },
  };
}

function endOf(
  { CallStatus: said = "", CallDuration, SipResponseCode, RecordingUrl }: CallForm,
  at: number | null,
): ToldFacts {
  const durationMs = lengthOf(CallDuration);
  return toldFacts({
    endReason: said === "completed" || !SipResponseCode ? said : `${said} (SIP ${SipResponseCode})`,
    endedAt: isoOf(at),
    durationMs,
    // Numbers that are called tell only their end, which says when it began as well.
    startedAt: at !== null && durationMs ? isoOf(at - durationMs) : null,
    recordingUrl: recordingIn(RecordingUrl),
  });
}

/** Milliseconds of a length in whole seconds; undefined where there is none. */
export const lengthOf = (seconds: string | undefined) =>
  /^\d{1,7}$/.test(seconds ?? "") ? Number(seconds) * 1000 : undefined;
