import type { Reading } from "../../model.ts";
import { findAmounts } from "../../values/currency.ts";
import type { Brief } from "../brief.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, score } from "../pick.ts";

const AT_LEAST = 0.5;
/** A number with a currency beside it is an amount, whatever else is said. */
const IN_PLACE = 0.4;

/** Amounts of money with their currency, in the words used. */
export function readAmount(brief: Brief, hearing: Hearing): Reading | null {
  const { sentences, setting } = hearing.talk;
  const amounts = sentences.flatMap((sentence) =>
    findAmounts(sentence.text, setting).map(({ start, end }) => ({
      value: sentence.text.slice(start, end),
      sentence,
      start,
      end,
    })),
  );
  const found = pick(
    score(brief, hearing, amounts, () => IN_PLACE),
    AT_LEAST,
  );
  return found && readingOf(found.value, found);
}
