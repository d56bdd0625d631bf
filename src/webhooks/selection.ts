import * as z from "zod";
import { DELIVERY_STATUSES } from "./delivery-status.ts";
import { EVENT_TYPES } from "./event.ts";

export const Instant = z.iso.datetime({
  offset: true,
  error: "Use ISO 8601 with an offset, e.g. 2026-05-07T14:30:00+03:00.",
});

/** As many as one statement is to look for by their ids. */
const MAX_DELIVERY_IDS = 100;
/** An id is made of its event's and its endpoint's: of a schedule's event some 70 characters. */
const MAX_DELIVERY_ID_LENGTH = 200;

/** Which deliveries are meant: those that match every member. */
export const DeliverySelection = z.strictObject({
  /** These ones, however they ended. */
  delivery_ids: z.array(z.string().max(MAX_DELIVERY_ID_LENGTH)).min(1).max(MAX_DELIVERY_IDS).optional(),
  /** Null: those that go to no endpoint of the workspace, but to an agent's own webhook or as an action says. */
  endpoint_id: z.string().max(64).nullish(),
  agent_id: z.string().max(64).optional(),
  call_id: z.string().max(64).optional(),
  event_type: z.enum(EVENT_TYPES).optional(),
  status: z.enum(DELIVERY_STATUSES).optional(),
  /** By the time that the delivery was made: from `since` on, and before `until`. */
  since: Instant.optional(),
  until: Instant.optional(),
});
export type DeliverySelection = z.infer<typeof DeliverySelection>;
