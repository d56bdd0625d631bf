import type { Reading } from "../model.ts";
import type { Brief } from "./brief.ts";
import type { Hearing } from "./hearing.ts";
import type { Kind } from "./kind.ts";
import { readAddress } from "./readers/address.ts";
import { readAmount } from "./readers/amount.ts";
import { readChoice } from "./readers/choice.ts";
import { readCode } from "./readers/code.ts";
import { readEmail, readUrl } from "./readers/contact.ts";
import { readDigits } from "./readers/digits.ts";
import { readMoment } from "./readers/moment.ts";
import { readPerson } from "./readers/person.ts";
import { readPhone } from "./readers/phone.ts";
import { readPhrase } from "./readers/phrase.ts";
import { readCity, readPlace } from "./readers/place.ts";
import { readQuantity } from "./readers/quantity.ts";
import { readThing } from "./readers/thing.ts";
import { readWeekday } from "./readers/weekday.ts";
import { readYesNo } from "./readers/yes-no.ts";

export type Reader = (brief: Brief, hearing: Hearing) => Reading | null;

const READERS: Record<Kind, Reader> = {
  moment: readMoment,
  phone: readPhone,
  digits: readDigits,
  email: readEmail,
  url: readUrl,
  currency: readAmount,
  number: readQuantity,
  boolean: readYesNo,
  choice: readChoice,
  person: readPerson,
  thing: readThing,
  place: readPlace,
  city: readCity,
  address: readAddress,
  code: readCode,
  weekday: readWeekday,
  phrase: readPhrase,
};

/** The value of one field as the talk gives it, or null. */
export function readField(brief: Brief, hearing: Hearing): Reading | null {
  return READERS[brief.kind](brief, hearing);
}
