import * as z from "zod";
import { amount, anything, direction, maybe, object, text, time, webUrl } from "../../reading/members.ts";
import { readInstant } from "../../reading/time.ts";

/** An event webhook's fields, of a JSON body or of a query (Vonage Voice, webhook reference). */
export const VonageMessage = z.looseObject({
  conversation_uuid: text,
  /** The leg; events of machine detection call it `call_uuid`. */
  uuid: text,
  call_uuid: text,
  status: text,
  /** Why a call was not answered, rejected or failed. */
  detail: text,
  direction,
  from: anything,
  from_user: anything,
  to: anything,
  start_time: time,
  end_time: time,
  /** Seconds, as a string. */
  duration: amount,
  timestamp: time,
  reason: text,
  recording_url: webUrl,
  recording_uuid: text,
  transcription_url: text,
  conversation_uuid_from: text,
  conversation_uuid_to: text,
  type: text,
  speech: object({ results: maybe(z.array(z.looseObject({ text }))) }),
  dtmf: anything,
});
export type VonageMessage = z.infer<typeof VonageMessage>;

/** Epoch ms: Vonage's clock is UTC, also where it does not say so. */
export const instantOf = (time: string | number | null | undefined) => readInstant(time, { zone: "utc" });
