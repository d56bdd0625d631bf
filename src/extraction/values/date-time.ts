import { de } from "./grammar/de.ts";
import { en } from "./grammar/en.ts";
import { es } from "./grammar/es.ts";
import { type Compiled, compile } from "./grammar/grammar.ts";
import { tr } from "./grammar/tr.ts";
import { type Lexeme, lexemesOf } from "./lexeme.ts";
import type { Lies, Moment } from "./moment.ts";
import { type DateTimeFormat, readIso, renderMoment } from "./render-moment.ts";
import { momentOf } from "./resolve-moment.ts";
import { type Said, saidIn } from "./said.ts";
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
  const { anywhere, range } = GRAMMARS[setting.language];
  const classes = classesOf(lexemes);
  const matches = [...classes.matchAll(anywhere)];
  const said = matches.map((match) => saidIn(match, lexemes));
  for (const [at, match] of matches.entries()) {
    const next = matches[at + 1];
    const end = match.index + match[0].length;
    if (next && range.test(classes.slice(end, next.index))) shareMonth(said, at);
  }
  return matches.flatMap((match, at) => mentionOf(match, said[at] ?? {}, lexemes, setting, lies) ?? []);
}

/** The ends of a range share a month that was said for one of them: "from May 12th to 24th". */
function shareMonth(said: Said[], at: number): void {
  const [from, to] = [said[at] ?? {}, said[at + 1] ?? {}];
  if (!from.day || !to.day) return;
  const month = ({ month, monthnext, monththis, year, century, yy }: Said): Said =>
    Object.fromEntries(
      Object.entries({ month, monthnext, monththis, year, century, yy }).filter(([, lexeme]) => lexeme),
    );
  const isSaid = (part: Said) =>
    part.month !== undefined || part.monthnext !== undefined || part.monththis !== undefined;
  if (isSaid(from) && !isSaid(to)) said[at + 1] = { ...to, ...month(from) };
  if (isSaid(to) && !isSaid(from)) said[at] = { ...from, ...month(to) };
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
  said: Said,
  lexemes: readonly Lexeme[],
  setting: Setting,
  lies: Lies,
): Mention<Moment> | null {
  const first = lexemes[match.index];
  const last = lexemes[match.index + match[0].length - 1];
  const value = momentOf(said, setting, lies);
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
  const mention = match && lexemes && mentionOf(match, saidIn(match, lexemes), lexemes, setting, lies);
  return mention ? [mention.value] : [];
}
