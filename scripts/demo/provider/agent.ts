import { exampleAgent } from "../agent.ts";

/** The agent of the README's example in English, whose follow-ups go out from the provider's own number. */
export function agentFor(provider: string, receiverUrl: string, ownNumber: string) {
  const example = exampleAgent(receiverUrl);
  return {
    ...example,
    agent_name: `Sales by ${provider}`,
    language: "en-GB",
    timezone: "Europe/London",
    post_call_actions: example.post_call_actions.map((action) =>
      action.type === "schedule_call"
        ? { ...action, config: { ...action.config, from_number: ownNumber } }
        : action,
    ),
  };
}
