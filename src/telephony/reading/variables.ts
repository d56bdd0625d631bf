/** The members of an object that say something, without those that are left out; null where nothing remains. */
export function variablesOf(
  given: Record<string, unknown> | null | undefined,
  isLeftOut: (name: string) => boolean = () => false,
): Record<string, unknown> | null {
  const kept = Object.entries(given ?? {}).filter(([name, value]) => value != null && !isLeftOut(name));
  return kept.length === 0 ? null : Object.fromEntries(kept);
}
