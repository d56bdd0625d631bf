import type { Elevenlabs } from "./account.ts";

/** What a person does in ElevenLabs' console. */
export const setUp: Elevenlabs["setUp"] = ({ intakeUrl }) => [
  {
    title: "Make a post-call webhook",
    detail:
      "In ElevenLabs, open the settings of Agents and create a post-call webhook with HMAC for this URL.",
    copy: intakeUrl,
  },
  {
    title: "Keep its secret",
    detail: "Copy the secret that begins wsec_ into credentials.webhook_secret: it is shown once.",
  },
  {
    title: "Choose what it sends",
    detail:
      "Switch on the transcript (as JSON) and call initiation failures; leave audio off, nothing here reads it.",
  },
  {
    title: "Switch on its retries",
    detail: "They are off by default, and without them a message that does not get through is lost.",
  },
  {
    title: "Give access for calls",
    detail:
      "Copy an API key into credentials.api_key, and the id of each imported phone number into the connection's numbers.",
  },
];
