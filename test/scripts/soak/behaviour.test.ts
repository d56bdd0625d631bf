import { expect, it } from "vitest";
import { chooseBehaviour, takes } from "../../../scripts/soak/behaviour.ts";

it("lets three first attempts in ten go wrong, in each way equally often", () => {
  const chosen = Array.from({ length: 1_000 }, (_, n) => chooseBehaviour((n + 0.5) / 1_000));
  const counts = Object.fromEntries(
    [...Map.groupBy(chosen, (one) => one)].map(([one, all]) => [one, all.length]),
  );
  expect(counts).toEqual({ error: 75, "hang up": 75, slow: 75, "cut answer": 75, well: 700 });
});

it("takes an event that it answers late or cuts the answer of, and none that it refuses or hangs up on", () => {
  expect((["well", "slow", "cut answer"] as const).map(takes)).toEqual([true, true, true]);
  expect((["error", "hang up"] as const).map(takes)).toEqual([false, false]);
});
