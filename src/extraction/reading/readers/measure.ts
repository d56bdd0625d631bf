import type { Brief } from "../brief.ts";

/** What a number field measures; each is told by other words near the number. */
export type Measure =
  | { kind: "money" }
  /** The number must stand with this concept, in its sentence or in the question before it. */
  | { kind: "scale"; sense: string }
  /** Minutes in the unit asked for. */
  | { kind: "duration"; minutes: number }
  | { kind: "day of month" }
  | { kind: "count" };

export const MONEY_SENSES = new Set("price rent balance payment bill budget salary refund total".split(" "));
const MONEY = /\b(?:currency|dollars?|euros?|pounds?|lira|amount of money|cuánto cuesta)\b|[$€£₺]/i;
const SCALES = ["rating", "star", "age", "temperature", "weight", "height"];
const DURATION =
  /\b(?:how long|length|duration|for how many|in (?:minutes|hours|days|weeks|months|years)|dauer|wie lange|süre|duración|cuánto tiempo)\b/i;
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
  if ([...MONEY_SENSES].some((sense) => brief.senses.includes(sense)) || MONEY.test(brief.text))
    return { kind: "money" };
  const scale = SCALES.find((sense) => brief.senses.includes(sense));
  if (scale) return { kind: "scale", sense: scale };
  if (DURATION.test(brief.text)) {
    const unit = [...brief.senses, ...brief.nameSenses].findLast((sense) => sense in UNIT_MINUTES);
    return { kind: "duration", minutes: UNIT_MINUTES[unit ?? "date"] ?? 1 };
  }
  return { kind: "count" };
}
