import { type SQL, sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { idsFrom } from "../id.ts";
import type { Database } from "./database.ts";

/** A word or a phrase that must occur. */
export interface SearchWord {
  text: string;
  /** Also where a word begins like this: in a phrase, its last. */
  begins: boolean;
  /** Digits of a phone number, which may stand instead. */
  orDigits?: string | undefined;
}

export interface Searched {
  words: readonly SearchWord[];
  agentId?: string | undefined;
  /** Epoch milliseconds: from the one on, and before the other. */
  createdAfter?: number | undefined;
  createdBefore?: number | undefined;
  /** Only calls with a smaller id. */
  after?: string | null | undefined;
  /** How many are wanted, where nothing else narrows them down; else `MAX_SEARCHED` are looked through. */
  limit?: number | undefined;
}

/**
 * How many of the newest calls that have the words are looked through for all other filters, so that a word which is in
 * every call costs no more than this.
 */
export const MAX_SEARCHED = 2_000;

/** The index itself: a virtual table, which the schema does not know. Nothing can be read back from it. */
const callTexts = sqliteTable("call_texts", {
  rowid: integer("rowid").notNull(),
  scope: text("scope").notNull(),
  text: text("text").notNull(),
});

/** Crockford's base 32, as a ULID is written (github.com/ulid/spec). */
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
/** After `call_0`: 43 bits of time, then the first 20 random bits; more would not fit in a rowid. */
const PLACES = Array.from({ length: 13 }, (_, place) => ({ at: place + 7, shift: 5 * (12 - place) }));
/** No number has a later time, which is in the year 2248. */
const LAST_TIME_MS = 2 ** 43 - 1;
/** An id made at a time, filled up. */
const ZEROS = "0000";

/**
 * The rowid in `call_texts` of the call whose id is in this column: in the order of ids. Calls that came in the same
 * millisecond have the same one once in a million.
 */
const numberOf = (column: string): SQL =>
  sql.raw(
    PLACES.map(({ at, shift }) => `(instr('${DIGITS}', substr(${column}, ${at}, 1)) - 1 << ${shift})`).join(
      " | ",
    ),
  );
const boundNumber = (id: string): SQL => sql`(SELECT ${numberOf("id")} FROM (SELECT ${id} AS id))`;

/** Where the ids that have the number in this column begin. */
const firstIdOf = (column: string): SQL =>
  sql.raw(
    `'call_0' || ${PLACES.map(({ shift }) => `substr('${DIGITS}', (${column} >> ${shift} & 31) + 1, 1)`).join(" || ")}`,
  );

/** The numbers of the newest calls with the words, at most `limit`. */
function numbersOf(workspaceId: string, searched: Searched): SQL {
  const { createdAfter, createdBefore, after, limit = MAX_SEARCHED } = searched;
  const at = (time: number) => boundNumber(idsFrom("call", Math.min(time, LAST_TIME_MS)) + ZEROS);
  const bounds = [
    createdAfter === undefined ? [] : sql`AND rowid >= ${at(createdAfter)}`,
    createdBefore === undefined ? [] : sql`AND rowid < ${at(createdBefore)}`,
    after ? sql`AND rowid <= ${boundNumber(after)}` : [],
  ].flat();
  return sql`SELECT rowid AS number FROM call_texts WHERE call_texts MATCH ${matchOf(workspaceId, searched)}
    ${sql.join(bounds, sql` `)} ORDER BY rowid DESC LIMIT ${limit}`;
}

/** The ids of the newest calls with the words, at most `limit`: a select. */
export function idsWithWords(workspaceId: string, searched: Searched): SQL {
  // The call after which a page begins has its number too, and is not of that page.
  const limit = searched.limit === undefined ? undefined : searched.limit + 1;
  return sql`SELECT c.id FROM (
      SELECT ${firstIdOf("number")} AS first FROM (${numbersOf(workspaceId, { ...searched, limit })})
    ) AS f CROSS JOIN calls AS c ON c.workspace_id = ${workspaceId} AND c.id >= f.first AND c.id < f.first || '~'`;
}

/** Whether there may be more calls with the words than are looked through, or older ones are not in the index yet. */
export async function isSearchLimited(
  db: Database,
  workspaceId: string,
  searched: Searched,
): Promise<boolean> {
  const { limit: _, ...whole } = searched;
  const [row] = await db.all<{ found: number; filling: number }>(
    sql`SELECT count(*) AS found, EXISTS (SELECT 1 FROM call_text_fills WHERE workspace_id = ${workspaceId}) AS filling
      FROM (${numbersOf(workspaceId, whole)})`,
  );
  return row !== undefined && (row.found >= MAX_SEARCHED || row.filling === 1);
}

/** What is looked for in FTS5's language (sqlite.org/fts5.html#full_text_query_syntax): every word is a string in it. */
function matchOf(workspaceId: string, { agentId, words }: Searched): string {
  const scope = [workspaceId, ...(agentId ? [agentId] : [])].map((id) => `scope : ${quoted(id)}`);
  const texts = words.map(({ text, begins, orDigits }) => {
    const said = spellings(text).map((spelling) => quoted(spelling) + (begins ? "*" : ""));
    const ways = orDigits === undefined ? said : [...said, `${quoted(orDigits)}*`];
    return ways.length === 1 ? ways[0] : `(${ways.join(" OR ")})`;
  });
  return [...scope, `text : (${texts.join(" AND ")})`].join(" AND ");
}

const quoted = (text: string) => `"${foldDotless(text).replaceAll('"', '""')}"`;

/** So many places of a word may be written with ß; where there are more, all of them are or none. */
const MAX_SHARP_S = 3;

/** Every way to write a text with ß and ss, which the index holds as they were said. */
function spellings(text: string): string[] {
  const parts = text.split(/ß|ẞ|ss/i);
  if (parts.length > MAX_SHARP_S + 1) return [parts.join("ss"), parts.join("ß")];
  return parts.reduce<string[]>(
    (begun, part, place) =>
      place === 0 ? [part] : begun.flatMap((one) => [`${one}ss${part}`, `${one}ß${part}`]),
    [],
  );
}

/** The index folds case and takes marks off; it knows no Turkish i. */
const foldDotless = (text: string) => text.replace(/[ıİ]/g, "i");

/**
 * Makes calls that are over findable, by what stands of them when the batch comes to this; an entry that stands is replaced.
 * `which` is a condition on the calls `c` with their transcripts `t`.
 */
export function indexStatements(db: Database, which: SQL) {
  const number = numberOf("c.id");
  const numbers = ["from_number", "to_number"].flatMap((column) => [
    `c.${column}`,
    ...NUMBER_ENDINGS.map((digits) => `substr(c.${column}, -${digits})`),
  ]);
  const words = sql`replace(replace(concat_ws(char(10), c.id, substr(c.id, 6), c.provider_call_id, ${sql.raw(numbers.join(", "))},
    (SELECT group_concat(j.value ->> 'text', char(10)) FROM json_each(t.turns) AS j)), 'İ', 'i'), 'ı', 'i')`;
  const ofCall = sql`FROM calls AS c LEFT JOIN transcripts AS t ON t.workspace_id = c.workspace_id AND t.call_id = c.id
    WHERE c.id GLOB 'call_0[0-7]*' AND ${which}`;
  return [
    db.delete(callTexts).where(sql`rowid IN (SELECT ${number} ${ofCall})`),
    db
      .insert(callTexts)
      .select(sql`SELECT ${number}, c.workspace_id || ' ' || c.agent_id, ${words} ${ofCall}`),
  ] as const;
}

/** What people remember of a phone number: without its country (8 to 11 digits), without its area, its last four digits. */
const NUMBER_ENDINGS = [11, 10, 9, 8, 7, 4];
