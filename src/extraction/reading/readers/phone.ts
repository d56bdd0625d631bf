import type { Reading } from "../../model.ts";
import type { Phone } from "../../values/phone.ts";
import type { Brief } from "../brief.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, type Scored, score } from "../pick.ts";
import { unclaimed } from "../rivals.ts";

const AT_LEAST = 0.25;

/** Telephone numbers, in E.164 or as the digits said. */
export function readPhone(brief: Brief, hearing: Hearing): Reading | null {
  const own = unclaimed(brief, hearing, scoredPhones, (other) => other.kind === "phone");
  const found = pick(own, AT_LEAST);
  if (!found) return null;
  const { e164, digits } = found.value;
  return readingOf(brief.field.digitsOnly ? digits : (e164 ?? digits), found);
}

function scoredPhones(brief: Brief, hearing: Hearing): Scored<Phone>[] {
  return score(brief, hearing, hearing.phones());
}
