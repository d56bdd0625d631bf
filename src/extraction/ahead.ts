import type { Field } from "./field.ts";
import { liesOf } from "./normalise.ts";
import type { Setting } from "./values/value.ts";
import { localNow } from "./values/zone.ts";

/** What can only lie ahead of a call: follow-ups, calls back, appointments. The words of a field's name and description. */
const AHEAD =
  /follow-?\s?up|\bcall(?:ing)? ?-?back\b|\bto call\b|\bappointment|\bupcoming\b|\bnext\b|geri ara|randevu|takip (?:tarih|arama|görüşme)|yeniden ara|seguimiento|volver a llamar|devolver la llamada|\bcita\b|\bpróxim|rückruf|zurückruf|wiedervorlage|folgetermin|\btermin\b|\bnächste/i;

/** An appointment that was missed, moved or held may lie on either side. */
const EITHER =
  /(?<!\p{L})(?:last|missed|was|were|had|has|original|old|current|existing|eski|son|mevcut|kaçır\p{L}*|últim[oa]|anterior|actual|perdid[oa]|letzte[nrs]?|alte[nrs]?|bisherige[nrs]?|verpasst\p{L}*)(?!\p{L})/iu;

/** The first day that a field may ask for, YYYY-MM-DD: the call's own where it lies ahead, null where any day may be. */
export function earliestDay(field: Field, setting: Setting): string | null {
  const text = `${field.name.replaceAll("_", " ")} ${field.description}`;
  const isDay = field.format === "date" || field.format === "date-time";
  if (!isDay || !AHEAD.test(text) || EITHER.test(text) || liesOf(field) === "behind") return null;
  return localNow(setting)?.toPlainDate().toString() ?? null;
}
