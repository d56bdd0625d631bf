import type { AttemptResult } from "../schedules/attempt-ended.ts";
import { readAttemptId } from "../schedules/attempt-id.ts";
import { SILENCE_AFTER_MS } from "../schedules/patience.ts";
import type { AttemptOutcome } from "../schedules/retry.ts";
import type { Database } from "../store/database.ts";
import { type DialAttemptRow, findUnnamedAttempt } from "../store/dial-attempts.ts";
import type { ProviderCallRow } from "../store/provider-calls.ts";
import { findSchedule, type ScheduleRow } from "../store/schedules.ts";
import type { AssembledCall } from "./assemble.ts";

export interface DialledFor {
  schedule: ScheduleRow;
  attempt: DialAttemptRow;
}

/**
 * The attempt that a call was dialled for: by the id that we gave the provider, by the call's id that it answered, or,
 * where it can say neither, the one attempt to that number whose call nobody has named. Null: it was not dialled from here.
 */
export async function findAttempt(
  db: Database,
  call: ProviderCallRow,
  { facts }: Pick<AssembledCall, "facts">,
): Promise<DialledFor | null> {
  // The customer's own metadata may have an attempt_id, which is none of ours.
  const [told] = [call.attemptId, facts.attemptId].flatMap(
    (id) => readAttemptId(call.workspaceId, id ?? "") ?? [],
  );
  const ids = told ?? (await unnamed(db, call, facts));
  const found = ids && (await findSchedule(db, ids, ids.number));
  const attempt = found?.attempts.find(({ number }) => number === ids?.number);
  // A provider is not believed about another's attempt.
  return found && attempt?.provider === call.provider ? { schedule: found.schedule, attempt } : null;
}

async function unnamed(
  db: Database,
  { workspaceId, provider, connectionId, providerCallId, createdAt }: ProviderCallRow,
  { direction, toNumber }: AssembledCall["facts"],
): Promise<DialAttemptRow | null> {
  if (connectionId === "" || direction !== "outbound" || toNumber === undefined) return null;
  const callee = { workspaceId, provider, providerCallId, toNumber };
  // Nobody is told of a call before it was dialled.
  const time = { since: createdAt - SILENCE_AFTER_MS, until: createdAt };
  return findUnnamedAttempt(db, callee, time);
}

/** How an attempt ended whose call is over. */
export function resultOf(
  status: string,
  { facts }: Pick<AssembledCall, "facts">,
  { providerCallId }: ProviderCallRow,
  kept: { callId: string | null; problem: string | null; durationMs: number | null },
): AttemptResult {
  return {
    // Hung up before anyone answered: nobody was reached.
    outcome: (status === "canceled" ? "failed" : status) as AttemptOutcome,
    detail: kept.problem ?? facts.endReason ?? null,
    providerCallId,
    callId: kept.callId,
    talkedMs: kept.durationMs ?? 0,
  };
}
