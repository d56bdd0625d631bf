import { readWindow } from "../../parts/calling-window.tsx";
import { type FormValues, linesOf, numberOr } from "../../parts/form-values.ts";

/** What the form of a new schedule says, as the verb reads it: nothing is judged here. */
export function readForm(values: FormValues): Record<string, unknown> {
  const optional = (name: string) => values.one(name) || undefined;
  return {
    agent_id: values.one("agent_id"),
    to_number: optional("to_number"),
    from_number: optional("from_number"),
    ...readRules(values),
    dynamic_variables: Object.fromEntries(linesOf(values.one("dynamic_variables")).map(readVariable)),
  };
}

/** When it rings, and what happens when nobody is reached: what a schedule's own form says as well. */
export function readRules(values: FormValues) {
  return {
    scheduled_at: values.one("scheduled_at"),
    timezone: values.one("timezone") || undefined,
    callee_timezone: values.one("callee_timezone") || null,
    recurrence: values.one("recurrence.frequency") === "" ? null : readRecurrence(values),
    calling_window: values.one("calling_window") === "own" ? readWindow(values, "calling_window") : null,
    retry: readRetry(values),
  };
}

/** What is for another frequency than the chosen one is passed over: its inputs stand there all the same. */
function readRecurrence(values: FormValues) {
  const frequency = values.one("recurrence.frequency");
  const days = values.all("recurrence.days_of_week");
  const skipped = linesOf(values.one("recurrence.skip_dates"));
  return {
    frequency,
    interval: numberOr(values.one("recurrence.interval")),
    days_of_week: frequency === "weekly" && days.length > 0 ? days : undefined,
    day_of_month: frequency === "monthly" ? numberOr(values.one("recurrence.day_of_month")) : undefined,
    until: values.one("recurrence.until") || undefined,
    max_runs: numberOr(values.one("recurrence.max_runs")),
    skip_dates: skipped.length > 0 ? skipped : undefined,
  };
}

/** One try in all is none again, whatever else stands there. */
function readRetry(values: FormValues) {
  const attempts = numberOr(values.one("retry.attempts")) ?? 1;
  if (attempts === 1) return null;
  return {
    attempts,
    delay_minutes: numberOr(values.one("retry.delay_minutes")),
    on: values.all("retry.on"),
  };
}

export function readVariable(line: string): [name: string, value: string] {
  const [name = "", ...rest] = line.split("=");
  return [name.trim(), rest.join("=").trim()];
}
