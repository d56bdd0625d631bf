import type { ComparedCall } from "./compare-call.ts";
import { isChanged } from "./compare-calls.ts";
import type { FieldState } from "./difference.ts";

/** Enough to see what differs; the whole is on the call's page. */
const MAX_CHARACTERS = 300;
/** A condition of a dozen comparisons; of a longer one its sentence is kept alone. */
const MAX_TRACE_CHARACTERS = 3_000;

/** Of the calls compared, those that a person looks at: with what differs and nothing else, long texts cut short. */
export function worthKeeping(calls: readonly ComparedCall[]): ComparedCall[] {
  return calls
    .filter((call) => call.status === "failed" || isChanged(call))
    .map((call) => ({
      ...call,
      changes: call.changes.map((change) => ({
        ...change,
        from: shortened(change.from),
        to: shortened(change.to),
      })),
      actions: call.actions
        .filter(({ change }) => change !== "same")
        .map(({ trace, ...action }) => ({
          ...action,
          explanation: short(action.explanation),
          ...(trace && JSON.stringify(trace).length <= MAX_TRACE_CHARACTERS ? { trace } : {}),
        })),
    }));
}

const shortened = (state: FieldState | null): FieldState | null =>
  state && typeof state.value === "string" ? { ...state, value: short(state.value) } : state;

const short = (text: string): string =>
  text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 1).toWellFormed()}…` : text;
