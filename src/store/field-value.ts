import { type SQL, sql } from "drizzle-orm";
import { invalid } from "../errors.ts";
import { foldCase, replacementsFor } from "../fold-case.ts";

/**
 * The value of a field as JSON text ('null' where it has none), a person's word before the model's: for a statement in
 * which `a` is the analysis.
 */
export function fieldValue(field: string): SQL {
  const own = sql`a.fields -> ${`$."${field}".value`}`;
  return sql`COALESCE((${correctedValue(field, own)}), ${own}, 'null')`;
}

/** As in analyses/corrected.ts: a field that this analysis lacks has no correction, unless nothing was read at all. */
const correctedValue = (field: string, own: SQL) => sql`SELECT COALESCE(c.value, 'null') FROM corrections AS c
  WHERE c.workspace_id = a.workspace_id AND c.call_id = a.call_id AND c.field = ${field}
    AND (${own} IS NOT NULL OR a.status <> 'completed')`;

/**
 * The JSON values that a text in an address may stand for, each as JSON: `true` and `5` are also the boolean and the
 * number.
 */
export function readingsOf(text: string): string {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  const values = [
    text,
    ...(text === "null" ? [null] : []),
    ...(text === "true" || text === "false" ? [text === "true"] : []),
    ...(Number.isFinite(number) ? [number] : []),
  ];
  return JSON.stringify(values.map((value) => JSON.stringify(value)));
}

/** SQLite nests expressions a hundred deep on D1, and some of that is the statement around it. */
const MAX_REPLACEMENTS = 70;

/**
 * Whether a text contains another, capitals or not: what `foldCase(text).includes(foldCase(sought))` says of composed
 * text, which is how values are stored. SQLite's own `lower` knows ASCII alone, so the letters of `sought` are
 * replaced one by one.
 */
export function containsFolded(text: SQL, sought: string, field: string): SQL {
  const folded = foldCase(sought);
  const replacements = replacementsFor(folded);
  if (replacements.length > MAX_REPLACEMENTS)
    throw invalid([{ field, message: "Look for fewer different letters at once." }]);
  const literal = (letters: string) => sql.raw(`'${letters}'`);
  const replaced = replacements.reduce(
    (inner, [from, to]) => sql`replace(${inner}, ${literal(from)}, ${literal(to)})`,
    sql`lower(${text})`,
  );
  return sql`instr(${replaced}, ${folded}) > 0`;
}
