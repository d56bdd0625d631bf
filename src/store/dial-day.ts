/** The day on which a dial counts, YYYY-MM-DD in UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, "2026-05-07".length);
