import * as z from "zod";
import type { Received } from "../../provider.ts";
import type { TwilioConnection } from "./account.ts";

const told = z.string().trim().min(1).optional().catch(undefined);

/** Twilio Conversational Intelligence, webhook: it names a transcript, and carries no word of it. */
const IntelligenceMessage = z.looseObject({
  transcript_sid: z.string().trim().min(1),
  customer_key: told,
  event_type: told,
});

const AVAILABLE = "voice_intelligence_transcript_available";

/** Only `customer_key` can say whose transcript it is: set to the CallSid where the transcript is made. */
export function readIntelligence({ settings }: TwilioConnection, message: unknown): Received {
  const read = IntelligenceMessage.safeParse(message);
  if (!read.success) return { kind: "unreadable", detail: "The Intelligence webhook has no transcript_sid." };
  const { transcript_sid: id, customer_key: callId, event_type = AVAILABLE } = read.data;
  if (event_type !== AVAILABLE) {
    return { kind: "taken", events: [], unknown: [`event_type ${event_type.slice(0, 60)}`] };
  }
  if (settings.transcript === "live") return { kind: "taken", events: [] };
  if (callId === undefined) {
    return { kind: "taken", events: [], unknown: ["intelligence without customer_key"] };
  }
  if (!/^CA\w+$/.test(callId)) {
    return { kind: "taken", events: [], unknown: ["intelligence with a customer_key that is no CallSid"] };
  }
  const fetch = { source: "intelligence", id };
  return {
    kind: "taken",
    events: [{ key: `intelligence:${id}`, callId, at: null, kind: "transcript", facts: {}, fetch }],
  };
}
