import * as z from "zod";
import type { CallStatus } from "../../../calls/status.ts";
import type { CallEvent, ToldFacts } from "../../event.ts";
import { isOwnHost } from "../../http.ts";
import { readParty } from "../../number.ts";

const told = z.string().trim().min(1).optional().catch(undefined);

/** What Twilio posts of a call, whichever callback it is; everything beside the id may be missing. */
export const CallForm = z.looseObject({
  CallSid: z.string().trim().min(1),
  ParentCallSid: told,
  CallStatus: told,
  Timestamp: told,
  SequenceNumber: told,
  Direction: told,
  From: told,
  To: told,
  /** Seconds. `Duration`, beside it, is in minutes rounded up, and nobody reads it. */
  CallDuration: told,
  SipResponseCode: told,
  AnsweredBy: told,
  RecordingUrl: told,
});
export type CallForm = z.infer<typeof CallForm>;

const UNDER_WAY: Readonly<Record<string, CallStatus>> = {
  queued: "queued",
  initiated: "queued",
  ringing: "ringing",
  "in-progress": "in_progress",
};

const OVER: Readonly<Record<string, CallStatus>> = {
  completed: "completed",
  busy: "busy",
  failed: "failed",
  "no-answer": "no_answer",
  canceled: "canceled",
};

/** A trunk's terminating call goes out to the phone network, its originating one comes in from there. */
const DIRECTIONS: Readonly<Record<string, "inbound" | "outbound">> = {
  inbound: "inbound",
  "outbound-api": "outbound",
  "outbound-dial": "outbound",
  "trunking-terminating": "outbound",
  "trunking-originating": "inbound",
};

/** The call that all legs share: a leg that `<Dial>` made belongs to the one that ran it. */
export const callIdOf = ({ ParentCallSid, CallSid }: Pick<CallForm, "ParentCallSid" | "CallSid">) =>
  ParentCallSid ?? CallSid;

/** Epoch ms of RFC 2822 (calls) or ISO 8601 (transcription); null where it is neither. */
export function timeOf(text: string | undefined): number | null {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

export const isMachine = (answeredBy: string | undefined) => /^(machine|fax)/i.test(answeredBy ?? "");

/** A recording's address, where it is Twilio's: a body is input. */
export function recordingIn(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed && isOwnHost(parsed, ["*.twilio.com"]) ? parsed.href : undefined;
}

/** Where a status callback says that the call stands; null for a status that nobody knows. */
export function standingOf({ CallStatus: said = "", AnsweredBy }: CallForm): {
  kind: "started" | "ended";
  status: CallStatus;
} | null {
  const [underWay, over] = [own(UNDER_WAY, said), own(OVER, said)];
  if (underWay) return { kind: "started", status: underWay };
  if (!over) return null;
  return { kind: "ended", status: over === "completed" && isMachine(AnsweredBy) ? "voicemail" : over };
}

/** Who speaks with whom. */
export function partiesOf({
  Direction = "",
  From,
  To,
}: Pick<CallForm, "Direction" | "From" | "To">): ToldFacts {
  const direction = own(DIRECTIONS, Direction);
  const [fromNumber, toNumber] = [readParty(From), readParty(To)];
  return {
    ...(direction ? { direction } : {}),
    ...(fromNumber ? { fromNumber } : {}),
    ...(toNumber ? { toNumber } : {}),
  };
}

/**
 * A status callback as an event (Twilio Voice, status callbacks); null for a status that nobody knows. Its key is the
 * message's own count, so that it is the same in whatever order such callbacks come.
 */
export function statusEvent(form: CallForm, attemptId: string | undefined): CallEvent | null {
  const standing = standingOf(form);
  if (!standing) return null;
  const at = timeOf(form.Timestamp);
  const { CallStatus: said = "", SequenceNumber, Timestamp = "" } = form;
  return {
    key: `status:${said}:${SequenceNumber ?? Timestamp}`,
    callId: form.CallSid,
    at,
    kind: standing.kind,
    facts: {
      ...partiesOf(form),
      status: standing.status,
      ...(attemptId === undefined ? {} : { attemptId }),
      ...(standing.kind === "ended" ? endOf(form, at) : {}),
    },
  };
}

function endOf(
  { CallStatus: said = "", CallDuration, SipResponseCode, RecordingUrl }: CallForm,
  at: number | null,
) {
  const durationMs = secondsToMs(CallDuration);
  const recordingUrl = recordingIn(RecordingUrl);
  return {
    endReason: said === "completed" || !SipResponseCode ? said : `${said} (SIP ${SipResponseCode})`,
    ...(at === null ? {} : { endedAt: new Date(at).toISOString() }),
    ...(durationMs === undefined ? {} : { durationMs }),
    // Numbers that are called tell only their end, which says when it began as well.
    ...(at !== null && durationMs ? { startedAt: new Date(at - durationMs).toISOString() } : {}),
    ...(recordingUrl === undefined ? {} : { recordingUrl }),
  };
}

/** Seconds in digits; undefined where there are none. */
export const secondsToMs = (text: string | undefined) =>
  /^\d{1,7}$/.test(text ?? "") ? Number(text) * 1000 : undefined;

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
