import { invalid } from "../../errors.ts";

/** Where each thing stands in a row. */
export interface Columns {
  number: number;
  /** -1 where there is no such column. */
  reason: number;
  agent: number;
}

const NUMBER = new Set(
  "phone_number phone number telephone mobile to_number telefon numara telefono".split(" "),
);
const REASON = new Set("reason note grund sebep".split(" "));
const AGENT = new Set(["agent_id"]);

/** The number first, then the reason. */
export const WITHOUT_HEADER: Columns = { number: 0, reason: 1, agent: -1 };

/**
 * The columns that a header names, in any order and case; null where the row is none. Two columns of numbers are refused,
 * since one of them would be passed over.
 */
export function readHeader(row: readonly string[]): Columns | null {
  const names = row.map(plain);
  const numbers = names.flatMap((name, i) => (NUMBER.has(name) ? [i] : []));
  const [number, second] = numbers;
  if (number === undefined) return null;
  if (second !== undefined) {
    const message = `It has two columns of numbers, ${row[number]} and ${row[second]}: leave one of them.`;
    throw invalid([{ field: "csv", message }]);
  }
  const find = (known: ReadonlySet<string>) => names.findIndex((name) => known.has(name));
  return { number, reason: find(REASON), agent: find(AGENT) };
}

const plain = (name: string) =>
  name
    .normalize("NFD")
    .replace(/[\u0300-\u036f\ufeff]/g, "")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
