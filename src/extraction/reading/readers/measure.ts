import type { Brief } from "../brief.ts";

/** What a number field measures; each is told by other words near the number. */
export type Measure =
  | { kind: "money" }
  /** The number must stand with this concept, in its sentence or in the question before it. */
  | { kind: "scale"; sense: string }
  /** Minutes in the unit asked for. */
  | { kind: "duration"; minutes: number }
  | { kind: "day of month" }
  | { kind: "percent" }
  | { kind: "year" }
  | { kind: "count" };

export const MONEY_SENSES = new Set("price rent balance payment bill budget salary refund total".split(" "));
const MONEY =
  /\b(?:currency|dollars?|euros?|pounds?|lira|amount of money|deposit|premium|excess|deductible|fine|penalty|loan|voucher|compensation|commission|daily rate|rate per|worth|value of|cuánto cuesta)\b|[$€£₺]/i;
const PERCENT = /\bper ?cent(?:age)?\b|%|\bprozent\b|\bporcentaje\b|\bpor ciento\b|yüzde/i;
/** One year of the calendar ("model year"), not a length or a rate. */
const YEAR =
  /(?<!\b(?:per|a|each|this|last|next) )\byear\b(?! of (?:birth|age))|\bbaujahr\b|\bmodel yılı\b|\baño del\b/i;
const SCALES = ["rating", "star", "age", "temperature", "weight", "height"];
/** The unit of a length of time, told outright. */
const IN_UNIT = /\bin (?:minutes|hours|days|weeks|months|years)\b/i;
const DURATION =
  /\b(?:how long|length|duration|(?:how many|number of) (?:\w+ )?(?:minutes|hours|days|weeks|months|years)|dauer|wie lange|süre|duración|cuánto tiempo)\b/i;
const DAY_OF_MONTH = /\bday of the month\b|\bayın (?:kaçı|günü)|\bdía del mes\b|\btag des monats\b/i;

/** Minutes in each unit of time. */
export const UNIT_MINUTES: Readonly<Record<string, number>> = {
  minute: 1,
  hour: 60,
  date: 1440,
  night: 1440,
  week: 10_080,
  month: 43_200,
  year: 525_600,
};

export function measureOf(brief: Brief): Measure {
  if (DAY_OF_MONTH.test(brief.text)) return { kind: "day of month" };
  if (PERCENT.test(brief.text)) return { kind: "percent" };
  const scale = SCALES.find((sense) => brief.senses.includes(sense));
  const timed = IN_UNIT.test(brief.text) && !scale;
  if (!timed && ([...MONEY_SENSES].some((sense) => brief.senses.includes(sense)) || MONEY.test(brief.text)))
    return { kind: "money" };
  if (scale) return { kind: "scale", sense: scale };
  if (YEAR.test(brief.text)) return { kind: "year" };
  if (timed || DURATION.test(brief.text)) {
    const unit = [...brief.senses, ...brief.nameSenses].findLast((sense) =>
      Object.hasOwn(UNIT_MINUTES, sense),
    );
    return { kind: "duration", minutes: UNIT_MINUTES[unit ?? "date"] ?? 1 };
  }
  return { kind: "count" };
}
