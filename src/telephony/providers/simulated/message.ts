import * as z from "zod";
import { TRANSFER_OUTCOMES } from "../../../calls/status.ts";
import { ATTEMPT_OUTCOMES } from "../../../schedules/retry.ts";
import type { CallEvent, ToldFacts } from "../../event.ts";

const Instant = z.iso.datetime({ offset: true });
const Id = z.string().min(1).max(200);
const Address = z.string().max(200);
const Turn = z.object({
  role: z.enum(["agent", "customer", "system", "tool"]),
  text: z.string(),
  start_ms: z.number().min(0).exactOptional(),
  end_ms: z.number().min(0).exactOptional(),
});

const ABOUT = {
  /** Ours, as given when the call was dialled. */
  attempt_id: z.string().max(200),
  provider_call_id: Id,
};

/** Somebody answered a call that is played live. */
const CallStarted = z.object({
  type: z.literal("call.started"),
  ...ABOUT,
  from_number: Address.nullable(),
  to_number: Address,
  started_at: Instant,
});
type CallStarted = z.infer<typeof CallStarted>;

/** One utterance, as soon as it was said. */
const CallTurn = z.object({
  type: z.literal("call.turn"),
  ...ABOUT,
  /** From 0 on. */
  sequence: z.int().min(0),
  at: Instant,
  turn: Turn,
});
type CallTurn = z.infer<typeof CallTurn>;

/** How it went with a human's phone that was rung for a call. */
const CallTransfer = z.object({
  type: z.literal("call.transfer"),
  ...ABOUT,
  /** Which of the phones that were rung for this call, from 1 on. */
  leg: z.int().min(1),
  /** Ours, as given when the transfer was asked for. */
  transfer_id: Id,
  status: z.enum(TRANSFER_OUTCOMES),
  to: Address,
  at: Instant,
});
type CallTransfer = z.infer<typeof CallTransfer>;

/** A call that we dialled is over, with or without a conversation: the network's last word. */
export const CallEnded = z.object({
  type: z.literal("call.ended"),
  ...ABOUT,
  outcome: z.enum(ATTEMPT_OUTCOMES),
  end_reason: z.string().max(200).nullable(),
  from_number: Address.nullable(),
  to_number: Address,
  started_at: Instant,
  ended_at: Instant,
  /** Empty where nobody spoke. */
  turns: z.array(Turn),
});
export type CallEnded = z.infer<typeof CallEnded>;

/** All that the network ever tells. Of most calls it tells only the end; of those that are played live, all of it. */
export const NetworkMessage = z.discriminatedUnion("type", [CallStarted, CallTurn, CallTransfer, CallEnded]);
export type NetworkMessage = z.infer<typeof NetworkMessage>;

/** A message in the form of all providers. */
export function eventOf(message: NetworkMessage): CallEvent {
  switch (message.type) {
    case "call.started":
      return startedEvent(message);
    case "call.turn":
      return turnEvent(message);
    case "call.transfer":
      return transferEvent(message);
    case "call.ended":
      return endedEvent(message);
  }
}

/** What every message of a call says of it. */
const about = ({ attempt_id }: NetworkMessage): ToldFacts => ({
  attemptId: attempt_id,
  direction: "outbound",
});

function startedEvent(message: CallStarted): CallEvent {
  const { provider_call_id: callId, from_number, to_number: toNumber, started_at: startedAt } = message;
  return {
    ...{ key: "started", callId, at: Date.parse(startedAt), kind: "started" },
    facts: {
      ...{ ...about(message), status: "in_progress", toNumber, startedAt },
      ...(from_number === null ? {} : { fromNumber: from_number }),
    },
  };
}

function turnEvent(message: CallTurn): CallEvent {
  const { provider_call_id: callId, sequence, at, turn } = message;
  return {
    ...{ key: `turn/${sequence}`, callId, at: Date.parse(at), kind: "turn", sequence },
    ...{ turns: [turn], facts: about(message) },
  };
}

function transferEvent(message: CallTransfer): CallEvent {
  const { provider_call_id: callId, leg, status, to, at } = message;
  return {
    ...{ key: `transfer/${leg}`, callId, at: Date.parse(at), kind: "transfer" },
    ...{ transfer: { status, to, reason: null }, facts: about(message) },
  };
}

/** Its last word, with all that was said. */
export function endedEvent(ended: CallEnded): CallEvent {
  return {
    key: "ended",
    callId: ended.provider_call_id,
    at: Date.parse(ended.ended_at),
    kind: "ended",
    isFinal: true,
    turns: ended.turns,
    facts: {
      ...about(ended),
      status: ended.outcome,
      toNumber: ended.to_number,
      startedAt: ended.started_at,
      endedAt: ended.ended_at,
      ...(ended.from_number === null ? {} : { fromNumber: ended.from_number }),
      ...(ended.end_reason === null ? {} : { endReason: ended.end_reason }),
    },
  };
}
