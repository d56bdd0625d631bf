import { keyOf, type Path } from "./name.ts";

/**
 * What a draft says outside of the claimed paths, as the fewest [path, value] pairs. An empty object or list is a value:
 * `webhook_events: []` sends nothing, and its absence sends everything.
 */
export function carriedBeside(draft: unknown, claimed: ReadonlySet<string>): [Path, unknown][] {
  const above = new Set<string>();
  for (const key of claimed) {
    const path: Path = JSON.parse(key);
    for (let length = 0; length < path.length; length++) above.add(keyOf(path.slice(0, length)));
  }
  const walk = (value: unknown, path: Path): [Path, unknown][] => {
    const key = keyOf(path);
    if (claimed.has(key)) return [];
    if (path.length > 0 && !above.has(key)) return [[path, value]];
    return entriesOf(value).flatMap(([member, item]) => walk(item, [...path, member]));
  };
  return walk(draft, []);
}

function entriesOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return value.map((item, i) => [i, item]);
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
