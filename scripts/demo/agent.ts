/** The demo may be run at night, and its follow-up is to ring all the same: on a network where nobody sleeps. */
const ANY_TIME = { start: "00:00", end: "24:00", public_holidays: "ring" };

/**
 * The agent of the README's example. Only where its webhooks go, and when it may ring, is the demo's own: the CRM's address
 * and the agent's `webhook_url` are its receiver.
 */
export function exampleAgent(receiverUrl: string) {
  return {
    agent_name: "Sales",
    language: "tr-TR",
    timezone: "Europe/Istanbul",
    webhook_url: `${receiverUrl}/events`,
    calling_window: ANY_TIME,
    post_call_data_extraction: [
      { name: "customer_name", type: "string", description: "Customer full name" },
      { name: "interest_level", type: "enum", description: "high, medium, low, none" },
      { name: "follow_up_required", type: "boolean", description: "Whether follow-up is needed" },
      { name: "follow_up_date", type: "string", description: "Follow-up date in ISO 8601 format" },
      { name: "callback_number", type: "string", description: "Phone number to call back, digits only" },
    ],
    post_call_actions: [
      {
        type: "schedule_call",
        name: "Auto follow-up",
        condition: { field: "follow_up_required", operator: "==", value: true },
        config: { use_field: "follow_up_date", fallback_delay_minutes: 1440, from_number: "+908501234567" },
      },
      {
        type: "webhook",
        name: "Lead to CRM",
        condition: { field: "interest_level", operator: "==", value: "high" },
        config: { url: `${receiverUrl}/leads` },
      },
    ],
  };
}
