/** One request that an endpoint got, by the receiver's own clock. */
export interface Receipt {
  endpointId: string;
  eventId: string;
  callId: string;
  /** Epoch milliseconds. */
  at: number;
  /** From the request's first byte to the end of the answer; null while it is being answered. */
  tookMs: number | null;
  /** Whether the receiver keeps the event: only then may it never come again. */
  taken: boolean;
}

export interface Tally {
  /** Events times endpoints. */
  expected: number;
  arrived: number;
  lost: number;
  /** Taken again under an id that was known. */
  duplicates: number;
  /** Arrived under two ids, which no receiver can recognise. */
  renamed: number;
}

/** What became of one event for each call to each endpoint, by what the endpoints took. */
export function tally(
  callIds: readonly string[],
  endpointIds: readonly string[],
  receipts: readonly Receipt[],
): Tally {
  const taken = receipts.filter((receipt) => receipt.taken);
  const events = new Set(taken.map(({ endpointId, eventId }) => `${endpointId} ${eventId}`));
  const told = new Set(taken.map(({ endpointId, callId }) => `${endpointId} ${callId}`));
  const wanted = endpointIds.flatMap((endpointId) => callIds.map((callId) => `${endpointId} ${callId}`));
  const arrived = wanted.filter((key) => told.has(key)).length;
  return {
    expected: wanted.length,
    arrived,
    lost: wanted.length - arrived,
    duplicates: taken.length - events.size,
    renamed: events.size - told.size,
  };
}
