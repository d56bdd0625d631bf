import { CALL_STATUSES, TRANSFER_OUTCOMES } from "../calls/status.ts";
import type { Counts } from "../store/count-spans.ts";
import { DELIVERY_STATUSES } from "../webhooks/delivery-status.ts";
import { roundCost } from "./statistics.ts";

const CALL_COUNTS = CALL_STATUSES.map((status) => `call_${status}` as const);

const callsOf = (counts: Counts) => CALL_COUNTS.reduce((sum, name) => sum + counts[name], 0);

/** As much of it as a chart by agent shows. */
export function chartNumbers(counts: Counts) {
  return {
    calls: callsOf(counts),
    analysed: counts.analysis_completed,
    needs_review: counts.needs_review,
    follow_ups: { booked: counts.follow_ups_booked, reached: counts.follow_ups_reached },
    cost_usd: roundCost(counts.cost_usd),
  };
}

/** What became of the calls that came in during some time. Money in US dollars. */
export function overviewNumbers(counts: Counts) {
  const by = <Value extends string, Prefix extends "call" | "transfer" | "deliveries">(
    prefix: Prefix,
    values: readonly (Value & (`${Prefix}_${Value}` extends keyof Counts ? Value : never))[],
  ) => Object.fromEntries(values.map((value) => [value, counts[`${prefix}_${value}` as keyof Counts]]));
  return {
    calls: callsOf(counts),
    calls_by_status: by("call", CALL_STATUSES),
    analysed: counts.analysis_completed,
    skipped: counts.analysis_skipped,
    failed: counts.analysis_failed,
    pending: counts.analysis_pending,
    needs_review: counts.needs_review,
    follow_ups: { booked: counts.follow_ups_booked, reached: counts.follow_ups_reached },
    deliveries: by("deliveries", DELIVERY_STATUSES),
    transfers: by("transfer", TRANSFER_OUTCOMES),
    usage: { input_tokens: counts.input_tokens, output_tokens: counts.output_tokens },
    cost_usd: roundCost(counts.cost_usd),
    unpriced_analyses: counts.unpriced_analyses,
  };
}
