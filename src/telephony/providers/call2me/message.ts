import * as z from "zod";
import { anything, count, direction, maybe, record, text, time, webUrl } from "../../reading/members.ts";

/** What is documented of `data`, and of a call that the API answers; both spell the same facts alike. */
export const CallData = z.looseObject({
  direction,
  call_status: text,
  status: text,
  duration_ms: count,
  start_timestamp: time,
  end_timestamp: time,
  from_number: text,
  to_number: text,
  disconnection_reason: text,
  recording_url: webUrl,
  transcript_url: text,
  metadata: record,
  agent_id: text,
  error: anything,
  message: text,
  reason: text,
});
export type CallData = z.infer<typeof CallData>;

/** The envelope is called stable; `data` differs by type (Call2Me, webhooks). */
export const Envelope = z.looseObject({
  type: z.string(),
  call_id: z.string().min(1),
  agent_id: text,
  timestamp: time,
  data: maybe(CallData),
});
export type Envelope = z.infer<typeof Envelope>;
