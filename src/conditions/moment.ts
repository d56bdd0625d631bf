import * as z from "zod";

const INSTANT = z.iso.datetime({ offset: true });
const DAY = z.iso.date();
const TIME = z.iso.time();

/** The kinds of ISO 8601 text that have an order. A date-time without an offset is none of them: it is no instant. */
export type MomentKind = "date-time" | "date" | "time";

export function momentKind(text: string): MomentKind | null {
  if (INSTANT.safeParse(text).success) return "date-time";
  if (DAY.safeParse(text).success) return "date";
  return TIME.safeParse(text).success ? "time" : null;
}

/**
 * Negative, 0 or positive as `a` is earlier than, equal to or later than `b`; null where the two have no order. Instants
 * compare whatever their offsets. A date is its whole day, so an instant is compared to it by its day as written.
 */
export function orderMoments(a: string, b: string): number | null {
  const kinds = [momentKind(a), momentKind(b)];
  if (kinds.includes(null)) return null;
  if (kinds.every((kind) => kind === "date-time")) return Date.parse(a) - Date.parse(b);
  if (kinds.every((kind) => kind === "time")) return timeOf(a) - timeOf(b);
  return kinds.includes("time") ? null : dayOf(a) - dayOf(b);
}

const timeOf = (text: string) => Date.parse(`1970-01-01T${text}Z`);
const dayOf = (text: string) => Date.parse(text.slice(0, "YYYY-MM-DD".length));
