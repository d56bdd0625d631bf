import type { Twilio } from "./account.ts";

/** What a person does in Twilio's console, for each thing that calls are to tell. */
export const setUp: Twilio["setUp"] = ({ intakeUrl }) => {
  return [
    {
      title: "Let calls to your number come here",
      detail:
        "Phone Numbers, your number, Voice Configuration: under A call comes in choose Webhook and HTTP POST, and paste this URL. It starts the transcription, then hands over to answer_url, forward_to, stream_url or relay_url of the connection's settings.",
      copy: `${intakeUrl}/voice`,
    },
    {
      title: "Have their end told",
      detail:
        "On the same page, paste this URL under Call status changes, with HTTP POST. Without it nobody knows when a call is over.",
      copy: `${intakeUrl}/status`,
    },
    {
      title: "With TwiML of your own, start the transcription there",
      detail:
        "Only where your number keeps its own TwiML: put this before your other verbs. Name the speakers in roles where inbound_track is not the customer.",
      copy: `<Start><Transcription statusCallbackUrl="${intakeUrl}/transcription" track="both_tracks"/></Start>`,
    },
    {
      title: "Have recordings told",
      detail:
        "Only where you record with TwiML of your own: give this URL as recordingStatusCallback. The connection's setting record does both for you.",
      copy: `${intakeUrl}/recording`,
    },
    {
      title: "Have transcripts of Conversational Intelligence told",
      detail:
        "Only where you use it: set this URL as the service's webhook URL, with POST. Make transcripts with CustomerKey set to the CallSid, or nobody can tell whose they are; where that cannot be, set transcript to intelligence and have recordings told.",
      copy: `${intakeUrl}/intelligence`,
    },
  ];
};
