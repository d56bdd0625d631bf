import * as z from "zod";
import type { Received } from "../../provider.ts";
import { taken, told, unreadable, untold } from "../../reading/received.ts";
import { named } from "../../reading/vocabulary.ts";
import type { TwilioConnection } from "./account.ts";
import { field } from "./form.ts";

/** Twilio Conversational Intelligence, webhook: it names a transcript, and carries no word of it. */
const IntelligenceMessage = z.looseObject({
  transcript_sid: z.string().trim().min(1),
  customer_key: field,
  event_type: field,
});

const AVAILABLE = "voice_intelligence_transcript_available";

/** Only `customer_key` can say whose transcript it is: set to the CallSid where the transcript is made. */
export function readIntelligence({ settings }: TwilioConnection, message: unknown): Received {
  const read = IntelligenceMessage.safeParse(message).data;
  if (!read) return unreadable("transcript_sid");
  const { transcript_sid: id, customer_key: callId, event_type = AVAILABLE } = read;
  if (event_type !== AVAILABLE) return taken(untold(`event_type ${named(event_type)}`));
  if (settings.transcript === "live") return taken(told());
  if (callId === undefined) return taken(untold("intelligence without customer_key"));
  if (!/^CA\w+$/.test(callId)) {
    return taken(untold("intelligence with a customer_key that is no CallSid"));
  }
  const fetch = { source: "intelligence", id };
  return taken(told({ key: `intelligence:${id}`, callId, at: null, kind: "transcript", facts: {}, fetch }));
}
