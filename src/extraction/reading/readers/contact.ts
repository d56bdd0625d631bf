import type { Reading } from "../../model.ts";
import { findEmails } from "../../values/email.ts";
import { findUrls } from "../../values/url.ts";
import type { Brief } from "../brief.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, score } from "../pick.ts";

/** An address of this kind is rare in a call; that it was said at all is half of the evidence. */
const RARE = 0.5;
const AT_LEAST = 0.5;

export function readEmail(brief: Brief, hearing: Hearing): Reading | null {
  return readRare(brief, hearing, findEmails);
}

export function readUrl(brief: Brief, hearing: Hearing): Reading | null {
  return readRare(brief, hearing, findUrls);
}

function readRare(brief: Brief, hearing: Hearing, find: typeof findEmails): Reading | null {
  const { sentences, setting } = hearing.talk;
  const all = sentences.flatMap((sentence) =>
    find(sentence.text, setting).map(({ value, start, end }) => ({ value, start, end, sentence })),
  );
  const found = pick(
    score(brief, hearing, all, () => RARE),
    AT_LEAST,
  );
  return found && readingOf(found.value, found);
}
