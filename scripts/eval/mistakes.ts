import { kindOf } from "../../bench/scoring.ts";
import type { Judgement } from "./judge.ts";

/** The first `limit` fields that came out wrong, two lines each: where, and what should have been. */
export function mistakes(judgements: readonly Judgement[], limit: number): string[] {
  return judgements
    .filter(({ right }) => !right)
    .slice(0, limit)
    .map(({ call, name, expected, got, result }) => {
      const quotes = (result?.evidence ?? []).map(({ turn, quote }) => ` “${quote}” (turn ${turn})`);
      const raw = result?.raw === undefined ? "" : `, raw ${JSON.stringify(result.raw)}`;
      const marked = result?.needs_review ? ", marked for review" : "";
      return `${call.id} ${name} (${kindOf(call, name)})
    expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}: ${result?.status ?? "not read"}${raw}${marked}${quotes.join("")}`;
    });
}
