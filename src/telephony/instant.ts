/** Numbers below are seconds since 1970, those from it on milliseconds: it is the year 5138, or March 1973. */
const SECONDS_BELOW = 100_000_000_000;

/**
 * Epoch ms of a provider's time: a number in seconds or milliseconds, or ISO 8601 with Z or an offset. Null where it is
 * neither, and where a text leaves its zone to be guessed.
 */
export function readInstant(time: unknown): number | null {
  if (typeof time === "string" && !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/i.test(time)) return null;
  if (typeof time !== "string" && typeof time !== "number") return null;
  const ms = typeof time === "string" ? Date.parse(time) : time < SECONDS_BELOW ? time * 1000 : time;
  return ms > 0 && !Number.isNaN(new Date(ms).getTime()) ? Math.round(ms) : null;
}

/** An instant (epoch ms) as ISO 8601 in UTC. */
export const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());
