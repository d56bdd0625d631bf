import { kindOf } from "../../bench/scoring.ts";
import type { Judgement } from "./judge.ts";

/** Shares from 0 to 1, null where there is nothing to take a share of. */
export interface Shares {
  /** Values given that are right. */
  precision: number | null;
  /** Stated values that were given exactly. */
  recall: number | null;
  f1: number | null;
  /** Fields whose label is null for which something was given. */
  hallucination: number | null;
  /** Values given that the words of the call bear out. */
  grounded: number | null;
  /** Fields marked for a person to look at, and those of them whose value is wrong or missing. */
  review: number | null;
  wrongInReview: number | null;
}

export interface Row {
  name: string;
  /** Null: a mean over other rows. */
  fields: number | null;
  shares: Shares;
}

/** The rows of the table: all, spoken and typed, each source and their mean, each kind of value. */
export function rowsOf(judgements: readonly Judgement[]): Row[] {
  const sources = rowsBy(judgements, ({ call }) => `source ${call.source}`);
  return [
    ...rowsBy(judgements, () => "all"),
    ...rowsBy(judgements, ({ call }) => speechOf(call.meta?.spoken)),
    ...sources,
    { name: "mean over sources", fields: null, shares: meanOf(sources.map(({ shares }) => shares)) },
    ...rowsBy(judgements, ({ call, name }) => `type ${kindOf(call, name)}`),
  ];
}

/** Null: the label does not say, and the field counts in neither row. */
function speechOf(spoken: boolean | undefined): string | null {
  return spoken === undefined ? null : spoken ? "spoken" : "typed";
}

function rowsBy(judgements: readonly Judgement[], nameOf: (one: Judgement) => string | null): Row[] {
  return [...Map.groupBy(judgements, nameOf)]
    .flatMap(([name, group]) =>
      name === null ? [] : [{ name, fields: group.length, shares: sharesOf(group) }],
    )
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** A wrong value counts against precision and recall, a null against recall, a value nobody stated against precision. */
export function sharesOf(judgements: readonly Judgement[]): Shares {
  const count = (counts: (one: Judgement) => boolean) => judgements.filter(counts).length;
  const stated = count(({ expected }) => expected !== null);
  const given = count(({ got }) => got !== null);
  const right = count(({ got, right }) => got !== null && right);
  const marked = count(isMarked);
  const precision = share(right, given);
  const recall = share(right, stated);
  return {
    precision,
    recall,
    f1: f1Of(precision, recall),
    hallucination: share(
      count(({ expected, got }) => expected === null && got !== null),
      judgements.length - stated,
    ),
    grounded: share(
      count(({ got, result }) => got !== null && result?.status === "grounded"),
      given,
    ),
    review: share(marked, judgements.length),
    wrongInReview: share(
      count((one) => isMarked(one) && !one.right),
      marked,
    ),
  };
}

const isMarked = ({ result }: Judgement) => result?.needs_review === true;

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** Null where nothing was stated; nothing right is 0. */
function f1Of(precision: number | null, recall: number | null): number | null {
  if (recall === null) return null;
  return precision && recall ? (2 * precision * recall) / (precision + recall) : 0;
}

/** The mean of each share over the rows that have it, so that no big row hides a small one. */
function meanOf(rows: readonly Shares[]): Shares {
  const mean = (key: keyof Shares) => {
    const values = rows.map((row) => row[key]).filter((value) => value !== null);
    return share(
      values.reduce((sum, value) => sum + value, 0),
      values.length,
    );
  };
  return {
    precision: mean("precision"),
    recall: mean("recall"),
    f1: mean("f1"),
    hallucination: mean("hallucination"),
    grounded: mean("grounded"),
    review: mean("review"),
    wrongInReview: mean("wrongInReview"),
  };
}
