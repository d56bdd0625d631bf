import { isSipUri } from "../../number.ts";
import type { HandOver } from "../../tool-result.ts";

/**
 * Whom a call goes to, as live call control and the answer to a transfer-destination-request name it (Vapi,
 * TransferDestinationNumber and TransferDestinationSip). With a briefing the human hears it before the customer is
 * connected (TransferPlan; Vapi's documentation names Twilio numbers for that). No ringing time goes with it: `dialTimeout`
 * counts for the SIP verb dial alone.
 */
export function destinationTo({
  to,
  fromNumber,
  briefing,
}: Pick<HandOver, "to" | "fromNumber" | "briefing">) {
  return {
    ...(isSipUri(to) ? { type: "sip", sipUri: to } : { type: "number", number: to }),
    ...(fromNumber === null ? {} : { callerId: fromNumber }),
    ...(briefing === null ? {} : { transferPlan: { mode: "warm-transfer-say-message", message: briefing } }),
  };
}

/** In a destination's place of a message: left out, Vapi says a sentence of its own. */
export const SAY_NOTHING = "";
