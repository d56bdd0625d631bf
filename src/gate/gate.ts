import { sayReason } from "../reasons/say.ts";
import { readableAt } from "../time/local-time.ts";
import type { CallingRules } from "./calling-rules.ts";
import { type CapRule, type DialDay, fullCap, nextDayAt } from "./caps.ts";
import { allowedCountries, countryOf, type NumberSource } from "./countries.ts";
import { nextAllowed, type Timing, type WaitRule } from "./next-allowed.ts";
import { type NumberRule, type Refusal, refuseNumber } from "./refuse-number.ts";
import { NeverAllowed, unlessNever } from "./shift-into-window.ts";

export type RefuseRule = NumberRule | "suppressed" | "calling_window";

/** What is known of a number and of its workspace when it is asked whether it may be rung. */
export interface Asked {
  /** E.164. */
  toNumber: string;
  numberSource: NumberSource;
  rules: CallingRules;
  /** The workspace's own numbers, the one that is rung from among them. */
  ownNumbers: readonly string[];
  /** Why the number is on the suppression list; null where it is not. */
  suppressed: string | null;
}

/** The same at the moment of dialling. */
export interface AskedNow extends Asked {
  timing: Timing;
  today: readonly DialDay[];
  /** Epoch milliseconds. */
  now: number;
}

export type Verdict =
  | { kind: "pass" }
  /** Never: the number, or its country, is not to be rung. */
  | ({ kind: "refused" } & Refusal<RefuseRule>)
  /** Not now: `until` (epoch ms) is the next moment to ask again. */
  | { kind: "wait"; rule: WaitRule | CapRule; until: number; explanation: string };

/** Why a number is not rung at any time; null where it may be. What every booking and transfer asks. */
export function refuse(asked: Asked): Refusal<RefuseRule> | null {
  const { toNumber, rules, ownNumbers, numberSource, suppressed } = asked;
  const refusal = refuseNumber(toNumber, allowedCountries(rules, ownNumbers, numberSource));
  if (refusal) return refusal;
  if (suppressed === null) return null;
  const explanation = sayReason("number.suppressed", { number: toNumber, why: suppressed });
  return { rule: "suppressed", explanation };
}

/**
 * The toll-fraud gate in front of every dial, in this order: parse → valid → country → type → short code → suppressed →
 * calling window → attempt cap → daily caps. Whoever dials asks it, at the moment of dialling.
 */
export function gate(asked: AskedNow): Verdict {
  const refusal = refuse(asked);
  if (refusal) return { kind: "refused", ...refusal };
  const { now, timing, rules, today, toNumber } = asked;
  const allowed = unlessNever(() => nextAllowed(now, timing));
  if (allowed instanceof NeverAllowed) {
    return { kind: "refused", rule: "calling_window", explanation: allowed.message };
  }
  const { rule, at: until, explanation } = allowed;
  if (rule !== null) return { kind: "wait", rule, until, explanation: explanation ?? "" };
  const full = fullCap(rules, countryOf(toNumber) ?? "", today);
  if (!full) return { kind: "pass" };
  const tomorrow = nextAllowed(nextDayAt(now), timing).at;
  const when = readableAt(tomorrow, timing.zones[0] ?? "UTC");
  return {
    kind: "wait",
    rule: full.rule,
    until: tomorrow,
    explanation: full.explain(when),
  };
}
