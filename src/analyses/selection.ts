import * as z from "zod";
import { CALL_STATUSES, DIRECTIONS } from "../calls/status.ts";

const MAX_CALL_IDS = 500;

const CallId = z.string().min(1).max(64);
const Instant = z.iso.datetime({
  offset: true,
  error: "Use ISO 8601 with an offset, e.g. 2026-05-07T14:30:00+03:00.",
});

/** Which of an agent's calls a batch is about: by their ids, or by a filter; without either, all of them. */
export const CallSelection = z
  .strictObject({
    call_ids: z.array(CallId).min(1).max(MAX_CALL_IDS).optional(),
    filter: z
      .strictObject({
        status: z.enum(CALL_STATUSES).optional(),
        direction: z.enum(DIRECTIONS).optional(),
        /** By the time the call came in. */
        created_after: Instant.optional(),
        created_before: Instant.optional(),
        needs_review: z.boolean().optional(),
        /** The agent's version that the call's current analysis was made by. */
        analyzed_by_version: z.number().int().min(1).optional(),
      })
      .optional(),
  })
  .refine(({ call_ids, filter }) => !(call_ids && filter), {
    path: ["filter"],
    error: "Choose calls by call_ids or by filter, not by both.",
  });
export type CallSelection = z.infer<typeof CallSelection>;
