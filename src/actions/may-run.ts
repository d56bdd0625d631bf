import { sayReason } from "../reasons/say.ts";
import { sentences } from "../schedules/sentences.ts";
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
    return sayReason("run_now.transfer", { id: "{id}" });
  }
  if (run.status === "pending") {
    return sayReason("run_now.on_its_way", { run: run.id });
  }
  if (run.status === "done") return doneAlready(run);
  if (!isAgentThere) {
    return sayReason("run_now.no_agent");
  }
  if (run.type !== "schedule_call") return null;
  if (call.optOut) {
    return sentences(sayReason("action.opted_out", call.optOut), sayReason("run_now.never"));
  }
  const standing = booked.find(({ id }) => id === scheduleIdOf(run));
  if (!standing || RINGS_NO_MORE.includes(standing.status)) return null;
  return sayReason("run_now.booked", { schedule: standing.id });
}

function doneAlready({ type, result }: ActionRunRow): string {
  if (type === "schedule_call") {
    return sayReason("run_now.follow_up_done", { id: "{id}" });
  }
  return sayReason("run_now.webhook_done", { delivery: result?.delivery_id ?? "{id}" });
}
