import * as z from "zod";
import { ATTEMPT_OUTCOMES } from "../schedules/retry.ts";

const Instant = z.iso.datetime({ offset: true });

const Turn = z.object({
  role: z.enum(["agent", "customer", "system", "tool"]),
  text: z.string(),
  start_ms: z.number().min(0).exactOptional(),
  end_ms: z.number().min(0).exactOptional(),
});

/** A call that we dialled is over, with or without a conversation. */
export const CallEnded = z.object({
  type: z.literal("call.ended"),
  /** Ours, as given when the call was dialled. */
  attempt_id: z.string().max(200),
  provider_call_id: z.string().min(1).max(200),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  end_reason: z.string().max(200).nullable(),
  from_number: z.string().max(200).nullable(),
  to_number: z.string().max(200),
  started_at: Instant,
  ended_at: Instant,
  /** Empty where nobody spoke. */
  turns: z.array(Turn),
});
export type CallEnded = z.infer<typeof CallEnded>;

/** What a provider tells, in one form for all of them. */
export const ProviderEvent = z.discriminatedUnion("type", [CallEnded]);
export type ProviderEvent = z.infer<typeof ProviderEvent>;
