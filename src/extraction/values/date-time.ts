import { de } from "./grammar/de.ts";
import { en } from "./grammar/en.ts";
import { es } from "./grammar/es.ts";
import { type Compiled, compile } from "./grammar/grammar.ts";
import { tr } from "./grammar/tr.ts";
import { type Span, withAlternatives } from "./left-open.ts";
import { type Lexeme, lexemesOf } from "./lexeme.ts";
import type { Lies, Moment } from "./moment.ts";
import { type DateTimeFormat, readIso, renderMoment } from "./render-moment.ts";
import { momentOf } from "./resolve-moment.ts";
import { type Said, saidIn } from "./said.ts";
import { tokenise } from "./token.ts";
import { type VagueTime, vagueTimesIn } from "./vague/find.ts";
import { isDayless } from "./vague/moments-on.ts";
import { suggestionOf } from "./vague/suggest.ts";
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
  const grammar = GRAMMARS[setting.language];
  const { anywhere, range, orBetween } = grammar;
  const classes = classesOf(lexemes);
  const found = Array.from(classes.matchAll(anywhere), (match) => spanOf(match, lexemes));
  for (const [at, span] of found.entries()) {
    const next = found[at + 1];
    const between = next && classes.slice(span.to, next.from);
    if (next && between !== undefined && (range.test(between) || orBetween.test(between)))
      shareMonth(span, next);
  }
  const all = withAlternatives(found, lexemes, classes, grammar);
  const mentions = all.flatMap((span) => mentionOf(span, lexemes, setting, lies) ?? []);
  if (mentions.length === 0) return mentions;
  const unread = OTHER_SCRIPT.test(text);
  const placed = unread
    ? mentions.map((mention) => (isDayless(mention.value) ? dayless(mention) : mention))
    : mentions;
  return besideVague(placed, vagueTimesIn(text, setting, mentions));
}

/** Among words that nobody here can read, an hour may have its day beside it: it is not that of today. */
const OTHER_SCRIPT = /[^\p{sc=Latin}\P{L}]/u;

function dayless(mention: Mention<Moment>): Mention<Moment> {
  return { ...mention, value: { ...mention.value, ofVagueDay: true } };
}

/** Without the days that are only part of a vague time ("in a day" of "in a day or two"); its hour is marked as such. */
function besideVague(mentions: Mention<Moment>[], vague: readonly VagueTime[]): Mention<Moment>[] {
  let at = 0;
  return mentions.flatMap((mention): Mention<Moment>[] => {
    while (at < vague.length && (vague[at]?.end ?? mention.end) <= mention.start) at++;
    const around = vague[at];
    if (!around || around.start > mention.start || around.end < mention.end) return [mention];
    return isDayless(mention.value) ? [dayless(mention)] : [];
  });
}

function spanOf(match: RegExpExecArray, lexemes: readonly Lexeme[]): Span {
  return { from: match.index, to: match.index + match[0].length, said: saidIn(match, lexemes) };
}

/** The ends of a range share a month that was said for one of them: "from May 12th to 24th". */
function shareMonth(from: Span, to: Span): void {
  if (!from.said.day || !to.said.day || hasMonth(from.said) === hasMonth(to.said)) return;
  const shared = { ...monthIn(from.said), ...monthIn(to.said) };
  from.said = { ...from.said, ...shared };
  to.said = { ...to.said, ...shared };
}

function hasMonth({ month, monthnext, monththis }: Said): boolean {
  return [month, monthnext, monththis].some(Boolean);
}

function monthIn(said: Said): Said {
  const parts = ["month", "monthnext", "monththis", "year", "century", "yy"] as const;
  return Object.fromEntries(parts.flatMap((part) => (said[part] ? [[part, said[part]]] : [])));
}

/**
 * The one moment that a phrase holds, in the normal form of a format: `date` YYYY-MM-DD, `time` HH:MM, `date-time`
 * ISO 8601 with the zone's offset. Several different ones are ambiguous; a day and a time said apart belong together.
 * Words that name no day have no value, but may come with a suggestion (`vague/suggest.ts`).
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
  const all = joined(moments).map((moment) => renderMoment(moment, format, setting));
  const readable = all.filter((each) => each.kind !== "unreadable");
  const values = [
    ...new Set(readable.flatMap((each) => (each.kind === "value" ? [each.value] : each.alternatives))),
  ];
  const [value] = values;
  if (value === undefined) {
    const unread = all.find((each) => each.kind === "unreadable") ?? unreadable(RULES[format]);
    const isVague = format !== "time" && lies === "ahead" && moments.every(({ ofVagueDay }) => ofVagueDay);
    const suggested = isVague ? suggestionOf(vagueTimesIn(text, setting, mentions), format, setting) : null;
    return suggested === null ? unread : { ...unread, suggested };
  }
  if (values.length > 1) return { kind: "ambiguous", alternatives: values };
  const chosen = readable.every((each) => each.kind === "value" && each.chosen);
  return { kind: "value", value, ...(chosen && { chosen: true }) };
}

/** One day and one time that stand apart ("May 7 (Thursday), 2:30 pm") as one moment. */
function joined(moments: readonly Moment[]): readonly Moment[] {
  const days = moments.filter(({ time }) => time === null);
  const times = moments.filter(({ time, date, relative }) => time !== null && date === null && !relative);
  const [day] = days;
  const [time] = times;
  if (!day || !time || days.length + times.length < moments.length) return moments;
  const oneDay = days.every(({ date }) => date !== null && date === day.date);
  const oneTime = times.every((each) => each.time === time.time);
  return oneDay && oneTime
    ? [{ ...time, ...day, time: time.time, halfDayOpen: time.halfDayOpen, chosen: time.chosen }]
    : moments;
}

function unreadable(rule: string): Extract<Parsed<string>, { kind: "unreadable" }> {
  return { kind: "unreadable", rule };
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
  { from, to, said }: Span,
  lexemes: readonly Lexeme[],
  setting: Setting,
  lies: Lies,
): Mention<Moment> | null {
  const [first, last] = [lexemes[from], lexemes[to - 1]];
  const value = momentOf(said, setting, lies);
  return first && last && value ? { start: first.start, end: last.end, value } : null;
}

/** The hour that a whole text is ("four", "on birde"), to be asked of the answer to a question for it. */
export function hourAlone(text: string, setting: Setting, lies: Lies): Mention<Moment>[] {
  const [only, ...others] = aloneIn(text, setting, lies);
  const isHour = only !== undefined && others.length === 0 && only.hour !== undefined && isDayless(only);
  return isHour ? [{ start: 0, end: text.trimEnd().replace(/[.,!?]{1,9}$/, "").length, value: only }] : [];
}

/** What only the whole of an answer may be: "four", "the fifth". */
function aloneIn(text: string, setting: Setting, lies: Lies): Moment[] {
  const { alone, classOf, or } = GRAMMARS[setting.language];
  const marks = new Set(["END", "DOT", "COMMA"].map(classOf));
  const lexemes = lexemesIn(text.trim().replace(/[.,!?]{1,9}$/, ""), setting)?.filter(
    (each) => !marks.has(each.class),
  );
  if (!lexemes) return [];
  const [piece, ...others] = piecesOf(lexemes, or);
  const pieces = others.length <= MOST_ALTERNATIVES ? [piece ?? [], ...others] : [];
  const moments = pieces.map((each) => {
    const match = alone.exec(classesOf(each));
    return match && mentionOf(spanOf(match, each), each, setting, lies);
  });
  const said = moments.flatMap((moment) => (moment ? [moment.value] : []));
  // "In a day or two" is no day and an hour.
  const isOneKind = new Set(said.map(isDayless)).size === 1;
  return said.length === moments.length && isOneKind ? said : [];
}

const MOST_ALTERNATIVES = 4;

/** "Two or at three" in pieces. */
function piecesOf(lexemes: readonly Lexeme[], or: RegExp): Lexeme[][] {
  const pieces: Lexeme[][] = [[]];
  for (const lexeme of lexemes) {
    if (or.test(lexeme.class)) pieces.push([]);
    else pieces.at(-1)?.push(lexeme);
  }
  return pieces;
}
