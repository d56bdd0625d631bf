import { type ReadReason, readReasons } from "../../reasons/read.ts";
import { resolveLocal } from "../../time/local-time.ts";
import type { Viewer } from "../viewer.ts";
import { actionsWords } from "../words/actions.ts";
import { weekdays } from "../words/calling-window.ts";
import { attemptEndings, numberKinds, reasonParts, reasonWords } from "../words/reasons/all.ts";
import { attemptStatuses } from "../words/schedules.ts";
import { transferOutcomes } from "../words/statuses.ts";
import { formatLength } from "./length.ts";
import { formatRegion } from "./region.ts";
import { formatDay, formatTime } from "./time.tsx";

/** A value of a field that is a time: what else a caller said stands as it is. */
const DATED = /^\d{4}-\d\d-\d\d(T\d\d:\d\d|$)/;

type Speaking = Pick<Viewer, "language" | "zone" | "t">;

/** A stored explanation in the viewer's words; `isStored` where it is no known sentence and stands as it was written. */
export interface SaidReason {
  text: string;
  isStored: boolean;
}

export const sayReasons = (text: string, viewer: Speaking): SaidReason[] =>
  readReasons(text).map((reason) => sayOne(reason, viewer));

/** The same in one text, for places that hold no more. */
export const sayReasonsInLine = (text: string, viewer: Speaking): string =>
  sayReasons(text, viewer)
    .map((reason) => reason.text)
    .join(" ");

function sayOne(reason: ReadReason, viewer: Speaking): SaidReason {
  if (reason.code === null) return { text: reason.text, isStored: true };
  const facts = Object.entries(reason.facts).map(([name, fact]) => [name, sayFact(name, fact, viewer)]);
  return { text: viewer.t(reasonWords[reason.code], Object.fromEntries(facts)), isStored: false };
}

function sayFact(name: string, fact: string, viewer: Speaking): string {
  const { t, language } = viewer;
  switch (name) {
    case "at":
    case "moved":
      return sayMoment(fact, viewer);
    case "time":
    case "local":
    case "date":
    case "until":
      return sayTime(fact, viewer);
    case "value":
      return DATED.test(fact) ? sayTime(fact, viewer) : fact;
    case "minutes":
      return formatLength(language, Number(fact));
    case "days":
      return sayDays(fact, t);
    case "how":
      return found(attemptEndings, fact, t);
    case "kind":
      return found(numberKinds, fact, t);
    case "country":
      return formatRegion(language, fact);
    case "countries":
      return fact === "none" ? t(reasonParts.noCountry) : regions(fact, viewer);
    case "zones":
      return fact.split(" and ").reduce((one, other) => t(reasonParts.and, { one, other }));
    case "type":
      return t(actionsWords[fact as "webhook"] ?? [fact, fact]);
    case "maker":
      return sayMaker(fact, t);
    case "outcome":
      return t((attemptStatuses[fact] ?? transferOutcomes[fact as "connected"])?.[0] ?? [fact, fact]);
    default:
      return fact;
  }
}

/** `Thursday 2026-05-07 14:30 (Europe/Istanbul)`: on that clock, whose zone is said where the viewer has another. */
function sayMoment(fact: string, { language, zone: own, t }: Speaking): string {
  const [, date, clock, zone = "UTC"] = /^\w+ (\S+) (\S+) \((.+)\)$/.exec(fact) ?? [];
  try {
    const { at } = resolveLocal(`${date}T${clock}`, zone);
    const time = formatTime(language, zone, at, "moment");
    return zone === own ? time : t(reasonParts.atZone, { time, zone });
  } catch {
    // The zone may be one that this runtime does not know any more.
    return fact;
  }
}

/** ISO 8601 on the clock that it was said by, in words; its offset is told where the viewer's clock shows another time. */
function sayTime(fact: string, { language, zone, t }: Speaking): string {
  if (/^\d\d:\d\d/.test(fact)) return fact;
  if (/^\d{4}-\d\d-\d\d$/.test(fact)) return formatDay(language, fact);
  const [, local = fact, offset] = /^(.*?)([Zz]|[+-]\d\d:?\d\d)?$/.exec(fact.replace(" ", "T")) ?? [];
  const clock = Date.parse(`${local}Z`);
  if (Number.isNaN(clock)) return fact;
  const time = formatTime(language, "UTC", clock, "moment");
  if (offset === undefined || formatTime(language, zone, Date.parse(`${local}${offset}`), "moment") === time)
    return time;
  return t(reasonParts.atZone, { time, zone: /^z$/i.test(offset) ? "UTC" : `UTC${offset}` });
}

function sayDays(fact: string, t: Speaking["t"]): string {
  if (fact === "every day") return t(reasonParts.everyDay);
  const named = fact.split(", ").map((day) => {
    const known = weekdays[day as "monday"];
    return known ? t(known.short) : day;
  });
  return `${named.join(", ")},`;
}

function sayMaker(fact: string, t: Speaking["t"]): string {
  const [, n] = /^Version (\d+)$/.exec(fact) ?? [];
  if (n !== undefined) return t(reasonParts.version, { n });
  return fact === "The draft" ? t(reasonParts.draft) : fact;
}

const regions = (fact: string, { language }: Speaking) =>
  fact
    .split(", ")
    .map((code) => formatRegion(language, code))
    .join(", ");

const found = (
  words: Readonly<Record<string, readonly [string, string]>>,
  fact: string,
  t: Speaking["t"],
) => {
  const phrase = Object.hasOwn(words, fact) ? words[fact] : undefined;
  return phrase ? t(phrase) : fact;
};
