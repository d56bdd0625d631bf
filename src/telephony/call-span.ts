import { isoOf, readInstant } from "./instant.ts";

/** A call's start (epoch ms) and length (ms) as facts; its end where both are told. What is no time says nothing. */
export function callSpan(start: number | null, length: number | null) {
  const startedAt = start === null ? null : readInstant(start);
  const isLength = length !== null && Number.isFinite(length) && length >= 0;
  const durationMs = isLength ? Math.round(length) : null;
  const endedAt = startedAt === null || durationMs === null ? null : readInstant(startedAt + durationMs);
  return { startedAt: isoOf(startedAt), endedAt: isoOf(endedAt), durationMs };
}
