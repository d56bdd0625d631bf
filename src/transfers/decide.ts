import type { ActionOf } from "../actions/action.ts";
import type { Configuration } from "../agents/configuration.ts";
import type { Condition } from "../conditions/condition.ts";
import { evaluate } from "../conditions/evaluate.ts";
import type { Facts } from "../conditions/facts.ts";
import { fieldsIn } from "../conditions/fields-in.ts";
import { type Trace, traceCondition } from "../conditions/trace.ts";
import type { Verdict } from "../conditions/verdict.ts";
import { type Field, resolveField } from "../extraction/field.ts";
import { sayReason } from "../reasons/say.ts";
import { isSurelyMet } from "./known-so-far.ts";
import { cut } from "./plain-text.ts";

/** Whether one action hands the call over now. */
export interface Decision {
  /** The action's name. */
  action: string;
  trigger: "condition" | "caller";
  met: boolean;
  /** Why, in one sentence. */
  explanation: string;
  /** The condition with every operand's value; null where there is none. */
  trace: Trace | null;
}

/** Where a customer asked for a person: the turn's number from 0, and the words. */
export interface AskedForHuman {
  turn: number;
  quote: string;
}

const MAX_QUOTE_CHARS = 200;

/** The agent's actions that hand a call over, in order. */
export const transferActions = ({
  post_call_actions,
}: Pick<Configuration, "post_call_actions">): ActionOf<"transfer_call">[] =>
  post_call_actions.filter((action) => action.type === "transfer_call");

/** The fields without which no transfer can be decided: those that the conditions of the actions and their targets name. */
export function neededFields(
  configuration: Pick<Configuration, "post_call_actions" | "post_call_data_extraction">,
): Field[] {
  const conditions = transferActions(configuration).flatMap(({ condition, config }) => [
    condition,
    ...(config.targets ?? []).map((target) => target.condition),
  ]);
  const named = new Set(conditions.flatMap((condition) => (condition ? fieldsIn(condition) : [])));
  return configuration.post_call_data_extraction.filter(({ name }) => named.has(name)).map(resolveField);
}

/**
 * Judges every action that hands a call over, on what is known so far. `asked`: where the caller asked for a person, null
 * where they did not. Pure: nobody is asked.
 */
export function decide(
  configuration: Pick<Configuration, "post_call_actions">,
  facts: Facts,
  asked: AskedForHuman | null,
): Decision[] {
  const actions = transferActions(configuration);
  const hasDesk = actions.some(({ condition, config }) => !condition && config.on_request);
  return actions.map((action) => {
    // Whoever asks for a person gets the desk, where there is one.
    const isAsked = action.config.on_request && (!hasDesk || !action.condition);
    return judge(action, facts, isAsked ? asked : null);
  });
}

function judge(
  { name, condition, config }: ActionOf<"transfer_call">,
  facts: Facts,
  asked: AskedForHuman | null,
): Decision {
  const verdict = condition ? judgeSoFar(condition, facts) : null;
  const trace = condition ? traceCondition(condition, facts) : null;
  if (verdict?.met) return { action: name, trigger: "condition", ...outcomeOf(verdict), trace };
  if (asked !== null) {
    const quoted = JSON.stringify(cut(asked.quote, MAX_QUOTE_CHARS));
    const explanation = sayReason("transfer.asked_for_person", { quoted });
    return { action: name, trigger: "caller", met: true, explanation, trace };
  }
  if (verdict) return { action: name, trigger: "condition", ...outcomeOf(verdict), trace };
  // A desk: one that always ran would take every call at its first word.
  const explanation = config.on_request
    ? sayReason("transfer.not_asked")
    : sayReason("transfer.not_on_request");
  return { action: name, trigger: "caller", met: false, explanation, trace };
}

/** A verdict that rests on what has not come up yet is none. */
function judgeSoFar(condition: Condition, facts: Facts): Verdict {
  const verdict = evaluate(condition, facts);
  if (!verdict.met || isSurelyMet(condition, facts)) return verdict;
  return {
    ...verdict,
    met: false,
    explanation: `${verdict.explanation} ${sayReason("transfer.not_settled")}`,
  };
}

const outcomeOf = ({ met, explanation }: Pick<Decision, "met" | "explanation">) => ({ met, explanation });

/** The decision that is carried out: the first that its condition meets, else the first that the caller asked for. */
export function chosen(decisions: readonly Decision[]): Decision | null {
  const met = decisions.filter((decision) => decision.met);
  return met.find(({ trigger }) => trigger === "condition") ?? met[0] ?? null;
}
