/** No offset at its end: `2026-11-22T10:00:10.000`, `2026-11-22 10:00:10`. */
const WITHOUT_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/** Epoch ms of a time in ISO 8601, which is UTC where it names no offset; null where it is no time. */
export function instantOf(text: string | null | undefined): number | null {
  if (!text) return null;
  const at = Date.parse(WITHOUT_OFFSET.test(text) ? `${text.replace(" ", "T")}Z` : text);
  return Number.isFinite(at) ? at : null;
}

/** The same in ISO 8601 with an offset, undefined where it is no time. */
export function isoOf(text: string | null | undefined): string | undefined {
  const at = instantOf(text);
  return at === null ? undefined : new Date(at).toISOString();
}
