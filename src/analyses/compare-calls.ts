import type { ComparedCall } from "./compare-call.ts";

/** Finer than a nano-dollar is noise of floating point. */
const COST_DECIMALS = 9;

/** What the comparisons come to together. `cost_usd` is null where one call's cost is not known. */
export function compareCalls(calls: readonly ComparedCall[]) {
  const changes = calls.flatMap((call) => call.changes);
  const actions = calls.flatMap((call) => call.actions);
  const corrections = calls.flatMap((call) => call.corrections);
  const agreeing = corrections.filter((correction) => correction.agrees_with_correction).length;
  return {
    calls: calls.length,
    calls_changed: calls.filter(isChanged).length,
    failed: calls.filter(({ status }) => status === "failed").length,
    values: countKinds(changes),
    fields: byName(
      Map.groupBy(changes, ({ field }) => field),
      countKinds,
    ),
    actions: countFiring(actions),
    actions_by_name: byName(
      Map.groupBy(
        actions.filter(({ change }) => change !== "same"),
        ({ name }) => name,
      ),
      countFiring,
    ),
    corrections: { agree: agreeing, disagree: corrections.length - agreeing },
    cost_usd: sumOfCosts(calls.map(({ cost_usd }) => cost_usd)),
  };
}
export type ComparisonSummary = ReturnType<typeof compareCalls>;

export const isChanged = ({ changes, actions }: ComparedCall) =>
  changes.length > 0 || actions.some(({ change }) => change !== "same");

/** In US dollars; null where one is not known. */
export function sumOfCosts(costs: readonly (number | null)[]): number | null {
  if (costs.includes(null)) return null;
  return Number(costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0).toFixed(COST_DECIMALS));
}

/** An action may be called `__proto__`: entries make it a name like any other. */
function byName<Item, Counts>(groups: ReadonlyMap<string, Item[]>, count: (items: Item[]) => Counts) {
  return Object.fromEntries([...groups].map(([name, own]) => [name, count(own)]));
}

function countKinds(changes: ComparedCall["changes"]) {
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  return { changed: count("changed"), gained: count("gained"), lost: count("lost") };
}

function countFiring(actions: ComparedCall["actions"]) {
  const count = (change: string) => actions.filter((action) => action.change === change).length;
  return { would_fire: count("would_fire"), would_no_longer_fire: count("would_no_longer_fire") };
}
