import type { Generic } from "./account.ts";

/** What a person does in a system of their own. */
export const setUp: Generic["setUp"] = ({ intakeUrl }) => [
  {
    title: "Choose a secret",
    detail:
      "Give it here as credentials.webhook_secret, and to your system. `whsec_` and 32 random bytes in base64 is best.",
  },
  {
    title: "Post to this address",
    detail:
      "Send each message as a JSON POST with Content-Type: application/json. Send it again where the answer is not 2xx.",
    copy: intakeUrl,
  },
  {
    title: "Sign each message",
    detail:
      "Use a Standard Webhooks library (standardwebhooks.com): it sets webhook-id, webhook-timestamp and webhook-signature.",
  },
  {
    title: "Send a first call",
    detail: "One message is enough: the end of a call, with its transcript.",
    copy: JSON.stringify({ type: "call.ended", call_id: "1", transcript: "Agent: Hello.\nCustomer: Hi." }),
  },
  {
    title: "Hand calls over",
    detail:
      "Transfer where the answer to a call.tool_call has a transfer, or our call.transfer event has the status requested: once for each transfer_id and number. Then post how it went.",
    copy: JSON.stringify({
      type: "call.transfer",
      call_id: "1",
      transfer: { status: "connected", to: "+14155550123" },
    }),
  },
];
