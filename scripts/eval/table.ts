import type { Row, Shares } from "./tally.ts";

const NAME_WIDTH = 24;
const FIELDS_WIDTH = 7;

const COLUMNS: readonly { title: string; key: keyof Shares; width: number }[] = [
  { title: "exact", key: "recall", width: 7 },
  { title: "P", key: "precision", width: 7 },
  { title: "R", key: "recall", width: 7 },
  { title: "F1", key: "f1", width: 7 },
  { title: "halluc", key: "hallucination", width: 8 },
  { title: "grounded", key: "grounded", width: 10 },
  { title: "review", key: "review", width: 8 },
  { title: "wrong", key: "wrongInReview", width: 7 },
];

const LEGEND = `In per cent. exact: stated values given exactly, which is the recall R; P: values given rightly;
F1: of both, micro; halluc: fields that the call does not state for which something was given;
grounded: of the values given; review: fields marked for a person; wrong: of those marked.`;

/** The rows in aligned columns, at most 100 wide, and what the columns say. */
export function table(rows: readonly Row[]): string {
  const titles = COLUMNS.map(({ title, width }) => title.padStart(width));
  const head = `${"".padEnd(NAME_WIDTH)}${"fields".padStart(FIELDS_WIDTH)}${titles.join("")}`;
  return [head, ...rows.map(lineOf), LEGEND].join("\n");
}

function lineOf({ name, fields, shares }: Row): string {
  const short = name.length < NAME_WIDTH ? name : `${name.slice(0, NAME_WIDTH - 2)}…`;
  const cells = COLUMNS.map(({ key, width }) => percent(shares[key]).padStart(width));
  return `${short.padEnd(NAME_WIDTH)}${String(fields ?? "").padStart(FIELDS_WIDTH)}${cells.join("")}`;
}

function percent(share: number | null): string {
  return share === null ? "–" : (100 * share).toFixed(1);
}
