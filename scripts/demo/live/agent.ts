/** Numbers of the simulated network: the last two digits say how it goes with the phone that rings (01 busy). */
export const RETENTION = { busy: "+442079460401", free: "+442079460430" };
export const SERVICE_DESK = "+442079460431";

/**
 * An agent that hands calls over: who wants to cancel goes to retention, where the first phone is busy, and whoever
 * asks for a person to the service desk. Both humans hear a briefing first.
 */
export function liveAgent(receiverUrl: string) {
  return {
    agent_name: "Customer care",
    language: "en-GB",
    timezone: "Europe/London",
    webhook_url: `${receiverUrl}/events`,
    post_call_data_extraction: [
      {
        name: "wants_to_cancel",
        type: "boolean",
        description: "Whether the customer wants to cancel the contract",
      },
      { name: "customer_name", type: "string", description: "Customer full name" },
    ],
    post_call_actions: [
      {
        type: "transfer_call",
        name: "Retention",
        condition: { field: "wants_to_cancel", operator: "==", value: true },
        config: {
          targets: [
            { name: "first line", to_number: RETENTION.busy },
            { name: "second line", to_number: RETENTION.free },
          ],
          mode: "warm",
          on_request: false,
        },
      },
      {
        type: "transfer_call",
        name: "Service desk",
        config: {
          to_number: SERVICE_DESK,
          mode: "warm",
          message: "Of course. I am putting you through to a colleague.",
        },
      },
    ],
  };
}
