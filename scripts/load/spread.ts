/** Where the values lie, in words: "median 5 ms, 95th percentile 9 ms, 99th 11 ms, longest 12 ms"; by the nearest rank. */
export function spreadOf(values: readonly number[]): string {
  if (values.length === 0) return "nothing was measured";
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => `${Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)} ms`;
  return `median ${at(0.5)}, 95th percentile ${at(0.95)}, 99th ${at(0.99)}, longest ${at(1)}`;
}
