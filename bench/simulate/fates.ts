import { type Chronicle, scheduleOf } from "./chronicle.ts";
import type { Ledger, LedgerAttempt, LedgerSchedule } from "./ledger.ts";

/** How often each thing happened, by its name. */
export type Tally = ReadonlyMap<string, number>;

/** Why follow-ups came to nothing, with how often; those that were reached, or are still open, are not among them. */
export function whyNotMade({ runs, schedules, attempts }: Ledger): Tally {
  const bySchedule = Map.groupBy(attempts, ({ schedule_id }) => schedule_id);
  const skipped = runs.filter(
    ({ status, explanation }) => status === "skipped" && /asked not to be/.test(explanation),
  );
  const failed = runs.filter(({ status, plan }) => status === "failed" && plan === null);
  const unmade = schedules
    .filter(({ provider_call_id }) => provider_call_id !== null)
    .flatMap((schedule) => whyOf(schedule, bySchedule.get(schedule.id) ?? []) ?? []);
  return tallyOf([
    ...skipped.map(() => "not planned: the customer asked not to be called"),
    ...failed.map(() => "not planned: no number to ring"),
    ...unmade,
  ]);
}

function whyOf({ status, news }: LedgerSchedule, attempts: readonly LedgerAttempt[]): string | null {
  if (status === "blocked") return `blocked: ${ruleIn(news ?? "", attempts)}`;
  if (status === "canceled") return "canceled";
  if (status !== "failed") return null;
  if (/never said how/.test(news ?? "")) return "unknown: the network never said how it ended";
  if (/more than seven days|never opens/.test(news ?? "")) return "expired: no allowed moment came in time";
  if (/is not retried/.test(news ?? "")) return "gave up: the outcome is not retried";
  const dialled = attempts.filter(({ dialed_at }) => dialed_at !== null).length;
  return `gave up after ${dialled} attempt${dialled === 1 ? "" : "s"}`;
}

function ruleIn(news: string, attempts: readonly LedgerAttempt[]): string {
  if (/suppression list/.test(news)) return "suppressed";
  const [, rule] = /\((\w+)\): /.exec(news) ?? [];
  return rule ?? attempts.findLast((one) => one.rule !== null)?.rule ?? news;
}

/** Of all calls with each wish that were read, how many led to a plan: `140 of 151`. */
export function plansByWish({ calls }: Chronicle, { runs }: Ledger): ReadonlyMap<string, string> {
  const wished = Map.groupBy(runs, (run) => calls.get(run.provider_call_id)?.wish ?? "nobody's");
  return new Map(
    [...wished].map(([wish, all]) => [
      wish.replaceAll("_", " "),
      `${all.filter(({ plan }) => plan !== null).length} of ${all.length}`,
    ]),
  );
}

export const tallyOf = (names: readonly string[]): Tally =>
  new Map([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));

/** Milliseconds from the moment that the worker meant to the ring, on an undisturbed way and after a loss. */
export function lateness(
  chronicle: Chronicle,
  { attempts }: Ledger,
): { undisturbed: number[]; afterFault: number[] } {
  const meant = new Map(attempts.map((one) => [`${one.schedule_id}.${one.number}`, one.scheduled_for]));
  const late = chronicle.rings.flatMap((ring) => {
    const at = meant.get(ring.attemptId);
    return ring.rang && at !== undefined ? [{ ms: ring.at - at, afterFault: ring.afterFault }] : [];
  });
  const of = (fault: boolean) => late.filter(({ afterFault }) => afterFault === fault).map(({ ms }) => ms);
  return { undisturbed: of(false), afterFault: of(true) };
}

/** Follow-ups of calls whose customer was reached by a ring of theirs, by the network's log. */
export function reachedFollowUps({ rings }: Chronicle, { schedules }: Ledger): number {
  const reached = new Set(
    rings
      .filter(({ rang, outcome }) => rang && outcome === "completed")
      .map(({ attemptId }) => scheduleOf(attemptId)),
  );
  return schedules.filter(({ id, provider_call_id }) => provider_call_id !== null && reached.has(id)).length;
}
