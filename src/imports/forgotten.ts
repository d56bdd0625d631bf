import type { Forgotten } from "../store/imports.ts";

/** Whoever sends a file is done with it by then, or gone: it is written in seconds. */
export const RECEIVED_WITHIN_MS = 10 * 60_000;
/** What nobody begins within a day is forgotten, for it holds personal data. */
export const UNBEGUN_KEPT_MS = 24 * 3_600_000;

export const forgottenAt = (now: number): Forgotten => ({
  unreceivedSince: now - RECEIVED_WITHIN_MS,
  unbegunSince: now - UNBEGUN_KEPT_MS,
});
