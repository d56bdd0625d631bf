import { dataOf } from "../calls/data.ts";
import { factsOf } from "../conditions/facts.ts";
import { findHumanRequest } from "../transfers/asked-for-human/find-request.ts";
import { type Decision, decide } from "../transfers/decide.ts";
import type { LiveState } from "./live-call-state.ts";

/** Every action that hands the call over, judged on what is known of it so far. */
export function judge({
  call,
  configuration,
  fields,
  turns,
  transfers,
  assembled,
  wishes,
}: Pick<
  LiveState,
  "call" | "configuration" | "fields" | "turns" | "transfers" | "assembled" | "wishes"
>): Decision[] {
  const askedForHuman = findHumanRequest(turns, wishes);
  const outcomes = transfers.flatMap(({ outcome }) => outcome ?? []);
  const facts = factsOf(dataOf(fields), {
    ...{ ...call, askedForHuman },
    transferOutcome: outcomes.at(-1) ?? null,
    // What its own system tells in the middle of it counts as well.
    metadata: { ...call.metadata, ...assembled.facts.metadata },
  });
  return decide(configuration, facts, askedForHuman);
}

/** The verdicts that are not as they were. */
export function changedDecisions(before: readonly Decision[], after: readonly Decision[]): Decision[] {
  const known = new Set(before.map((decision) => JSON.stringify(decision)));
  return after.filter((decision) => !known.has(JSON.stringify(decision)));
}
