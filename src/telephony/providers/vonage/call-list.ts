import * as z from "zod";
import type { CallEvent } from "../../event.ts";
import type { FoundCall, SoughtAttempt } from "../../provider.ts";
import { factsOf, statusTold } from "./events.ts";
import { instantOf, VonageMessage } from "./message.ts";

/** Clocks differ; a call is looked for from a minute before it was dialled. */
const EARLIER_MS = 60_000;
const CallPage = z.looseObject({ _embedded: z.looseObject({ calls: z.array(z.unknown()) }) });

/**
 * The query that lists an attempt's legs, by its conversation, else by the time it was dialled (Voice API, GET
 * /v1/calls).
 */
export function listQuery({ providerCallId, dialedAt }: SoughtAttempt): string {
  if (providerCallId !== null) return new URLSearchParams({ conversation_uuid: providerCallId }).toString();
  const date_start = new Date(dialedAt - EARLIER_MS).toISOString();
  return new URLSearchParams({ date_start, order: "asc", page_size: "100" }).toString();
}

/**
 * What the list says of an attempt. An empty list is no proof that nobody was rung: whether a call that still rings is in
 * it is not documented.
 */
export function foundCall(json: unknown, attempt: SoughtAttempt): FoundCall {
  const calls = callsOf(json) ?? [];
  const id = attempt.providerCallId ?? ours(calls, attempt)?.conversation_uuid;
  const legs = calls.filter(({ conversation_uuid }) => conversation_uuid === id);
  if (!id || legs.length === 0) return { kind: "not_told" };
  if (!legs.every(isOver)) return { kind: "under_way", providerCallId: id };
  const events = legs.flatMap((leg) => callEvent(leg, attempt.attemptId) ?? []);
  return { kind: "ended", events };
}

/** Calls as the API answers them, one or a page, as events; null where it is neither. */
export function readExport(content: unknown): CallEvent[] | null {
  const calls = callsOf(content);
  if (!calls) return null;
  return calls.flatMap((call) => {
    const event = callEvent(call, undefined);
    return event ? [event.kind === "ended" ? { ...event, isFinal: true } : event] : [];
  });
}

function callsOf(content: unknown): VonageMessage[] | null {
  const page = CallPage.safeParse(content);
  const calls = (page.data?._embedded.calls ?? [content]).flatMap((call) => {
    const { data } = VonageMessage.safeParse(call);
    return data?.conversation_uuid && data.uuid && data.status ? [data] : [];
  });
  return page.success || calls.length > 0 ? calls : null;
}

const isOver = ({ status }: VonageMessage) => statusTold(status)?.kind === "ended";

/** The first leg to the number that was dialled, in the order of their start. */
function ours(calls: readonly VonageMessage[], { toNumber }: SoughtAttempt): VonageMessage | undefined {
  return calls.find(
    (call) => call.direction === "outbound" && factsOf(call, undefined).toNumber === toNumber,
  );
}

function callEvent(call: VonageMessage, attemptId: string | undefined): CallEvent | null {
  const said = statusTold(call.status);
  if (!said || !call.conversation_uuid || !call.uuid) return null;
  return {
    key: `call:${call.uuid}:${call.status}`,
    callId: call.conversation_uuid,
    leg: call.uuid,
    at: instantOf(call.end_time ?? call.start_time),
    kind: said.kind,
    facts: {
      ...factsOf(call, attemptId),
      status: said.status,
      ...(said.kind === "ended" && said.status !== "completed" ? { endReason: call.status ?? "" } : {}),
    },
  };
}
