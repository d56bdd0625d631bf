import type { CallActions } from "../store/call-actions.ts";
import type { ActionRunRow } from "../store/calls.ts";
import { scheduleIdOf } from "./follow-up.ts";

/** A follow-up that was booked and then forbidden or taken back rings nobody. */
const RINGS_NO_MORE: readonly string[] = ["blocked", "canceled", "failed"];

/**
 * Why a person may not have an action run now, in a sentence that says what to do instead; null where they may. The gate
 * in front of every dial is asked beside it.
 */
export function whyNotRunNow({ call, booked, isAgentThere }: CallActions, run: ActionRunRow): string | null {
  if (run.type === "transfer_call") {
    return "A transfer happens only during a call: hand over one that goes on with POST /v1/calls/{id}/transfer.";
  }
  if (run.status === "pending") {
    return `The action is on its way already, as ${run.id}: wait until that has ended.`;
  }
  if (run.status === "done") return doneAlready(run);
  if (!isAgentThere) {
    return "The agent was deleted, and its actions with it: book a call with POST /v1/schedules, or replay a delivery.";
  }
  if (run.type !== "schedule_call") return null;
  if (call.optOut) {
    return `The customer asked not to be called again: "${call.optOut.quote}". Nobody can have them rung.`;
  }
  const standing = booked.find(({ id }) => id === scheduleIdOf(run));
  if (!standing || RINGS_NO_MORE.includes(standing.status)) return null;
  return `The follow-up was booked as ${standing.id}: see GET /v1/schedules/${standing.id}.`;
}

function doneAlready({ type, result }: ActionRunRow): string {
  if (type === "schedule_call") {
    return "The follow-up is booked already: move it with PATCH /v1/schedules/{id}, or book another with POST /v1/schedules.";
  }
  const delivery = result?.delivery_id ?? "{id}";
  return `The webhook was delivered: send the same again with POST /v1/deliveries/${delivery}/replay.`;
}
