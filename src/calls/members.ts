import * as z from "zod";
import { CallParty } from "../telephony/number.ts";
import { Timezone } from "../time/timezone.ts";
import { CALL_STATUSES, DIRECTIONS } from "./status.ts";

/** A point in time, with its offset. */
export const Instant = z.iso.datetime({
  offset: true,
  error: "Use ISO 8601 with an offset, e.g. 2026-05-07T14:30:00+03:00.",
});

/** Kept on the call's own row, and sent with every event of it. */
const MAX_VARIABLES_BYTES = 64 * 1024;

/** What walks through a value, as JSON.stringify does, does so by calling itself: some thousand levels are its end. */
const MAX_LEVELS = 100;

export const fitsRow = (value: unknown) =>
  isShallow(value, MAX_LEVELS) &&
  new TextEncoder().encode(JSON.stringify(value)).length <= MAX_VARIABLES_BYTES;

const isShallow = (value: unknown, levels: number): boolean =>
  typeof value !== "object" ||
  value === null ||
  (levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1)));

const Variables = z
  .record(z.string().max(200), z.unknown())
  .refine(
    fitsRow,
    "Keep it under 64 KiB, nested at most 100 deep: put the rest where you can look it up by the call's id.",
  );

/** The facts of a call as requests and messages name them; each may be left out, or null. */
export const callMembers = {
  direction: z.enum(DIRECTIONS).nullish(),
  from_number: CallParty.nullish(),
  to_number: CallParty.nullish(),
  started_at: Instant.nullish(),
  ended_at: Instant.nullish(),
  duration_ms: z
    .number()
    .int()
    .min(0)
    .max(7 * 86_400_000)
    .nullish(),
  timezone: Timezone.nullish(),
  status: z.enum(CALL_STATUSES).nullish(),
  end_reason: z.string().max(200).nullish(),
  recording_url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullish(),
  metadata: Variables.nullish(),
  dynamic_variables: Variables.nullish(),
};
