import type { Speaker } from "../calls/turn.ts";

type Roles = Readonly<Record<string, Speaker>>;

/** Who speaks under a provider's name for a role, by the first of the maps that knows it; null where none does. */
export function roleOf(name: string, ...maps: readonly Roles[]): Speaker | null {
  return maps.find((map) => Object.hasOwn(map, name))?.[name] ?? null;
}
