import { type Code, REASONS } from "./all.ts";

/** A reason that was found in a text, or a piece of it that is none: an old wording, or a person's own words. */
export type ReadReason =
  | { code: Code; facts: Readonly<Record<string, string>> }
  | { code: null; text: string };

const DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const DATE = String.raw`\d{4}-\d\d-\d\d`;
const CLOCK = String.raw`\d\d:\d\d(?::\d\d)?`;
const ZONE = String.raw`[A-Za-z][\w+\-]*(?:/[\w+\-]+)*`;
const MOMENT = String.raw`${DAY} ${DATE} ${CLOCK} \(${ZONE}\)`;
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const WEEKDAYS = "(?:every day|[a-z]+day(?:, [a-z]+day)*)";

/** What a fact of a name looks like; the others are any text, as short as the sentence allows. */
const SHAPES: Readonly<Record<string, string>> = {
  ...{ at: MOMENT, moved: MOMENT, zone: ZONE, date: DATE, clock: CLOCK, start: CLOCK, end: CLOCK },
  ...{ zones: `${ZONE}(?: and ${ZONE})*`, days: WEEKDAYS, field: String.raw`[A-Za-z_]\w*` },
  ...{
    minutes: NUMBER,
    count: NUMBER,
    most: NUMBER,
    n: NUMBER,
    next: NUMBER,
    seconds: NUMBER,
    usd: String.raw`\$${NUMBER}`,
  },
  ...{ number: String.raw`\S+`, country: "[A-Z]{2}", rule: "[a-z_]+", type: "[a-z_]+" },
  time: String.raw`(?:${DATE}[T ])?${CLOCK}(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)?|${DATE}`,
  status: NUMBER,
  local: `${DATE}T${CLOCK}`,
  until: `${DATE}(?:T${CLOCK})?`,
  outcome: "[a-z_]+",
  how: "[a-z ]+",
  quoted: String.raw`"(?:[^"\\]|\\.)*"`,
  why: ".+",
};

interface Pattern {
  code: Code;
  names: readonly string[];
  expression: RegExp;
}

let patterns: readonly Pattern[] | undefined;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

function patternOf(code: Code): Pattern {
  const names: string[] = [];
  const source = REASONS[code]
    .split(/(\{\w+\})/)
    .map((part) => {
      const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
      if (name === undefined) return escaped(part);
      const place = names.indexOf(name);
      if (place >= 0) return `\\${place + 1}`;
      names.push(name);
      return `(${SHAPES[name] ?? ".+?"})`;
    })
    .join("");
  return { code, names, expression: new RegExp(`${source}(?=\\s|$)`, "suy") };
}

/** The longest text that is looked through: a stored explanation is some sentences. */
const MAX_CHARACTERS = 2_000;

/**
 * The reasons in a stored explanation, in their order, with their facts as texts; what is no known sentence comes as it
 * stands. Pure, and total: any text can be read.
 */
export function readReasons(text: string): ReadReason[] {
  const found: ReadReason[] = [];
  let rest = "";
  const keep = () => {
    if (rest.trim() !== "") found.push({ code: null, text: rest.trim() });
    rest = "";
  };
  let from = 0;
  while (from < text.length) {
    const read = from < MAX_CHARACTERS ? reasonAt(text, from) : null;
    if (read) {
      keep();
      found.push(read.reason);
      from = read.end;
      while (text[from] === " ") from++;
      continue;
    }
    const end = nextSentence(text, from);
    rest += text.slice(from, end);
    from = end;
  }
  keep();
  return found;
}

/** The shortest sentence that begins there, so that none swallows the next one. */
function reasonAt(text: string, from: number): { reason: ReadReason; end: number } | null {
  patterns ??= (Object.keys(REASONS) as Code[]).map(patternOf);
  let best: { reason: ReadReason; end: number } | null = null;
  for (const { code, names, expression } of patterns) {
    expression.lastIndex = from;
    const match = expression.exec(text);
    if (!match || (best && expression.lastIndex >= best.end)) continue;
    const facts = Object.fromEntries(names.map((name, place) => [name, match[place + 1] ?? ""]));
    best = { reason: { code, facts }, end: expression.lastIndex };
  }
  return best;
}

function nextSentence(text: string, from: number): number {
  const stop = /[.:!?…"”] +/gu;
  stop.lastIndex = from;
  return stop.exec(text) ? stop.lastIndex : text.length;
}
