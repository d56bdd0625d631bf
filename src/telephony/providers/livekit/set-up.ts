import type { LiveKit } from "./account.ts";

/** What a person does in LiveKit's console and in the agent's own code. */
export const setUp: LiveKit["setUp"] = ({ intakeUrl }) => [
  {
    title: "Copy the keys",
    detail: "In the project's settings, copy its URL, an API key and the key's secret into this connection.",
  },
  {
    title: "Point the webhooks here",
    detail: "Add this as a webhook URL of the project, signed with the same API key.",
    copy: intakeUrl,
  },
  {
    title: "Let your agent post its transcript",
    detail:
      "LiveKit keeps none. When a talk is over, your agent posts {room: {sid}, turns: [{role, text, start_ms, end_ms}]} here; its Authorization header is an access token of the same key whose sha256 claim is the base64 SHA-256 of the body.",
    copy: `${intakeUrl}/transcript`,
  },
  {
    title: "Name the trunk that dials",
    detail:
      "Put the outbound SIP trunk's id into settings.sip_trunk_id. Your agent must come to a new room by itself; its dynamic variables stand in the SIP participant's metadata.",
  },
  {
    title: "Allow transfers",
    detail:
      "A transfer is a SIP REFER: it works where the trunk's provider allows it. The human hears no briefing, and their phone rings 35 seconds at most.",
  },
];
