/** Numbers of the simulated network: the first rings busy, the second is answered. */
const [BUSY_PERSON, FREE_PERSON] = ["+442079460401", "+442079460430"];
export const OWN_NUMBER = "+442079460100";

/** The action whose target always fails, so that it waits for its next attempt. */
export const ALWAYS_RETRIED = "Tell the warehouse";

/** The seeded calls may be made at night, and what follows from them is to be seen all the same. */
export const ANY_TIME = { start: "00:00", end: "24:00", public_holidays: "ring" };

/** An agent with a field of every type and of most formats, conditions in groups, and every type of action. */
export const seededAgent = (receiverUrl: string) => ({
  agent_name: "Office lines",
  language: "en-GB",
  timezone: "Europe/London",
  calling_window: ANY_TIME,
  begin_message: "Hello, this is Robin of Lindenhof Broadband.",
  webhook_url: `${receiverUrl}/agent`,
  post_call_data_extraction: [
    { name: "customer_name", type: "string", description: "Customer full name", required: true },
    { name: "interest_level", type: "enum", description: "high, medium, low, none" },
    { name: "follow_up_required", type: "boolean", description: "Whether follow-up is needed" },
    { name: "follow_up_date", type: "string", description: "Follow-up date in ISO 8601 format" },
    {
      name: "callback_number",
      type: "string",
      description: "Phone number to call back, digits only",
      pii: true,
    },
    { name: "email", type: "string", format: "email", description: "E-mail address", pii: true },
    { name: "budget", type: "number", description: "Monthly budget" },
    {
      name: "wants_to_cancel",
      type: "boolean",
      description: "Whether the customer wants to cancel the contract",
    },
    { name: "summary", type: "string", description: "What the customer wants, in one sentence" },
  ],
  post_call_actions: [
    {
      type: "schedule_call",
      name: "Auto follow-up",
      condition: { field: "follow_up_required", operator: "==", value: true },
      config: { use_field: "follow_up_date", fallback_delay_minutes: 1440, from_number: OWN_NUMBER },
    },
    {
      type: "webhook",
      name: "Lead to CRM",
      condition: {
        all: [
          { field: "call.direction", operator: "==", value: "outbound" },
          {
            any: [
              { field: "interest_level", operator: "in", value: ["high", "medium"] },
              { field: "budget", operator: ">=", value: 100 },
            ],
          },
          { not: { field: "wants_to_cancel", operator: "==", value: true } },
        ],
      },
      config: {
        url: `${receiverUrl}/leads`,
        headers: { "X-Source": "aftercall" },
        body: { name: "{{ customer_name }}", interest: "{{ interest_level }}", when: "{{ follow_up_date }}" },
      },
    },
    {
      type: "webhook",
      name: ALWAYS_RETRIED,
      condition: { field: "customer_name", operator: "exists" },
      config: { url: `${receiverUrl}/fails` },
    },
    {
      type: "transfer_call",
      name: "Retention",
      condition: { field: "wants_to_cancel", operator: "==", value: true },
      config: {
        targets: [
          { name: "first line", to_number: BUSY_PERSON },
          { name: "second line", to_number: FREE_PERSON },
        ],
        mode: "warm",
        message: "One moment, I am putting you through.",
        fallback: { type: "schedule_call", delay_minutes: 30, from_number: OWN_NUMBER },
      },
    },
  ],
});
