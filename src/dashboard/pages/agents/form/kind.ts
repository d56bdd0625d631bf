import type { Kind } from "./name.ts";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** What a text in a form says; undefined: nothing. A text that its kind cannot read stays, for its check to refuse. */
export function readText(text: string, kind: Kind | null): unknown {
  // Browsers send every line break of a text area as CR LF.
  const plain = text.replace(/\r\n/g, "\n");
  if (kind === "text") return plain;
  const trimmed = plain.trim();
  if (kind === null) return plain === "" ? undefined : plain;
  if (trimmed === "") return undefined;
  if (kind === "number") return numberOf(trimmed);
  if (kind === "boolean") return trimmed === "true" ? true : trimmed === "false" ? false : trimmed;
  if (kind === "lines") return linesOf(plain);
  if (kind === "numbers") return linesOf(plain).map(numberOf);
  return jsonOf(trimmed);
}

/** Whether a text comes back from an input as it was: nothing that browsers change, and one line where there is one. */
export function survives(text: string, multiline: boolean): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const lost = multiline ? /[\u0000-\u0008\u000b-\u001f]/ : /[\u0000-\u0008\u000a-\u001f]/;
  return !lost.test(text) && text.isWellFormed();
}

/** The kind that shows a list one entry a line without loss; null: none does. */
export function lineKind(value: unknown): "lines" | "numbers" | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  if (value.every((item) => typeof item === "number" && Number.isFinite(item))) return "numbers";
  const whole = (item: unknown) =>
    typeof item === "string" && item !== "" && item === item.trim() && survives(item, false);
  return value.every(whole) ? "lines" : null;
}

function numberOf(text: string): unknown {
  const number = Number(text);
  return NUMBER.test(text) && Number.isFinite(number) ? number : text;
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Deeper than any configuration; what is deeper still stays text, which the checks refuse. */
const MAX_LEVELS = 100;

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isDeeper(value, MAX_LEVELS) ? text : value;
  } catch {
    return text;
  }
}

/** Level by level, for a value may be deeper than calls can be. */
function isDeeper(value: unknown, levels: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}
