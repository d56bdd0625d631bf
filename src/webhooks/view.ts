import type { AttemptRow, DeliveryRow } from "../store/deliveries.ts";
import type { DeliverySummary } from "../store/delivery-lists.ts";
import { wasSent } from "./attempt.ts";
import { composeHeaders, MASK, maskHeaders } from "./request-headers.ts";

/** A delivery as the API lists it: everything but the request's content. */
export function showDelivery(row: DeliverySummary) {
  return {
    delivery_id: row.id,
    event_id: row.eventId,
    event_type: row.eventType,
    agent_id: row.agentId,
    call_id: row.callId,
    schedule_id: row.scheduleId,
    endpoint_id: row.endpointId,
    replay_id: row.replayId,
    test: row.test,
    action: row.actionName,
    method: row.method,
    url: row.url,
    status: row.status,
    outcome: row.outcome,
    reason: row.reason,
    attempt_count: row.attempts,
    next_attempt_at: iso(row.nextAttemptAt),
    created_at: new Date(row.createdAt).toISOString(),
    finished_at: iso(row.finishedAt),
  };
}

/** One delivery with its request and every attempt. `headers` are the customer's own; null where they cannot be opened. */
export function showDeliveryInFull(
  row: DeliveryRow,
  attempts: readonly AttemptRow[],
  headers: Record<string, string> | null,
) {
  const request = showRequestHeaders(row.eventId, headers ?? {});
  return {
    ...showDelivery(row),
    request: { headers: request, body: row.body },
    attempts: attempts.map((attempt) => showAttempt(attempt, request)),
  };
}

/** `request` is what all attempts had in common. */
function showAttempt(row: AttemptRow, request: Record<string, string>) {
  const signedAt = String(Math.floor(row.startedAt / 1000));
  return {
    number: row.number,
    request_headers: wasSent(row.outcome) ? { ...request, "webhook-timestamp": signedAt } : null,
    at: new Date(row.startedAt).toISOString(),
    latency_ms: row.latencyMs,
    outcome: row.outcome,
    reason: row.reason,
    response_status: row.responseStatus,
    response_headers: row.responseHeaders,
    response_body: row.responseBody,
  };
}

/** As they are sent, with every value masked that could be a credential or a signature. */
export function showRequestHeaders(eventId: string, own: Record<string, string>): Record<string, string> {
  const signature = {
    "webhook-id": eventId,
    "webhook-signature": MASK,
    "x-call2me-signature": MASK,
  };
  const sent = composeHeaders(own, signature);
  return sent ? maskHeaders(sent) : Object.fromEntries(Object.keys(own).map((name) => [name, MASK]));
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
