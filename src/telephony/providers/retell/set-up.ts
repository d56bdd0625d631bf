import type { Retell } from "./account.ts";

/** What a person does in Retell's dashboard. */
export const setUp: Retell["setUp"] = ({ intakeUrl }) => [
  {
    title: "Take the API key with the webhook badge",
    detail:
      "In Retell's dashboard, copy the API key that carries the webhook badge: Retell signs its webhooks with that one.",
  },
  {
    title: "Set the webhook URL",
    detail: "Paste this address as webhook URL of the agent, or of the whole account.",
    copy: intakeUrl,
  },
  {
    title: "Choose the webhook events",
    detail:
      "call_started, call_ended and call_analyzed are on by default. Add transcript_updated for live calls, and the transfer events.",
    copy: "transcript_updated, transfer_started, transfer_bridged, transfer_cancelled, transfer_ended",
  },
  {
    title: "Point custom functions here",
    detail:
      "A custom function of the agent may use the same address. Leave args_at_root off, so that the post names its call.",
    copy: intakeUrl,
  },
  {
    title: "Let the agent hand calls over",
    detail:
      "Give the agent a transfer_call tool that dials a dynamic variable, and put the variable's name into settings.transfer_variable. Its private handoff message may be another one: settings.briefing_variable. A function may fill both itself, by its response variables transfer_to and briefing.",
    copy: "{{transfer_number}}",
  },
  {
    title: "Name the numbers and the agent",
    detail:
      "Add your Retell numbers to the connection's numbers, and the agent's id to its agents, so that calls can be dialled.",
  },
];
