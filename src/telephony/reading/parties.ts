import type { ToldFacts } from "../event.ts";

interface Sides {
  ours: string | null;
  theirs: string | null;
}

/** Who called whom, where a provider tells its own side from the far one; nobody while the direction is not known. */
export function partiesOf(direction: ToldFacts["direction"] | null, { ours, theirs }: Sides) {
  if (!direction) return { fromNumber: null, toNumber: null };
  return direction === "inbound"
    ? { direction, fromNumber: theirs, toNumber: ours }
    : { direction, fromNumber: ours, toNumber: theirs };
}
