import type { Vonage } from "./account.ts";

/** What a person does in the Vonage dashboard. */
export const setUp: Vonage["setUp"] = ({ intakeUrl }) => [
  {
    title: "Point the application's answer webhook here",
    detail: "In the Vonage dashboard, open the application, and under Voice set the answer URL, method GET.",
    copy: `${intakeUrl}/answer`,
  },
  {
    title: "Point its event webhook here",
    detail: "In the same place, set the event URL, method POST.",
    copy: `${intakeUrl}/event`,
  },
  {
    title: "Keep webhooks signed",
    detail:
      "Leave signed webhooks on, and copy the account's signature secret into credentials.signature_secret. Unsigned messages are refused.",
  },
  {
    title: "Say what an answered call does",
    detail:
      "Set settings.ncco to the list of actions that your agent needs, or settings.forward_to to its number or address.",
  },
  {
    title: "Have recordings transcribed",
    detail: "In the record action of your NCCO, give its transcription this event URL.",
    copy: `${intakeUrl}/transcription`,
  },
];
