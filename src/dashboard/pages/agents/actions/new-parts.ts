import { ACTION_TYPES, DEFAULT_FALLBACK_DELAY_MINUTES } from "../../../../actions/action.ts";
import type { Field } from "../../../../extraction/field.ts";
import { MISSED_OUTCOMES } from "../../../../schedules/retry.ts";
import { isGroup, textAt } from "../json-path.ts";
import { newComparison } from "./settle-condition.ts";

type ActionType = (typeof ACTION_TYPES)[number];

const FIRST_NAMES: Record<ActionType, string> = {
  schedule_call: "Follow-up call",
  webhook: "Send to webhook",
  transfer_call: "Transfer to a person",
};

export const isActionType = (text: string): text is ActionType =>
  (ACTION_TYPES as readonly string[]).includes(text);

/** An action to begin with, under a name that no other has. */
export function newAction(type: ActionType, others: readonly unknown[]) {
  return { type, name: freeName(FIRST_NAMES[type], others), config: newConfig(type) };
}

function newConfig(type: ActionType) {
  if (type === "schedule_call") return { fallback_delay_minutes: DEFAULT_FALLBACK_DELAY_MINUTES };
  return type === "webhook" ? { method: "POST" } : { mode: "cold", on_request: true };
}

/** The name itself, or the first of "name 2", "name 3", … that no action has. */
export function freeName(name: string, others: readonly unknown[]): string {
  const taken = new Set(others.map((other) => textAt(other, "name")));
  const numbered = [name, ...others.map((_, i) => `${name} ${i + 2}`)];
  return numbered.find((candidate) => !taken.has(candidate)) ?? `${name} ${others.length + 2}`;
}

/** What the standard envelope does not say: a start for a body of one's own. */
const FIRST_BODY = { call_id: "{{ call.id }}", from: "{{ call.from_number }}" };

/** What `add` puts at a place, by the last name of its path; undefined where nothing can be added. */
export function newPart(place: string, around: unknown, fields: readonly Field[]): unknown {
  switch (place) {
    case "condition":
    case "all":
    case "any":
      return newComparison(fields);
    case "targets":
      return {};
    case "calling_window":
      return OFFICE_WINDOW;
    case "hours":
      return OFFICE_HOURS;
    case "retry":
      return { attempts: 3, delay_minutes: 120, on: ["no_answer", "busy", "failed"] };
    case "fallback":
      return { type: "schedule_call", delay_minutes: 15 };
    case "body":
      return { ...FIRST_BODY, ...Object.fromEntries(fields.map(({ name }) => [name, `{{ ${name} }}`])) };
    default:
      return isOutcome(place) && isGroup(around) ? {} : undefined;
  }
}

const OFFICE_HOURS = {
  days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  start: "09:00",
  end: "18:00",
};
/** A calling window to begin with. */
export const OFFICE_WINDOW = { ...OFFICE_HOURS, timezone: "callee", public_holidays: "skip" };
const isOutcome = (place: string) => (MISSED_OUTCOMES as readonly string[]).includes(place);

/** Places that hold a list, to which `add` adds one more; at the others it makes what is missing. */
export const LISTS: ReadonlySet<string> = new Set(["targets", "all", "any"]);
