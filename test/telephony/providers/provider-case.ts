import type { CallStatus } from "../../../src/calls/status.ts";
import type { Speaker } from "../../../src/calls/turn.ts";
import type { AnyAdapter } from "../../../src/telephony/provider.ts";
import type { Asked } from "./connection.ts";

/** A message of a provider before it is signed: the shape that its documentation shows. */
export interface Message {
  /** Exactly what goes over the wire. */
  body: string;
  contentType: string;
  method?: "POST" | "GET";
  /** What follows the connection in the intake path: `status/sched_01.1`. */
  path?: string;
  query?: string;
}

/** The headers (and query) that a signature adds to a message. */
export interface Signed {
  headers: Record<string, string>;
  query?: string;
}

/** A call as the provider tells it, and what it is to come to, in whatever order its messages come. */
export interface Conversation {
  name: string;
  /** In the usual order. `callId` of all of them is the same, or leads to the same call. */
  messages: readonly Message[];
  /** Answers what the adapter fetches for it; left out where it fetches nothing. */
  api?: (asked: Asked) => Response | Promise<Response>;
  expected: {
    status: CallStatus;
    direction?: "inbound" | "outbound";
    fromNumber?: string | null;
    toNumber?: string | null;
    /** The same instant, however it is written. */
    startedAt?: string;
    durationMs?: number;
    endReason?: string;
    /** Role and words of each turn. */
    turns: readonly (readonly [Speaker, string])[];
  };
}

/** All that the conformance suite needs to know of one provider. */
export interface ProviderCase {
  adapter: AnyAdapter;
  credentials: Record<string, unknown>;
  /** The same form with another secret. */
  otherCredentials: Record<string, unknown>;
  settings?: Record<string, unknown>;
  /**
   * Signs a message as the provider does, with its official SDK where there is one. `url` is the full address it goes to;
   * `now` in epoch ms.
   */
  sign(
    message: Message,
    target: { url: string; now: number; credentials: Record<string, unknown> },
  ): Promise<Signed>;
  /** How far from `now` a signed time may be, in ms, both ways; null where no time is signed. */
  toleranceMs: number | null;
  /** False where the signature covers less than the body (Synthflow signs the call's id alone). */
  signsBody: boolean;
  /** Headers without which nothing is accepted. */
  signatureHeaders: readonly string[];
  /** Message of another type than the adapter knows, well formed and signed: accepted, without events. */
  unknownMessage: Message;
  /** A connected conversation first; then calls that never connected, transfers, and what else the provider has. */
  conversations: readonly [Conversation, ...Conversation[]];
}
