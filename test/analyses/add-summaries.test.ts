import { expect, it } from "vitest";
import { addSummaries } from "../../src/analyses/add-summaries.ts";
import type { ComparedCall } from "../../src/analyses/compare-call.ts";
import { compareCalls } from "../../src/analyses/compare-calls.ts";

it("summaries added up are the summary of all", () => {
  const call = (n: number, cost: number | null): ComparedCall => ({
    ...{ call_id: `call_${n}`, status: n === 2 ? "failed" : "completed", reason: null, cost_usd: cost },
    changes: [{ field: `field_${n % 2}`, kind: "gained", from: null, to: { value: n, status: "grounded" } }],
    corrections: [{ field: "field_0", agrees_with_correction: n % 2 === 0 }],
    actions: [
      {
        ...{ name: "__proto__", type: "webhook", before: "skipped", after: true, explanation: "" },
        change: "would_fire",
      },
    ],
  });
  const calls = [call(0, 0.1), call(1, 0.2), call(2, 0.3), call(3, 0.4)];
  const both = addSummaries(compareCalls(calls.slice(0, 2)), compareCalls(calls.slice(2)));
  expect(both).toEqual(compareCalls(calls));
  expect(Object.entries(both.actions_by_name)).toEqual([
    ["__proto__", { would_fire: 4, would_no_longer_fire: 0 }],
  ]);
  expect(addSummaries(both, compareCalls([call(4, null)])).cost_usd).toBeNull();
});
