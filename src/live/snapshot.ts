import { callFacts } from "../calls/view.ts";
import type { AssembledCall } from "../conversations/assemble.ts";
import { finishedFacts } from "../conversations/finished.ts";
import type { LiveMessage } from "../conversations/live-message.ts";
import type { LiveState } from "./live-call-state.ts";
import { numbered } from "./turns-changed.ts";

/** All that is known of a call that goes on. */
export function snapshotOf(
  { call, turns, fields, decisions, transfers }: LiveState,
  at: string,
): LiveMessage {
  return {
    ...{ type: "snapshot", at, call: callFacts(call), turns: numbered(turns), fields },
    ...{ decisions: [...decisions], transfers: [...transfers] },
  };
}

/** How it ended, in the words that its row will have. */
export function endedMessage(assembled: AssembledCall, at: string): LiveMessage {
  const { status, endReason } = finishedFacts(assembled, null);
  return { type: "ended", at, call_status: status, end_reason: endReason };
}
