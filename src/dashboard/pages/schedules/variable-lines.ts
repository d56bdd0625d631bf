import { linesOf } from "../../parts/form-values.ts";
import { readVariable } from "./read-form.ts";

type Variables = Readonly<Record<string, unknown>>;

/** Variables as the lines of a text area, `name = value`; what is no plain text stands there as JSON. */
export const writeLines = (variables: Variables): string =>
  Object.entries(variables).filter(isLine).map(writeLine).join("\n");

/**
 * What the lines say: a line that stands as it was written keeps its value, whatever that is. A value whose name had
 * none but text is text; in place of another kind JSON is read. What no line can hold is kept.
 */
export function readLines(text: string, standing: Variables): Record<string, unknown> {
  const kept = Object.entries(standing).filter((entry) => !isLine(entry));
  const said = linesOf(text).map((line): [string, unknown] => {
    const [name, value] = readVariable(line);
    const before = standing[name];
    if (before === undefined || isPlain(before)) return [name, value];
    return [name, value === writeValue(before) ? before : jsonOr(value)];
  });
  return Object.fromEntries([...kept, ...said]);
}

/** A name that is found again in front of the first equals sign. */
const isLine = ([name]: [string, unknown]) => name !== "" && name === name.trim() && !/[=\n\r]/.test(name);

const isPlain = (value: unknown): value is string =>
  typeof value === "string" && value === value.trim() && !/[\n\r]/.test(value);

const writeValue = (value: unknown) => (isPlain(value) ? value : JSON.stringify(value));
const writeLine = ([name, value]: [string, unknown]) => `${name} = ${writeValue(value)}`;

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
