import { Failure } from "../failure.ts";

/** One line of a file of labelled calls; whatever else the line says is the answer side, and is not read. */
export interface LabelledCall {
  id: string;
  turns: unknown[];
  fields: unknown[];
  /** Start of the call, ISO 8601 with offset; null when it is not known. */
  call_time: string | null;
  timezone: string | null;
  /** BCP 47; becomes the agent's. */
  language?: string | null | undefined;
}

/** The calls of a JSON Lines text, at most `limit`. Throws a Failure that names the first bad line. */
export function readLabelledCalls(text: string, limit: number): LabelledCall[] {
  return readCalls(text, limit, readCall);
}

/** Any form of call, one a line: `read` makes it of the line's JSON and throws a Failure for a bad one. */
export function readCalls<Call extends { id: string }>(
  text: string,
  limit: number,
  read: (json: unknown, line: number) => Call,
): Call[] {
  const lines = text.split("\n").flatMap((line, index) => (line.trim() ? [{ line, number: index + 1 }] : []));
  const calls = lines.slice(0, limit).map(({ line, number }) => read(parse(line, number), number));
  if (calls.length === 0) throw new Failure("The file holds no calls.");
  const seen = new Set<string>();
  for (const { id } of calls) {
    if (seen.has(id)) throw new Failure(`The id ${id} stands twice in the file: give each call its own.`);
    seen.add(id);
  }
  return calls;
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Failure(`Line ${number} is not JSON.`);
  }
}

function readCall(json: unknown, number: number): LabelledCall {
  const {
    id,
    turns,
    fields,
    call_time = null,
    timezone = null,
    language,
  } = (json ?? {}) as Partial<LabelledCall>;
  if (typeof id !== "string" || !Array.isArray(turns) || !Array.isArray(fields)) {
    throw new Failure(
      `Line ${number} lacks id, turns or fields: each line is {id, turns, fields, call_time, timezone}.`,
    );
  }
  return { id, turns, fields, call_time, timezone, language };
}
