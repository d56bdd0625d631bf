import { DONE, type Outcome } from "../outcome.ts";
import { sayReason } from "../reasons/say.ts";
import { type EndTools, endEarly } from "../schedules/end-early.ts";
import { findOpenSchedulesTo } from "../store/schedule-lists.ts";
import { findSuppression, settleSuppression } from "../store/suppressions.ts";
import type { SuppressionKey } from "./suppression.ts";

/** Schedules blocked in one go; the rest waits for the next message or sweep. */
const BLOCKED_AT_ONCE = 100;

/**
 * Blocks the schedules that a suppression forbids, and tells of each. Only for show: whatever is left, the gate stops when
 * it is to be dialled. Comes twice without harm.
 */
export async function applySuppression(tools: EndTools, key: SuppressionKey): Promise<Outcome> {
  const suppression = await findSuppression(tools.db, key.workspaceId, key);
  if (!suppression) return DONE;
  const open = await findOpenSchedulesTo(tools.db, key, BLOCKED_AT_ONCE);
  const because = sayReason("number.suppressed", { number: key.phoneNumber, why: suppression.reason });
  for (const ids of open) await endEarly(tools, ids, { status: "blocked", because, rule: "suppressed" });
  if (open.length === BLOCKED_AT_ONCE) {
    return { kind: "retry", at: tools.clock(), because: "There are more schedules to block." };
  }
  await settleSuppression(tools.db, key);
  return DONE;
}
