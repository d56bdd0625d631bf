import { isoOf, lengthMs } from "./time.ts";

/** A call's start (epoch ms) and length (ms) as facts; its end where both are told. What is no time says nothing. */
export function callSpan(start: number | null, length: number | null) {
  const durationMs = lengthMs(length);
  const end = start === null || durationMs === null ? null : start + durationMs;
  return { startedAt: isoOf(start), endedAt: isoOf(end), durationMs };
}

/** A call's length in ms between its start and its end (epoch ms); null where one is not told, or comes too early. */
export const lengthBetween = (start: number | null, end: number | null) =>
  start === null || end === null ? null : lengthMs(end - start);
