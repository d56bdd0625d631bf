import { Failure } from "../failure.ts";

/** One line of a file of labelled calls; whatever else the line says is the answer side, and is not read. */
export interface LabelledCall {
  id: string;
  turns: unknown[];
  fields: unknown[];
  /** Start of the call, ISO 8601 with offset; null when it is not known. */
  call_time: string | null;
  timezone: string | null;
}

/** The calls of a JSON Lines text, at most `limit`. Throws a Failure that names the first bad line. */
export function readLabelledCalls(text: string, limit: number): LabelledCall[] {
  const lines = text.split("\n").flatMap((line, index) => (line.trim() ? [{ line, number: index + 1 }] : []));
  const calls = lines.slice(0, limit).map(({ line, number }) => readLine(line, number));
  if (calls.length === 0) throw new Failure("The file holds no calls.");
  const seen = new Set<string>();
  for (const { id } of calls) {
    if (seen.has(id)) throw new Failure(`The id ${id} stands twice in the file: give each call its own.`);
    seen.add(id);
  }
  return calls;
}

function readLine(line: string, number: number): LabelledCall {
  let call: Partial<LabelledCall>;
  try {
    call = JSON.parse(line);
  } catch {
    throw new Failure(`Line ${number} is not JSON.`);
  }
  const { id, turns, fields, call_time = null, timezone = null } = call;
  if (typeof id !== "string" || !Array.isArray(turns) || !Array.isArray(fields)) {
    throw new Failure(
      `Line ${number} lacks id, turns or fields: each line is {id, turns, fields, call_time, timezone}.`,
    );
  }
  return { id, turns, fields, call_time, timezone };
}
