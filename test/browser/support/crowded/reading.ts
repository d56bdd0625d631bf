import { OWN_NUMBER } from "../seeded-agent.ts";
import type { ModelReading } from "./model.ts";

/** A call in which two amounts are said, of which two readers take a different one. */
const TRANSCRIPT = `
Agent: Good morning, this is Robin of Lindenhof Broadband. May I have your name, please?
Customer: Sure, this is Grace Holloway.
Agent: What do you pay today, and what may the new line cost?
Customer: We pay 180 pounds a month today. Our budget is 240 pounds a month.
Agent: Should I follow up with you?
Customer: Yes, please call me back tomorrow at three in the afternoon.
Agent: Noted. Thank you, and goodbye.`;

/** What the model makes of it: it takes the price of today for the budget. */
export const READINGS: readonly ModelReading[] = [
  { field: "customer_name", quote: "this is Grace Holloway", value: "Grace Holloway" },
  { field: "budget", quote: "We pay 180 pounds a month today", value: "180 pounds" },
  { field: "follow_up_required", quote: "please call me back", value: "true" },
];
export const OF_MODEL = 180;
export const OF_OFFLINE = 240;

export const readingAgent = {
  agent_name: "Office lines",
  language: "en-GB",
  timezone: "Europe/London",
  post_call_data_extraction: [
    { name: "customer_name", type: "string", description: "Customer full name" },
    { name: "budget", type: "number", description: "Monthly budget" },
    { name: "follow_up_required", type: "boolean", description: "Whether follow-up is needed" },
  ],
};

export const disputedCall = (agentId: string, name: string) => ({
  ...{ agent_id: agentId, provider_call_id: name, direction: "outbound" },
  ...{ from_number: OWN_NUMBER, to_number: "+442079460143", duration_ms: 95_000 },
  transcript: TRANSCRIPT.trim(),
});

/** One on which both readers agree: nothing is said that could be taken for a budget. */
export const undisputedCall = (agentId: string, name: string) => ({
  ...disputedCall(agentId, name),
  transcript: TRANSCRIPT.trim()
    .split("\n")
    .filter((line) => !/pounds|cost/.test(line))
    .join("\n"),
});
