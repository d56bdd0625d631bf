/** No name of a field is longer; what is longer was not misspelt, and would be costly to compare. */
const MAX_NAME_CHARACTERS = 64;

/**
 * The candidate that a misspelt name most likely means, or null where none is near: at most a third of it may differ.
 * Among equally near ones, a name that was cut short wins.
 */
export function nearest(name: string, candidates: readonly string[]): string | null {
  if (name.length > MAX_NAME_CHARACTERS) return null;
  const wanted = name.toLowerCase();
  const allowed = Math.max(1, Math.floor(name.length / 3));
  const near = candidates
    .map((candidate) => ({
      candidate,
      distance: editDistance(wanted, candidate.toLowerCase()),
      continues: candidate.toLowerCase().startsWith(wanted),
    }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || Number(b.continues) - Number(a.continues));
  return near[0]?.candidate ?? null;
}

/** Levenshtein's distance in UTF-16 code units, one row at a time; plain loops, because it runs for every pair of names. */
function editDistance(a: string, b: string): number {
  const row = Uint8Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 0; i < a.length; i++) {
    let diagonal = i;
    row[0] = i + 1;
    for (let j = 0; j < b.length; j++) {
      const above = row[j + 1] ?? 0;
      const replaced = diagonal + (a.charCodeAt(i) === b.charCodeAt(j) ? 0 : 1);
      row[j + 1] = Math.min(replaced, above + 1, (row[j] ?? 0) + 1);
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
}
