import type { FieldResult } from "../extraction/result.ts";

type Fields = Readonly<Record<string, FieldResult>>;

/**
 * What two readers make of the fields together. The offline reader has heard the latest words, so its value stands; where
 * it has none, the model's stands in, and where neither has one, the offline reader says why.
 */
export function firmUp(offline: Fields, model: Fields): Record<string, FieldResult> {
  const names = new Set([...Object.keys(offline), ...Object.keys(model)]);
  return Object.fromEntries(
    [...names].flatMap((name): [string, FieldResult][] => {
      const [first, second] = [ownOf(offline, name), ownOf(model, name)];
      const standing = first && first.value === null && second && second.value !== null ? second : first;
      const result = standing ?? second;
      return result ? [[name, result]] : [];
    }),
  );
}

/** Those of the fields that are not as they were. */
export function changedFields(before: Fields, after: Fields): Record<string, FieldResult> {
  const isSame = (name: string, result: FieldResult) =>
    JSON.stringify(ownOf(before, name)) === JSON.stringify(result);
  return Object.fromEntries(Object.entries(after).filter(([name, result]) => !isSame(name, result)));
}

/** A field may be called constructor. */
const ownOf = (fields: Fields, name: string) => (Object.hasOwn(fields, name) ? fields[name] : undefined);
