import type { Expected } from "./compare.ts";
import type { ComparisonTrace, Trace } from "./trace.ts";

/** Longer values are cut here, because explanations are read in lists and stored with every action run. */
const MAX_VALUE_CHARACTERS = 80;

export const NO_CONDITION = "No condition: always runs.";

const GROUPS = { all: "all of", any: "any of", not: "not" } as const;

/** A judged condition in one line: `all of (a == 1: 1; b > 2: 1) → not met`. */
export function explainTrace(trace: Trace): string {
  if (trace.kind === "comparison") return explainComparison(trace);
  const members = trace.members.map(explainTrace).join("; ");
  return `${GROUPS[trace.kind]} (${members}) → ${trace.met ? "met" : "not met"}`;
}

/**
 * What an explanation says beside its verdict, which is `trace`'s (null: there is no condition). Null where it does not
 * begin with that verdict, so that nothing is told of it by a trace that is not its own.
 */
export function beyondVerdict(explanation: string, trace: Trace | null): string | null {
  const verdict = (trace ? explainTrace(trace) : NO_CONDITION).replace(/\.$/, "");
  if (!explanation.startsWith(verdict)) return null;
  const rest = explanation.slice(verdict.length);
  return /^(\.?$|\.? )/.test(rest) ? rest.replace(/^\.?\s*/, "") : null;
}

/** `follow_up_required == true: true`: the condition, a colon, the value that it was judged on. */
function explainComparison(result: ComparisonTrace): string {
  const { field, operator, expected, actual, comparable } = result;
  const seen = showActual(result);
  const note = comparable || actual === null ? "" : " (cannot be compared)";
  if (operator === "exists") return `${field} ${expected === false ? "does not exist" : "exists"}: ${seen}`;
  return `${field} ${operator} ${show(expected)}: ${seen}${note}`;
}

/** Null is a value to equality; to every other operator it is the lack of one. */
function showActual({ operator, actual }: ComparisonTrace): string {
  const equality = operator === "==" || operator === "!=" || operator === "in";
  return actual === null && !equality ? "has no value" : show(actual);
}

function show(value: Expected): string {
  if (typeof value === "string") return JSON.stringify(cut(value));
  if (!Array.isArray(value)) return String(value);
  return cut(`[${value.map((item) => JSON.stringify(item)).join(", ")}]`);
}

function cut(text: string): string {
  if (text.length <= MAX_VALUE_CHARACTERS) return text;
  // The last code unit kept may be half of a pair, which no encoder takes.
  return `${text.slice(0, MAX_VALUE_CHARACTERS - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
