import type { Verdict } from "../gate/gate.ts";
import type { DialAttemptRow } from "../store/dial-attempts.ts";
import type { RingingSchedule } from "../store/schedules.ts";
import { type CloseTools, closeAttempt } from "./close-attempt.ts";

/** Takes a queued attempt back, with the rule that made it wait, and gives its schedule the time that the rule allows. */
export async function postponeAttempt(
  tools: CloseTools,
  found: RingingSchedule,
  attempt: DialAttemptRow,
  { rule, until, explanation }: Extract<Verdict, { kind: "wait" }>,
): Promise<void> {
  const end = { from: ["queued"], status: "postponed", detail: explanation, rule, endedAt: tools.clock() };
  await closeAttempt(tools, found, attempt, { kind: "postponed", until, explanation }, end);
}
