import { encodeTime } from "ulid";
import type { DueDelivery } from "../store/deliveries.ts";
import type { HealthChange } from "../store/target-health.ts";
import { announce } from "./announce.ts";
import { type Attempt, wasDelivered, wasSent } from "./attempt.ts";

const DAY_MS = 24 * 3_600_000;

/** As Svix has it: a receiver that failed for so long without a success gets no more until a person looks. */
const DISABLE_AFTER_MS = 5 * DAY_MS;

/** Whose health an event's delivery speaks of. A test and the request of an action speak of nobody's. */
export function healthTarget(
  row: Pick<DueDelivery, "test" | "actionName" | "endpointId" | "agentId">,
): string | null {
  return row.test || row.actionName !== null ? null : (row.endpointId ?? row.agentId);
}

/**
 * What an attempt that ended at `now` changes about its receiver. The first failure is noted, a success clears it, and
 * nothing else is written, so that a healthy receiver costs no row. `countHeld` is asked where it is disabled.
 */
export async function judgeHealth(
  row: DueDelivery,
  { outcome, because }: Pick<Attempt, "outcome" | "because">,
  now: number,
  countHeld: (targetId: string) => Promise<number>,
): Promise<HealthChange | null> {
  const targetId = healthTarget(row);
  if (targetId === null || !wasSent(outcome)) return null;
  const since = row.health?.failingSince ?? null;
  if (wasDelivered(outcome)) return since === null ? null : { targetId, kind: "well" };
  if (row.health && row.health.disabledAt !== null) return null;
  const longFailing = since !== null && now - since >= DISABLE_AFTER_MS;
  if (outcome !== "gone" && !longFailing)
    return since === null ? { targetId, kind: "failing", since: now } : null;

  const reason =
    outcome === "gone"
      ? `Disabled: ${because}`
      : `Disabled: nothing was accepted for ${DISABLE_AFTER_MS / DAY_MS} days. ${because}`;
  const change = { targetId, since: since ?? now, at: now, reason };
  const held = await countHeld(targetId);
  return { ...change, kind: "disabled", announcement: disabledEvent(row, change, held) };
}

/** The agent's own webhook is not told: it would be told of itself. Endpoints are. */
function disabledEvent(
  row: DueDelivery,
  change: Omit<HealthChange & { kind: "disabled" }, "kind" | "announcement">,
  held: number,
) {
  const { targetId, since, at, reason } = change;
  return announce(
    { clock: () => at },
    row.workspaceId,
    {},
    {
      type: "endpoint.disabled",
      // Sorts by its time, as all ids do, and is the receiver's own.
      eventId: `evt_${encodeTime(at).toLowerCase()}${targetId.slice(-16)}`,
      callId: null,
      agentId: row.agentId,
      at,
      data: {
        ...(row.endpointId === null ? { agent_id: targetId } : { endpoint_id: targetId }),
        url: row.url,
        reason,
        failing_since: new Date(since).toISOString(),
        held,
      },
    },
  );
}
