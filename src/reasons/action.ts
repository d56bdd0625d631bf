/** Why an action of a call did not run, how it went, and why nobody may have it run now. */
export const ACTION_REASONS = {
  "action.analysis_failed": "The analysis failed ({reason}), so {field} is not known.",
  "action.opted_out": 'The customer asked not to be called again: "{quote}".',
  "action.call_over": "The call is over: a transfer happens only during a call.",
  "action.call_transfer": "The call's transfer ended: {outcome}.",
  "action.own_transfer": "Its transfer to {to} ended: {outcome}.",
  "action.booked_by_other": 'The call has this follow-up already, by the action "{name}".',
  "action.not_in_draft": "{maker} has no {type} of this name.",
  "action.hidden": "Not shown in lists, since it tells the value of {field}: read the call itself.",
  "action.never_finished": "It was begun ten times and never finished.",
  "transfer.asked_for_person": "The caller asked for a person: {quoted}.",
  "transfer.not_asked": "No condition: only where the caller asks for a person, and they have not.",
  "transfer.not_on_request":
    "No condition, and on_request is off: only the voice agent's tool or a person asks for it.",
  "transfer.not_settled": "But that is not settled yet.",
  "run_now.transfer":
    "A transfer happens only during a call: hand over one that goes on with POST /v1/calls/{id}/transfer.",
  "run_now.on_its_way": "The action is on its way already, as {run}: wait until that has ended.",
  "run_now.no_agent":
    "The agent was deleted, and its actions with it: book a call with POST /v1/schedules, or replay a delivery.",
  "run_now.never": "Nobody can have them rung.",
  "run_now.booked": "The follow-up was booked as {schedule}: see GET /v1/schedules/{schedule}.",
  "run_now.follow_up_done":
    "The follow-up is booked already: move it with PATCH /v1/schedules/{id}, or book another with POST /v1/schedules.",
  "run_now.webhook_done":
    "The webhook was delivered: send the same again with POST /v1/deliveries/{delivery}/replay.",
} as const;
