import type { Reading } from "../../model.ts";
import { findAmounts } from "../../values/currency.ts";
import { leftOpen } from "../alternatives.ts";
import type { Brief } from "../brief.ts";
import { quoteOf } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, score } from "../pick.ts";
import { measureOf } from "./measure.ts";

const AT_LEAST = 0.5;
/** A number with a currency beside it is an amount, whatever else is said. */
const IN_PLACE = 0.4;

function asksForMoney(brief: Brief): boolean {
  return brief.kind === "currency" || (brief.kind === "number" && measureOf(brief).kind === "money");
}

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
  const alone = hearing.briefs.every((other) => other === brief || !asksForMoney(other));
  const found = pick(
    score(brief, hearing, amounts, () => IN_PLACE),
    alone ? IN_PLACE : AT_LEAST,
  );
  if (!found) return null;
  const open = leftOpen(found, amounts, hearing.talk);
  return readingOf(quoteOf(open), open);
}
