/**
 * What is said in the demo's two calls; each provider's file puts it into its own words. People and numbers are
 * invented.
 */
export interface Line {
  speaker: "agent" | "customer";
  text: string;
}

/** A customer rings, has no time and wants to be rung: the words from which the follow-up comes. */
export function firstTalk(callBackInSeconds: number): Line[] {
  return [
    { speaker: "agent", text: "Bosphorus Telecom, Deniz speaking. May I have your name, please?" },
    { speaker: "customer", text: "Hello, this is Grace Holloway." },
    { speaker: "agent", text: "Are you interested in our business line, Ms Holloway?" },
    { speaker: "customer", text: "Yes, very interested, but I am just parking the car." },
    { speaker: "agent", text: "Should I call you again?" },
    { speaker: "customer", text: `Yes, please call me back in ${callBackInSeconds} seconds.` },
    { speaker: "agent", text: "Gladly. Talk to you in a moment." },
  ];
}

/** The follow-up, after which nobody is to be rung again. */
export const SECOND_TALK: readonly Line[] = [
  { speaker: "agent", text: "Hello, this is Deniz from Bosphorus Telecom. Who am I speaking with?" },
  { speaker: "customer", text: "This is Grace Holloway. I have parked the car." },
  { speaker: "agent", text: "How interested are you in going ahead with the business line?" },
  { speaker: "customer", text: "Very interested. The price is right, send me the contract." },
  { speaker: "agent", text: "Wonderful, I will e-mail it today. Do you need another follow-up call?" },
  { speaker: "customer", text: "No, thank you, no follow-up needed." },
];
