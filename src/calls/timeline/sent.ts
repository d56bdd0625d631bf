import type { TimelineRows } from "../../store/timeline.ts";
import { entry, type TimelineEntry } from "./entry.ts";

type Delivery = TimelineRows["deliveries"][number];
type Attempt = TimelineRows["deliveryAttempts"][number];

/** Every request to the customer's systems about the call, and every try of it. */
export function sentEntries({ deliveries, deliveryAttempts, replays }: TimelineRows): TimelineEntry[] {
  const attemptsOf = Map.groupBy(deliveryAttempts, ({ deliveryId }) => deliveryId);
  const replayedAt = new Map(replays.map(({ id, createdAt }) => [id, createdAt]));
  return deliveries.flatMap((delivery) =>
    deliveryEntries(delivery, attemptsOf.get(delivery.id) ?? [], replayedAt),
  );
}

function deliveryEntries(
  row: Delivery,
  attempts: readonly Attempt[],
  replayedAt: ReadonlyMap<string, number>,
): TimelineEntry[] {
  const { eventType: event_type, actionName: action, url, outcome, reason } = row;
  const link = { resource: "deliveries" as const, id: row.id };
  const status = row.status === "held" ? "held" : "pending";
  return [
    ...entry("delivery.created", row.createdAt, { event_type, action, url, status }, link),
    ...attempts.flatMap((attempt) =>
      entry(
        "delivery.attempted",
        attempt.startedAt,
        {
          ...{ number: attempt.number, outcome: attempt.outcome, reason: attempt.reason },
          ...{ response_status: attempt.responseStatus, latency_ms: attempt.latencyMs },
        },
        link,
      ),
    ),
    ...replayEntry(row, attempts, replayedAt),
    ...(row.status === "failed"
      ? entry("delivery.failed", row.finishedAt, { attempts: row.attempts, outcome, reason }, link)
      : []),
  ];
}

/** The last replay: of those before it nothing is kept but their attempts. One of a single delivery keeps no time. */
function replayEntry(
  { id, roundStart, replayId, nextAttemptAt }: Delivery,
  attempts: readonly Attempt[],
  replayedAt: ReadonlyMap<string, number>,
): TimelineEntry[] {
  if (roundStart === 0 && replayId === null) return [];
  const first = attempts.find(({ number }) => number > roundStart)?.startedAt;
  const at = replayedAt.get(replayId ?? "") ?? first ?? nextAttemptAt;
  const link =
    replayId === null
      ? { resource: "deliveries" as const, id }
      : { resource: "replays" as const, id: replayId };
  return entry("delivery.replayed", at, { attempts: roundStart }, link);
}
