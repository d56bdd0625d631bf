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
    fields: Object.fromEntries(
      [...Map.groupBy(changes, ({ field }) => field)].map(([field, own]) => [field, countKinds(own)]),
    ),
    actions: {
      would_fire: actions.filter(({ change }) => change === "would_fire").length,
      would_no_longer_fire: actions.filter(({ change }) => change === "would_no_longer_fire").length,
    },
    corrections: { agree: agreeing, disagree: corrections.length - agreeing },
    cost_usd: totalCost(calls),
  };
}

const isChanged = ({ changes, actions }: ComparedCall) =>
  changes.length > 0 || actions.some(({ change }) => change !== "same");

function countKinds(changes: ComparedCall["changes"]) {
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  return { changed: count("changed"), gained: count("gained"), lost: count("lost") };
}

function totalCost(calls: readonly ComparedCall[]): number | null {
  const costs = calls.map(({ cost_usd }) => cost_usd);
  if (costs.includes(null)) return null;
  return Number(costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0).toFixed(COST_DECIMALS));
}
