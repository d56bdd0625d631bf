import * as z from "zod";
import type { AskedCall } from "../../asked-call.ts";
import { callSpan } from "../../call-span.ts";
import type { Connection } from "../../connection.ts";
import type { CallEvent, HeardTurn, ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { roleOf } from "../../role-of.ts";
import { toldFacts } from "../../told-facts.ts";
import { variablesOf } from "../../variables-of.ts";

/** The dynamic variable that carries our id of the attempt there and back. */
export const ATTEMPT_VARIABLE = "attempt_id";

const text = z.string().nullish().catch(null);
const seconds = z.number().nullish().catch(null);
const members = z.record(z.string(), z.unknown()).nullish().catch(null);

const Entry = z.looseObject({ role: text, message: text, time_in_call_secs: seconds });

/** The same in the webhook's `data` and in the answer of GET /v1/convai/conversations/{id}. */
export const Conversation = z.looseObject({
  conversation_id: z.string().min(1),
  agent_id: text,
  user_id: text,
  status: text,
  transcript: z.array(Entry.nullable().catch(null)).nullish().catch(null),
  metadata: z
    .looseObject({
      start_time_unix_secs: seconds,
      call_duration_secs: seconds,
      termination_reason: text,
      timezone: text,
      error: z.looseObject({ reason: text }).nullish().catch(null),
      /** Null for a conversation on the web. */
      phone_call: z
        .looseObject({
          type: text,
          direction: z.enum(["inbound", "outbound"]).nullish().catch(null),
          agent_number: text,
          external_number: text,
          call_sid: text,
          /** `answered` says no more than that there was a conversation. */
          call_result: z.enum(["voicemail", "busy", "no_answer", "failed"]).nullish().catch(null),
        })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  conversation_initiation_client_data: z.looseObject({ dynamic_variables: members }).nullish().catch(null),
});
export type Conversation = z.infer<typeof Conversation>;

const ROLES = { agent: "agent", user: "customer" } as const;

const UNDER_WAY = ["initiated", "in-progress", "processing"];

/**
 * A conversation that is over, as one event that says all. Owners can leave the transcript out of webhooks (SDK,
 * ConvAiWebhooks `excludeTranscript`, `transcriptFormat`): then it says where to get it, unless it `wasAsked` already.
 */
export function conversationEvent(
  conversation: Conversation,
  { roles }: Pick<Connection, "roles">,
  { wasAsked, ...message }: Pick<CallEvent, "key" | "kind" | "at"> & { wasAsked: boolean },
): CallEvent {
  const callId = conversation.conversation_id;
  const facts = factsOf(conversation);
  const turns = turnsOf(conversation, roles);
  const mayHaveTalked = facts.status === "completed" || (facts.durationMs ?? 0) > 0;
  const isWhole = wasAsked || turns.length > 0 || !mayHaveTalked;
  return {
    ...message,
    ...{ callId, facts },
    ...(turns.length > 0 ? { turns } : {}),
    ...(isWhole ? { isFinal: true } : { fetch: { source: "conversation", id: callId } }),
  };
}

/** The answer of GET /v1/convai/conversations/{id}; null where it is no conversation. */
export function readConversation(
  json: unknown,
  connection: Pick<Connection, "roles">,
  kind: "ended" | "transcript",
): AskedCall | null {
  const { data } = Conversation.safeParse(json);
  if (!data) return null;
  if (UNDER_WAY.includes(data.status ?? "")) return { kind: "under_way" };
  const message = { key: "conversation", kind, at: null, wasAsked: true };
  return { kind: "over", events: [conversationEvent(data, connection, message)] };
}

/** The variables that the caller of the API gave: what ElevenLabs adds of its own, and secrets, stay out. */
export function givenVariables(all: Record<string, unknown> | null | undefined) {
  const attemptId = all?.[ATTEMPT_VARIABLE];
  return {
    attemptId: typeof attemptId === "string" ? attemptId : null,
    dynamicVariables: variablesOf(
      all,
      (name) => name === ATTEMPT_VARIABLE || /^(system|secret)__/.test(name),
    ),
  };
}

function factsOf({ metadata, ...conversation }: Conversation): ToldFacts {
  const call = metadata?.phone_call;
  const [ours, theirs] = [readParty(call?.agent_number), readParty(call?.external_number)];
  const isInbound = call?.direction === "inbound";
  const start = metadata?.start_time_unix_secs ?? null;
  const length = metadata?.call_duration_secs ?? null;
  const ended = conversation.status === "failed" ? "failed" : "completed";
  return toldFacts({
    agent: conversation.agent_id,
    direction: call?.direction,
    ...(call?.direction
      ? { fromNumber: isInbound ? theirs : ours, toNumber: isInbound ? ours : theirs }
      : {}),
    ...callSpan(start === null ? null : start * 1000, length === null ? null : length * 1000),
    status: call?.call_result ?? ended,
    endReason: metadata?.termination_reason || metadata?.error?.reason || null,
    timezone: metadata?.timezone,
    metadata: variablesOf({ user_id: conversation.user_id, call_sid: call?.call_sid }),
    ...givenVariables(conversation.conversation_initiation_client_data?.dynamic_variables),
  });
}

/** Spoken words only: entries for tools have no message. Times are whole seconds of the call. */
function turnsOf({ transcript }: Conversation, roles: Connection["roles"]): HeardTurn[] {
  return (transcript ?? []).flatMap((entry) => {
    const said = entry?.message?.trim();
    if (!entry || !said) return [];
    const role = roleOf(entry.role ?? "", roles, ROLES) ?? "system";
    const second = entry.time_in_call_secs;
    return [
      { role, text: said, ...(second == null ? {} : { start_ms: Math.max(0, Math.round(second * 1000)) }) },
    ];
  });
}
