import type { Receipt } from "./tally.ts";

/** What is read of `GET /v1/deliveries/{id}`. */
export interface AttemptedDelivery {
  event_id: string;
  endpoint_id: string;
  created_at: string;
  attempts: { at: string; latency_ms: number }[];
}

/** Milliseconds. */
export interface Spread {
  median: number;
  p95: number;
}

/** Where the time of a delivery goes; null where nothing was measured. */
export interface Latencies {
  /** From the event, as its delivery was made, to the first attempt. */
  toFirstAttempt: Spread | null;
  /** What the receiver took to answer, by its own clock. */
  receiver: Spread | null;
  /** The rest of an attempt: connection, runtime, reading the answer. */
  own: Spread | null;
}

export function latencies(deliveries: readonly AttemptedDelivery[], receipts: readonly Receipt[]): Latencies {
  const received = Map.groupBy(receipts, ({ endpointId, eventId }) => `${endpointId} ${eventId}`);
  const shares = deliveries.flatMap(({ endpoint_id: endpointId, event_id: eventId, attempts }) =>
    attempts.flatMap(({ at, latency_ms: total }) => {
      // Both clocks are this machine's: the request of an attempt is the first one that came after its start.
      const request = received.get(`${endpointId} ${eventId}`)?.find((each) => each.at >= Date.parse(at));
      return request && request.tookMs !== null ? [{ total, receiver: request.tookMs }] : [];
    }),
  );
  return {
    toFirstAttempt: spread(
      deliveries.flatMap(({ created_at, attempts: [first] }) =>
        first ? [Date.parse(first.at) - Date.parse(created_at)] : [],
      ),
    ),
    receiver: spread(shares.map(({ receiver }) => receiver)),
    own: spread(shares.map(({ total, receiver }) => Math.max(0, total - receiver))),
  };
}

function spread(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
  const [median, p95] = [at(0.5), at(0.95)];
  return median === undefined || p95 === undefined ? null : { median, p95 };
}
