import type { FieldError } from "../../errors.ts";

/** What stands in a form's inputs: as it was sent, or as it is to begin with. */
export interface FormValues {
  one(name: string): string;
  all(name: string): readonly string[];
}

type Initial = Record<string, string | number | readonly string[] | null | undefined>;

/** The values with which a form begins. */
export function initialValues(values: Initial): FormValues {
  const all = (name: string) => {
    const value = values[name];
    if (value === null || value === undefined) return [];
    return typeof value === "object" ? value : [String(value)];
  };
  return { all, one: (name) => all(name)[0] ?? "" };
}

/** The values that were sent, without the white space round them. Files are none. */
export function sentValues(form: FormData): FormValues {
  const all = (name: string) =>
    form.getAll(name).flatMap((value) => (typeof value === "string" ? [value.trim()] : []));
  return { all, one: (name) => all(name)[0] ?? "" };
}

/** What is wrong with the input of a name: also where the error names a part of it (`skip_dates.2`). */
export function errorAt(errors: readonly FieldError[], name: string): string | undefined {
  return errors.find(({ field }) => field === name || field.startsWith(`${name}.`))?.message;
}

/** Name, value and error of an input, as a field takes them. */
export const inputAt = (
  { values, errors }: { values: FormValues; errors: readonly FieldError[] },
  name: string,
) => ({ name, value: values.one(name), error: errorAt(errors, name) });

/** A number as a verb expects it; what is none stays text, so that the verb says what is wrong. */
export function numberOr(text: string): number | string | undefined {
  if (text === "") return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

/** The lines of a text area that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
