import { type SQL, sql } from "drizzle-orm";

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

/** The JSON values that a text in an address may stand for, each as JSON: `true` and `5` are also the boolean and the number. */
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
