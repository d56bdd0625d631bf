import { type ComparisonSummary, sumOfCosts } from "./compare-calls.ts";

/** Names that are counted one by one: an agent's versions may have had any number of fields. All count in the totals. */
const MAX_NAMES = 300;

/** What two sets of comparisons come to together: as `compareCalls` has it for all of their calls at once. */
export function addSummaries(one: ComparisonSummary, other: ComparisonSummary): ComparisonSummary {
  return {
    calls: one.calls + other.calls,
    calls_changed: one.calls_changed + other.calls_changed,
    failed: one.failed + other.failed,
    values: added(one.values, other.values),
    fields: addedByName(one.fields, other.fields),
    actions: added(one.actions, other.actions),
    actions_by_name: addedByName(one.actions_by_name, other.actions_by_name),
    corrections: added(one.corrections, other.corrections),
    cost_usd: sumOfCosts([one.cost_usd, other.cost_usd]),
  };
}

type ByName<Counts> = Readonly<Record<string, Counts>>;

function addedByName<Counts extends Record<string, number>>(one: ByName<Counts>, other: ByName<Counts>) {
  const sums = new Map(Object.entries(one));
  for (const [name, counts] of Object.entries(other)) {
    const standing = sums.get(name);
    if (standing || sums.size < MAX_NAMES) sums.set(name, standing ? added(standing, counts) : counts);
  }
  return Object.fromEntries(sums);
}

/** Both have the same members. */
function added<Counts extends Record<string, number>>(one: Counts, other: Counts): Counts {
  const sums = Object.entries(one).map(([member, count]) => [member, count + (other[member] ?? 0)]);
  return Object.fromEntries(sums) as Counts;
}
