import { de } from "./grammar/de.ts";
import { en } from "./grammar/en.ts";
import { es } from "./grammar/es.ts";
import { type Compiled, compile } from "./grammar/grammar.ts";
import { tr } from "./grammar/tr.ts";
import { type Lexeme, lexemesOf } from "./lexeme.ts";
import type { Lies, Moment } from "./moment.ts";
import { type DateTimeFormat, readIso, renderMoment } from "./render-moment.ts";
import { momentOf } from "./resolve-moment.ts";
import { saidIn } from "./said.ts";
import { tokenise } from "./token.ts";
import type { Language, Mention, Parsed, Setting } from "./value.ts";

const GRAMMARS: Readonly<Record<Language, Compiled>> = {
  en: compile(en),
  tr: compile(tr),
  es: compile(es),
  de: compile(de),
};

/** Days and times said in a text, resolved against `setting.now`; a day and its time are one mention. */
export function findDateTimes(text: string, setting: Setting, lies: Lies = "ahead"): Mention<Moment>[] {
  const lexemes = lexemesIn(text, setting);
  if (lexemes === null) return [];
  const { anywhere } = GRAMMARS[setting.language];
  const found: Mention<Moment>[] = [];
  for (const match of classesOf(lexemes).matchAll(anywhere)) {
    const mention = mentionOf(match, lexemes, setting, lies);
    if (mention !== null) found.push(mention);
  }
  return found;
}

/**
 * The one moment that a phrase holds, in the normal form of a format: `date` YYYY-MM-DD, `time` HH:MM, `date-time`
 * ISO 8601 with the zone's offset. Several different ones are ambiguous, except that a correction takes the last.
 */
export function parseDateTime(
  text: string,
  format: DateTimeFormat,
  setting: Setting,
  lies: Lies = "ahead",
): Parsed<string> {
  const iso = readIso(text, format, setting);
  if (iso !== null) return iso;
  const mentions = findDateTimes(text, setting, lies);
  const moments = mentions.length > 0 ? mentions.map(({ value }) => value) : aloneIn(text, setting, lies);
  const all = moments.map((moment) => renderMoment(moment, format, setting));
  const readable = all.filter((each) => each.kind !== "unreadable");
  const values = [
    ...new Set(readable.flatMap((each) => (each.kind === "value" ? [each.value] : each.alternatives))),
  ];
  const [value] = values;
  if (value === undefined) return all[0] ?? { kind: "unreadable", rule: RULES[format] };
  return values.length === 1 ? { kind: "value", value } : { kind: "ambiguous", alternatives: values };
}

const RULES: Readonly<Record<DateTimeFormat, string>> = {
  date: "The answer must name a day.",
  time: "The answer must name a time of day.",
  "date-time": "The answer must name a day or a time.",
};

function lexemesIn(text: string, setting: Setting): Lexeme[] | null {
  return lexemesOf(text, tokenise(text, setting.language), GRAMMARS[setting.language], setting);
}

function classesOf(lexemes: readonly Lexeme[]): string {
  return lexemes.map((lexeme) => lexeme.class).join("");
}

function mentionOf(
  match: RegExpExecArray,
  lexemes: readonly Lexeme[],
  setting: Setting,
  lies: Lies,
): Mention<Moment> | null {
  const first = lexemes[match.index];
  const last = lexemes[match.index + match[0].length - 1];
  const value = momentOf(saidIn(match, lexemes), setting, lies);
  return first && last && value ? { start: first.start, end: last.end, value } : null;
}

/** What only the whole of an answer may be: "four", "the fifth". */
function aloneIn(text: string, setting: Setting, lies: Lies): Moment[] {
  const { alone, classOf } = GRAMMARS[setting.language];
  const marks = new Set(["END", "DOT", "COMMA"].map(classOf));
  const lexemes = lexemesIn(text.trim().replace(/[.,!?]+$/, ""), setting)?.filter(
    (each) => !marks.has(each.class),
  );
  const match = lexemes && alone.exec(classesOf(lexemes));
  const mention = match && lexemes && mentionOf(match, lexemes, setting, lies);
  return mention ? [mention.value] : [];
}
