import type { Call2Me } from "./account.ts";

/** What a person does in Call2Me, by its API and its console. */
export const setUp: Call2Me["setUp"] = ({ intakeUrl }) => [
  {
    title: "Send the agent's events here",
    detail: "Set the agent's webhook URL: PATCH /v1/agents/{id} with this as webhook_url.",
    copy: intakeUrl,
  },
  {
    title: "Copy the webhook's secret",
    detail: "Call2Me shows it once, when the webhook is made. Put it into credentials.webhook_secret.",
  },
  {
    title: "Say which agent is which",
    detail:
      "Map Call2Me's agent ids to yours in the connection's agents; settings.agent_id dials for the rest.",
  },
];
