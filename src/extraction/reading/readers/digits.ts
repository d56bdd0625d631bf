import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, type Scored, score } from "../pick.ts";
import { unclaimed } from "../rivals.ts";

const AT_LEAST = 0.5;
const FEWEST_DIGITS = 3;
/** Five digits in the answer to a question for an address are its postal code. */
const POSTAL = /^\d{5}$/;
const IN_ADDRESS = 0.4;

/** Strings of digits that are no telephone number: postal, account, card and order numbers. */
export function readDigits(brief: Brief, hearing: Hearing): Reading | null {
  const own = unclaimed(brief, hearing, scoredDigits, (other) => other.kind === "digits");
  const found = pick(own, AT_LEAST);
  return found && readingOf(found.value, found);
}

function scoredDigits(brief: Brief, hearing: Hearing): Scored<string>[] {
  const phones = brief.cues.has("phone")
    ? []
    : hearing.phones().filter(({ sentence }) => sentence.senses.has("phone"));
  const long = hearing
    .digits()
    .filter(
      ({ value, sentence, start }) =>
        value.length >= FEWEST_DIGITS &&
        !phones.some((phone) => phone.sentence === sentence && phone.start <= start && start < phone.end),
    );
  const postal = brief.cues.has("postcode");
  return score(brief, hearing, long, ({ value, sentence }) =>
    postal && POSTAL.test(value) && sentence.prompts.some(({ senses }) => senses.has("address"))
      ? IN_ADDRESS
      : 0,
  );
}
