import type { FieldError } from "../../../errors.ts";
import type { Draft } from "./form/read.ts";

/** A draft as the text of the JSON view. */
export const jsonText = (draft: Draft): string => JSON.stringify(draft, null, 2);

/** What is wrong at a line of the text, counted from 1; null: with the whole. */
export interface LineError {
  line: number | null;
  member: string;
  message: string;
}

/** The draft that a text says, or the line from which it is no JSON. */
export function readJsonText(text: string): { draft: Draft } | { wrong: LineError } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return { draft: value as Draft };
    const message = 'Give one object: { "agent_name": … }.';
    return { wrong: { line: 1, member: "", message } };
  } catch (error) {
    const message =
      "This is no JSON from here on: check the quotes, commas and brackets of this line and the one above.";
    return { wrong: { line: brokenLine(text, error), member: "", message } };
  }
}

/** The same errors with the line on which their member stands, or the nearest one around it, in the order of the lines. */
export function withLines(text: string, errors: readonly FieldError[]): LineError[] {
  const lines = memberLines(text);
  return errors
    .map(({ field, message }) => ({ line: nearest(lines, field), member: field, message }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** V8 names the position or the line in its message; where it does not, the text ended too early. */
function brokenLine(text: string, error: unknown): number {
  const message = error instanceof Error ? error.message : "";
  const position = /at position (\d+)/.exec(message)?.[1];
  const named = /\(line (\d+) column/.exec(message)?.[1];
  if (named) return Number(named);
  return text.slice(0, position === undefined ? undefined : Number(position)).split("\n").length;
}

function nearest(lines: ReadonlyMap<string, number>, member: string): number | null {
  for (let place = member; place !== ""; place = place.slice(0, Math.max(0, place.lastIndexOf(".")))) {
    const line = lines.get(place);
    if (line !== undefined) return line;
  }
  return null;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|\n/g;
/** No configuration is deeper; below it, members are told by what is around them. */
const MAX_DEPTH = 40;

interface Container {
  path: string;
  /** The next entry's number in a list; null in an object. */
  index: number | null;
  key: string;
}

/** The line of every member of a JSON text, by its dotted path. Goes without recursion: a text may be nested at will. */
function memberLines(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  const open: Container[] = [];
  let line = 1;
  let pendingKey: string | null = null;
  const begin = () => {
    const around = open.at(-1);
    if (!around) return "";
    const name = around.index === null ? around.key : String(around.index);
    const path = around.path === "" ? name : `${around.path}.${name}`;
    if (open.length <= MAX_DEPTH && !lines.has(path)) lines.set(path, line);
    return open.length <= MAX_DEPTH ? path : around.path;
  };
  for (const [token] of text.matchAll(TOKEN)) {
    const around = open.at(-1);
    if (token === "\n") line++;
    else if (token === "{" || token === "[") {
      open.push({ path: begin(), index: token === "[" ? 0 : null, key: "" });
      pendingKey = null;
    } else if (token === "}" || token === "]") open.pop();
    else if (token === ",") {
      if (around && around.index !== null) around.index++;
      pendingKey = null;
    } else if (token === ":") {
      if (around && pendingKey !== null) around.key = pendingKey;
    } else if (around && around.index === null && token.startsWith('"') && pendingKey === null) {
      pendingKey = String(JSON.parse(token));
    } else begin();
  }
  return lines;
}
