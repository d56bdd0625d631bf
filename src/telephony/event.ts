import type { CallStatus, DIRECTIONS, TransferOutcome } from "../calls/status.ts";
import type { Turn } from "../calls/turn.ts";

/** What a provider tells of a call, in one form for all of them. */
const EVENT_KINDS = [
  "started",
  "turn",
  "ended",
  "transcript",
  "analyzed",
  "transfer",
  "error",
  "tool_call",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** A turn whose time the provider gave by the clock; `at` (epoch ms) becomes `start_ms` once the call's start is known. */
export type HeardTurn = Turn & { at?: number };

/** What a message says of the call; what it does not say is left out. */
export interface ToldFacts {
  /** The provider's own id of its voice agent. */
  agent?: string;
  direction?: (typeof DIRECTIONS)[number];
  /** E.164, a sip: or client: address. */
  fromNumber?: string;
  toNumber?: string;
  /** ISO 8601 with an offset, as `endedAt`. */
  startedAt?: string;
  endedAt?: string;
  durationMs?: number;
  status?: CallStatus;
  /** In the provider's own words. */
  endReason?: string;
  recordingUrl?: string;
  timezone?: string;
  metadata?: Record<string, unknown>;
  dynamicVariables?: Record<string, unknown>;
  /** Ours, as given when the call was dialled. */
  attemptId?: string;
  /** What commands to the provider need beside the call's id: a control id, a room, a leg. No secrets. */
  handle?: Record<string, string>;
}

/** Where a transcript that no message carries is to be fetched. */
export interface TranscriptRef {
  /** In the adapter's own words: `intelligence`, `conversation`, `call`. */
  source: string;
  id: string;
  /**
   * It is asked for at once: only what is fetched says whether the call is over, and no message can be believed about
   * it.
   */
  isAlsoTheEnd?: boolean;
}

/** How a transfer goes, as the provider tells it. */
export interface ToldTransfer {
  /** `failed` where it says no more than that. */
  status: "requested" | TransferOutcome;
  /** E.164 or a SIP URI; null where the provider does not say. */
  to: string | null;
  reason: string | null;
}

export interface ToldToolCall {
  /** The same however often the call comes. */
  id: string;
  name: string;
  arguments: Record<string, unknown>;
  /** Whoever reads the answer hands the caller over: nobody else is to be asked to. */
  handsOver?: boolean;
}

/**
 * One message of a provider about one call. The order in which messages come says nothing: `conversations/assemble.ts`
 * makes the same call of them in any order.
 */
export interface CallEvent {
  /** Names the message within its call, the same whenever it is sent again. */
  key: string;
  /** The provider's id of the conversation: what all of its messages and legs share. */
  callId: string;
  /** One party's line, where a conversation has several; it is over when all of its legs are. */
  leg?: string;
  /** Epoch ms by the provider's clock; null where the message has no time. */
  at: number | null;
  kind: EventKind;
  facts: ToldFacts;
  /** The whole transcript, or with kind `turn` one finished utterance of it. */
  turns?: HeardTurn[];
  /** They are only the beginning: the rest was more than a call can hold. */
  isCut?: boolean;
  /** Place of a `turn` among its like, where the provider counts them. */
  sequence?: number;
  /** A later message with the same key takes this one's place where its version is higher: the transcript so far. */
  version?: number;
  /**
   * It adds to a call that other messages tell of, and makes none by itself: a room closes, or was recorded, whether or not
   * anybody phoned.
   */
  isAside?: boolean;
  /** The id of the call that goes on under this one's id, because a leg of it was moved here: both are one call. */
  continues?: string;
  /** The provider's last word: it says all that matters, whatever else is still on its way. */
  isFinal?: boolean;
  fetch?: TranscriptRef;
  transfer?: ToldTransfer;
  tool?: ToldToolCall;
}
