/** The agent of the README, as users write it. */
export const EXAMPLE_AGENT = {
  agent_name: "Sales",
  language: "tr-TR",
  timezone: "Europe/Istanbul",
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
      config: { url: "https://crm.example/leads" },
    },
  ],
};

/** A finished call, in the shortest form that the contract takes. */
export const EXAMPLE_CALL = {
  from_number: "+905321234567",
  to_number: "+908501234567",
  started_at: "2026-05-04T10:00:00+03:00",
  duration_ms: 60_000,
  transcript: [
    { role: "agent", text: "May I have your name?", start_ms: 0 },
    { role: "user", text: "My name is Jane Roe.", start_ms: 2000 },
  ],
};
