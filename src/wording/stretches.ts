import type { Turn } from "../calls/turn.ts";

/** Turns that one side spoke in a row. */
export interface Stretch {
  role: "agent" | "customer";
  /** Indices of the turns. */
  numbers: number[];
}

/** The stretches of a call in order; systems and tools interrupt nobody. */
export function stretches(turns: readonly Turn[]): Stretch[] {
  const all: Stretch[] = [];
  for (const [number, { role }] of turns.entries()) {
    if (role !== "agent" && role !== "customer") continue;
    const last = all.at(-1);
    if (last?.role === role) last.numbers.push(number);
    else all.push({ role, numbers: [number] });
  }
  return all;
}
