/** Levels that a person can still follow; also bounds the recursion of everything that walks a condition. */
export const MAX_DEPTH = 10;
/** Comparisons and groups together; keeps a verdict's explanation readable and small enough to store. */
export const MAX_NODES = 200;

/**
 * The cap that an unparsed condition breaks, as a sentence, or null. It goes level by level and stops at the cap, so
 * that a body nested a hundred thousand levels deep overflows no stack.
 */
export function brokenCap(input: unknown): string | null {
  let level = [input];
  let nodes = 0;
  for (let depth = 1; level.length > 0; depth++) {
    nodes += level.length;
    if (depth > MAX_DEPTH) return `Nest conditions at most ${MAX_DEPTH} levels deep.`;
    if (nodes > MAX_NODES) return `Use at most ${MAX_NODES} comparisons and groups in one condition.`;
    level = level.flatMap(childrenOf);
  }
  return null;
}

function childrenOf(node: unknown): unknown[] {
  if (typeof node !== "object" || node === null) return [];
  const { all, any, not }: { all?: unknown; any?: unknown; not?: unknown } = node;
  return [all, any, not].filter((child) => child !== undefined).flat();
}
