import type { Bland } from "./account.ts";

/** What a person does in Bland's portal. */
export const setUp: Bland["setUp"] = ({ intakeUrl }) => [
  {
    title: "Make a webhook signing secret",
    detail:
      "In Bland, open Settings → Keys and create one. Without it Bland signs nothing, and unsigned messages are refused.",
  },
  {
    title: "Keep it",
    detail: "Copy it into credentials.webhook_secret at once: it is shown only this time.",
  },
  {
    title: "Send inbound calls here",
    detail:
      "Set this URL as the webhook of each inbound number. Calls that are dialled from here carry it along.",
    copy: intakeUrl,
  },
  { title: "Give access for calls", detail: "Copy an API key from Bland into credentials.api_key." },
];
