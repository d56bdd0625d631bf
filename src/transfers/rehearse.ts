import type { Configuration } from "../agents/configuration.ts";
import { dataOf } from "../calls/data.ts";
import { factsOf } from "../conditions/facts.ts";
import type { Trace } from "../conditions/trace.ts";
import type { FieldResult } from "../extraction/result.ts";
import type { CallRow } from "../store/calls.ts";
import { chooseTargets } from "./choose-targets.ts";
import { chosen, decide, transferActions } from "./decide.ts";
import type { TransferTarget } from "./transfer.ts";

/** Whether an action would hand a call over while it goes on, and to whom. */
export interface RehearsedTransfer {
  would_fire: boolean;
  explanation: string;
  /** The condition with every operand's value; null where there is none. */
  trace: Trace | null;
  /** Who would be tried, in order, were it now. */
  targets: TransferTarget[];
  /** Why others would not. */
  left_out: string[];
}

/** What each transfer_call action of an agent, by its name, would have done by the end of a call. */
export function rehearseTransfers(
  configuration: Configuration,
  call: CallRow,
  fields: Record<string, FieldResult>,
  now: number,
): Map<string, RehearsedTransfer> {
  const facts = factsOf(dataOf(fields), call);
  const decisions = decide(configuration, facts, call.askedForHuman);
  const fired = chosen(decisions);
  const timezone = call.timezone ?? configuration.timezone;
  return new Map(
    transferActions(configuration).map(({ name, config }, i) => {
      const { targets, left } = chooseTargets(config, facts, { now, timezone });
      const { explanation = "", trace = null } = decisions[i] ?? {};
      return [name, { would_fire: fired?.action === name, explanation, trace, targets, left_out: left }];
    }),
  );
}
