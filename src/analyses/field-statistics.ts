import type { Counts } from "../store/statistics.ts";

/** How a field does, over the calls' current analyses and the people who looked. */
interface FieldStatistics {
  /** Analyses that were asked for it, those whose model gave a value, and what the others say instead. */
  analyzed: number;
  given: number;
  statuses: Record<string, number>;
  /** Marks for review that nobody has looked at yet. */
  needs_review: number;
  /** Values that a person corrected or confirmed, and those of them that the model had right. */
  checked: number;
  right: number;
  /** `right / checked`: of those checked only. People look at doubtful values first, so over all values it is higher. */
  accuracy: number | null;
}

/** By name; a field's statuses are the model's own, whatever people said since. */
export function fieldStatistics({ ofFields, checks }: Pick<Counts, "ofFields" | "checks">) {
  const byName = new Map<string, FieldStatistics>();
  const of = (name: string): FieldStatistics => {
    const standing = byName.get(name) ?? {
      ...{ analyzed: 0, given: 0, statuses: {}, needs_review: 0, checked: 0, right: 0, accuracy: null },
    };
    byName.set(name, standing);
    return standing;
  };
  for (const { name, status, fields, given, marked } of ofFields) {
    const field = of(name);
    field.analyzed += fields;
    field.given += given;
    field.statuses[status] = fields;
    field.needs_review += marked;
  }
  for (const { name, checked, right } of checks)
    Object.assign(of(name), { checked, right, accuracy: right / checked });
  return Object.fromEntries(byName);
}
