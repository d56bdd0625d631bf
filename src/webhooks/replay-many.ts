import { AppError, fieldErrors, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { DONE, type Outcome } from "../outcome.ts";
import type { Database } from "../store/database.ts";
import type { DeliveryKey } from "../store/deliveries.ts";
import type { DeliveryFilter } from "../store/delivery-lists.ts";
import { findEndpoint } from "../store/endpoints.ts";
import {
  countReplayable,
  findReplay,
  insertReplay,
  type ReplayKey,
  type ReplayRow,
  takeReplayBatch,
} from "../store/replays.ts";
import { DeliverySelection } from "./selection.ts";

/** Taken up with one message: few enough for one statement and one `sendBatch`. */
const BATCH = 100;
/** A replay that nobody went on with for so long has lost its message. */
const LOST_AFTER_MS = 60_000;

export interface ReplayTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  requestReplay: (...replays: ReplayKey[]) => Promise<void>;
}

const ReplayRequest = DeliverySelection.refine(
  (selection) => Object.values(selection).some((value) => value !== undefined),
  { error: "Name at least one member, so that not everything is sent again by mistake." },
).refine(({ status }) => status !== "pending", {
  path: ["status"],
  error: "What is pending is on its way already: use failed, held or delivered.",
});

/** Notes a replay of every delivery that matches what a client sent, and knocks for it. */
export async function replayDeliveries(
  tools: ReplayTools,
  workspaceId: string,
  input: unknown,
): Promise<ReplayRow> {
  const parsed = ReplayRequest.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { endpoint_id: endpointId } = parsed.data;
  const record = endpointId ? await findEndpoint(tools.db, workspaceId, endpointId) : null;
  if (record?.health && record.health.disabledAt !== null) {
    throw new AppError(
      "conflict",
      `The endpoint is disabled: enable it first with POST /v1/endpoints/${record.endpoint.id}/enable.`,
    );
  }
  return beginReplay(tools, workspaceId, parsed.data);
}

export async function beginReplay(
  { db, clock, newId, requestReplay }: ReplayTools,
  workspaceId: string,
  filter: DeliverySelection,
): Promise<ReplayRow> {
  const now = clock();
  const total = await countReplayable(db, workspaceId, filterOf(filter, now));
  const dueAt = total === 0 ? null : now + LOST_AFTER_MS;
  const replay = await insertReplay(db, {
    ...{ workspaceId, id: newId("replay"), filter, total, dueAt, createdAt: now },
  });
  if (total > 0) await requestReplay({ workspaceId, replayId: replay.id });
  return replay;
}

/**
 * Takes up the next deliveries of a replay, oldest first, and knocks for them and for what is left. Comes twice
 * without harm.
 */
export async function continueReplay(
  tools: Pick<ReplayTools, "db" | "clock" | "requestReplay"> & {
    requestFollowUp: (work: { runs: readonly []; deliveries: readonly DeliveryKey[] }) => Promise<void>;
  },
  key: ReplayKey,
): Promise<Outcome> {
  const replay = await findReplay(tools.db, key);
  if (!replay || replay.dueAt === null) return DONE;
  const now = tools.clock();
  const { taken, more } = await takeReplayBatch(tools.db, replay, filterOf(replay.filter, replay.createdAt), {
    ...{ now, nextKnockAt: now + LOST_AFTER_MS, limit: BATCH },
  });
  await tools.requestFollowUp({ runs: [], deliveries: taken });
  // A message of its own: tries of this one are counted as failures.
  if (more) await tools.requestReplay(key);
  return DONE;
}

/** What failed or is held, where neither status nor ids are named; never what was made after the replay was asked for. */
function filterOf(selection: DeliverySelection, askedAt: number): DeliveryFilter {
  const { delivery_ids: ids, status, since, until } = selection;
  return {
    ids,
    endpointId: selection.endpoint_id,
    agentId: selection.agent_id,
    callId: selection.call_id,
    eventType: selection.event_type,
    statuses: status ? [status] : ids ? undefined : ["failed", "held"],
    since: since === undefined ? undefined : Date.parse(since),
    until: Math.min(askedAt + 1, until === undefined ? Infinity : Date.parse(until)),
  };
}
