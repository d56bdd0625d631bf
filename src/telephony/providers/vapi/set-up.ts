import type { Vapi } from "./account.ts";

/** What a person does in Vapi's dashboard. */
export const setUp: Vapi["setUp"] = ({ intakeUrl }) => [
  {
    title: "Make a custom credential",
    detail:
      "In Vapi's dashboard under Integrations → Server Configuration, add a custom credential of type Bearer Token: header X-Vapi-Secret, without the Bearer prefix, and the connection's webhook_secret as token. Bearer and HMAC work as well, where webhook_auth says so.",
  },
  {
    title: "Point the server URL here",
    detail:
      "Set the server URL of the assistant (or of the phone number, or of the organisation) to this address, with the credential just made.",
    copy: intakeUrl,
  },
  {
    title: "Choose the server messages",
    detail:
      "status-update and end-of-call-report are needed. Add transcript, which is off by default, for live calls. A transfer call tool without destinations asks here whom to transfer to: transfer-destination-request.",
    copy: 'status-update, end-of-call-report, transcript[transcriptType="final"], tool-calls, transfer-destination-request, transfer-update',
  },
  {
    title: "Have lost messages sent again",
    detail: "Vapi sends each message once unless server.backoffPlan is set: give it maxRetries of 3 or more.",
  },
  {
    title: "Name the assistant and the number for outgoing calls",
    detail:
      "Copy the assistant's id into the connection's agents or settings.assistant_id, and the phone number's id into numbers or settings.phone_number_id.",
  },
];
