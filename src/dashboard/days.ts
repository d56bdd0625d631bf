import * as z from "zod";
import { dayOf } from "../analyses/overview-periods.ts";

const Day = z.iso.date();

/** Where a day of a form, `2026-05-07`, begins in a zone and where the next one does; epoch ms. Null where it is none. */
export function readDay(
  text: string | null | undefined,
  zone: string,
): { first: number; past: number } | null {
  return text && Day.safeParse(text).success ? dayOf(text, zone) : null;
}
