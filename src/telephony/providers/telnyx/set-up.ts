import type { Telnyx } from "./account.ts";

/** What a person does in Telnyx's Mission Control. */
export const setUp: Telnyx["setUp"] = ({ intakeUrl }) => [
  {
    title: "Copy the keys",
    detail: "In Mission Control, copy an API key and the account's public key into this connection.",
  },
  {
    title: "Point the webhooks here",
    detail: "In the Call Control application of your numbers, paste this as the webhook URL.",
    copy: intakeUrl,
  },
  {
    title: "Name what dials",
    detail:
      "Put the application's id into settings.connection_id, and the AI assistant's id into settings.assistant_id or the agents map.",
  },
  {
    title: "Let your assistant ask for a human",
    detail:
      'In the assistant, add a webhook tool, for example transfer_to_human, with POST, this URL, and the preset body field call_control_id set to "{{call_control_id}}". Telnyx signs its requests with the account\'s key; unsigned ones are refused.',
    copy: `${intakeUrl}/tool/transfer_to_human`,
  },
  {
    title: "See both sides live",
    detail:
      "Where no assistant speaks, start the transcription with engine B and both tracks: only then does Telnyx say who spoke.",
  },
];
