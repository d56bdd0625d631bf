import { getAgent } from "../agents/read.ts";
import type { Clock } from "../id.ts";
import { namesOfAgents } from "../store/agent-names.ts";
import { addCounts, type LabelledCounts } from "../store/count-spans.ts";
import type { Database } from "../store/database.ts";
import { countPeriod, findRolled } from "../store/rolled-hours.ts";
import { isoAt } from "../time/local-time.ts";
import { chartNumbers, overviewNumbers } from "./overview-numbers.ts";
import { type PeriodUnit, periodBefore, periodsOf, splitPeriod } from "./overview-periods.ts";

export interface OverviewRequest {
  /** Null: every agent of the workspace, deleted ones included. */
  agentId: string | null;
  /** Calls that came in from then on, and before then; epoch milliseconds. */
  from: number;
  until: number;
  /** IANA: whose days, or hours, these are. */
  timezone: string;
  by: PeriodUnit;
}

const BEFORE = -1;

/**
 * What became of the calls of a period, by local day or hour and by agent, and in the same time before it. Whatever follows
 * from a call counts where the call does, whenever it happened. Hours that are over come from their roll-ups, the newest
 * from the rows themselves: `as_of` is when the oldest count that may still change was made. `not_found` where there is
 * no such agent.
 */
export async function overview(
  { db, clock }: { db: Database; clock: Clock },
  workspaceId: string,
  { agentId, from, until, timezone, by }: OverviewRequest,
) {
  if (agentId !== null) await getAgent(db, workspaceId, agentId);
  const before = periodBefore(from, until, timezone);
  const periods = periodsOf(from, until, timezone, by);
  const rolled = await findRolled(db, workspaceId, before.from, until);
  const parts = [
    ...periods.map((period, index) => splitPeriod(index, period, rolled.past)),
    splitPeriod(BEFORE, { first: before.from, past: before.until }, rolled.past),
  ];
  const spans = {
    rolled: parts.flatMap((part) => part.rolled),
    direct: parts.flatMap((part) => part.direct),
  };
  const [rows, names] = await Promise.all([
    countPeriod(db, workspaceId, spans, agentId),
    namesOfAgents(db, workspaceId),
  ]);
  const now = clock();
  const iso = (at: number) => isoAt(at, timezone);
  const within = rows.filter(({ label }) => label !== BEFORE);
  const byLabel = Map.groupBy(rows, ({ label }) => label);
  return {
    ...(agentId === null ? {} : { agent_id: agentId }),
    ...{ from: iso(from), until: iso(until), timezone, by, as_of: iso(Math.min(rolled.asOf ?? now, now)) },
    totals: overviewNumbers(addCounts(within)),
    before: {
      ...{ from: iso(before.from), until: iso(before.until) },
      totals: overviewNumbers(addCounts(byLabel.get(BEFORE) ?? [])),
    },
    periods: periods.map(({ from, until }, index) => ({
      // A local day begins with its date.
      ...(by === "day" ? { date: from.slice(0, "YYYY-MM-DD".length) } : {}),
      ...{ from, until },
      ...overviewNumbers(addCounts(byLabel.get(index) ?? [])),
    })),
    agents: agentsOf(within, names, periods.length),
  };
}
export type Overview = Awaited<ReturnType<typeof overview>>;

/** Each agent that had anything, most calls first, with what a chart by agent shows of each period, in their order. */
function agentsOf(
  rows: readonly LabelledCounts<number>[],
  names: ReadonlyMap<string, string>,
  periods: number,
) {
  const byAgent = [...Map.groupBy(rows, ({ agentId }) => agentId)];
  return byAgent
    .map(([agentId, own]) => {
      const byLabel = Map.groupBy(own, ({ label }) => label);
      return {
        agent_id: agentId,
        agent_name: names.get(agentId) ?? null,
        totals: overviewNumbers(addCounts(own)),
        periods: Array.from({ length: periods }, (_, index) =>
          chartNumbers(addCounts(byLabel.get(index) ?? [])),
        ),
      };
    })
    .sort((one, other) => other.totals.calls - one.totals.calls);
}
