import * as z from "zod";
import type { Roles } from "../../connection.ts";
import type { CallEvent, HeardTurn, ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { type AskedCall, isAll } from "../../reading/asked-call.ts";
import { ATTEMPT_MEMBER, attemptIn } from "../../reading/attempt.ts";
import { callSpan } from "../../reading/call-span.ts";
import {
  count,
  direction,
  listOf,
  maybe,
  number,
  object,
  record,
  text,
  time,
} from "../../reading/members.ts";
import { partiesOf } from "../../reading/parties.ts";
import { readInstant, secondsToMs } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { variablesOf } from "../../reading/variables.ts";
import { roleOf } from "../../reading/vocabulary.ts";

const Entry = z.looseObject({ role: text, message: text, time_in_call_secs: number });

/** What the caller of the API gave a conversation, and what ElevenLabs added. */
export const initiation = object({ dynamic_variables: record });

/** The same in the webhook's `data` and in the answer of GET /v1/convai/conversations/{id}. */
export const Conversation = z.looseObject({
  conversation_id: z.string().min(1),
  agent_id: text,
  user_id: text,
  status: text,
  transcript: listOf(Entry),
  metadata: object({
    start_time_unix_secs: time,
    call_duration_secs: count,
    termination_reason: text,
    timezone: text,
    error: object({ reason: text }),
    /** Null for a conversation on the web. */
    phone_call: object({
      type: text,
      direction,
      agent_number: text,
      external_number: text,
      call_sid: text,
      /** `answered` says no more than that there was a conversation. */
      call_result: maybe(z.enum(["voicemail", "busy", "no_answer", "failed"])),
    }),
  }),
  conversation_initiation_client_data: initiation,
});
export type Conversation = z.infer<typeof Conversation>;

const ROLES = { agent: "agent", user: "customer" } as const;

const UNDER_WAY = ["initiated", "in-progress", "processing"];
const OVER = ["done", "failed"];

/**
 * A conversation that is over, as one event. Owners can leave the transcript out of webhooks (SDK, ConvAiWebhooks
 * `excludeTranscript`, `transcriptFormat`): where people may have talked and no word of it is here, it is not the last word.
 */
export function conversationEvent(
  conversation: Conversation,
  { roles }: { roles: Roles },
  message: Pick<CallEvent, "key" | "kind" | "at">,
): CallEvent {
  const facts = factsOf(conversation);
  const turns = turnsOf(conversation, roles);
  return {
    ...message,
    ...{ callId: conversation.conversation_id, facts },
    ...(turns.length > 0 ? { turns } : {}),
    ...(isAll(facts, turns) ? { isFinal: true } : {}),
  };
}

/** The same, with where its words are to be had where it has none of them. */
export function fetchable(event: CallEvent): CallEvent {
  return event.isFinal ? event : { ...event, fetch: { source: "conversation", id: event.callId } };
}

/**
 * The answer of GET /v1/convai/conversations/{id} as one event about `callId`, whatever it calls itself; null where it is no
 * conversation, or says neither how it stands nor a word of it.
 */
export function readConversation(
  json: unknown,
  connection: { roles: Roles },
  { callId, kind }: Pick<CallEvent, "kind"> & { callId?: string },
): AskedCall | null {
  const { data } = Conversation.safeParse(json);
  if (!data) return null;
  const status = data.status ?? "";
  if (UNDER_WAY.includes(status)) return { kind: "under_way" };
  const conversation = callId === undefined ? data : { ...data, conversation_id: callId };
  const event = conversationEvent(conversation, connection, { key: "conversation", kind, at: null });
  return OVER.includes(status) || event.turns ? { kind: "over", events: [event] } : null;
}

/** The variables that the caller of the API gave: what ElevenLabs adds of its own, and secrets, stay out. */
export function givenVariables(all: Record<string, unknown> | null | undefined) {
  const isTheirs = (name: string) => name === ATTEMPT_MEMBER || /^(system|secret)__/.test(name);
  return { attemptId: attemptIn(all), dynamicVariables: variablesOf(all, isTheirs) };
}

function factsOf({ metadata, ...conversation }: Conversation): ToldFacts {
  const call = metadata?.phone_call;
  const sides = { ours: readParty(call?.agent_number), theirs: readParty(call?.external_number) };
  const length = secondsToMs(metadata?.call_duration_secs);
  const ended = conversation.status === "failed" ? "failed" : "completed";
  return toldFacts({
    agent: conversation.agent_id,
    ...partiesOf(call?.direction, sides),
    ...callSpan(readInstant(metadata?.start_time_unix_secs), length),
    status: call?.call_result ?? ended,
    endReason: metadata?.termination_reason || metadata?.error?.reason || null,
    timezone: metadata?.timezone,
    metadata: variablesOf({ user_id: conversation.user_id, call_sid: call?.call_sid }),
    ...givenVariables(conversation.conversation_initiation_client_data?.dynamic_variables),
  });
}

/** Spoken words only: entries for tools have no message. Times are whole seconds of the call. */
function turnsOf({ transcript }: Conversation, roles: Roles): HeardTurn[] {
  return (transcript ?? []).flatMap((entry) => {
    const said = entry?.message?.trim();
    if (!entry || !said) return [];
    const role = roleOf(entry.role ?? "", roles, ROLES) ?? "system";
    const start = secondsToMs(entry.time_in_call_secs);
    return [{ role, text: said, ...(start === null ? {} : { start_ms: start }) }];
  });
}
