import type { Synthflow } from "./account.ts";

/** What a person does in Synthflow's console. */
export const setUp: Synthflow["setUp"] = ({ intakeUrl }) => [
  {
    title: "Make a webhook secret",
    detail:
      "In Synthflow, open Settings → Security → Webhooks, generate a secret key and copy it into credentials.webhook_secret.",
  },
  {
    title: "Send finished calls here",
    detail:
      "Set this as the external webhook URL of each agent. Calls that are dialled from here carry it along.",
    copy: intakeUrl,
  },
  {
    title: "Give access to calls",
    detail:
      "Copy an API key into credentials.api_key. Messages only say that a call is over; what was said is read from the API.",
  },
];
