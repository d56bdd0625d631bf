import { currentZone } from "../../src/gate/current-zone.ts";

const DAY_MS = 86_400_000;
/** Long enough to meet every change of the clocks, and how two countries' changes lie apart, at least twice. */
const COMPARED_DAYS = 2 * 366;
const STEP_DAYS = 3;

const known = new Map<string, string>();

/** The offsets of a zone over two years from `firstYear` on, as one text: two zones with the same tell the same time. */
export function clockOf(zone: string, firstYear: number): string {
  const key = `${zone} ${firstYear}`;
  const clock = known.get(key) ?? offsets(zone, firstYear).join(" ");
  known.set(key, clock);
  return clock;
}

/** The offset in January, e.g. `GMT+03:00`. */
export function winterOf(zone: string, firstYear: number): string {
  return clockOf(zone, firstYear).split(" ")[0] ?? "";
}

/** Current names, each time told once: of several zones with one clock the one that `weight` says is used most. */
export function distinct(
  zones: readonly string[],
  firstYear: number,
  weight: (zone: string) => number,
): string[] {
  const byClock = new Map<string, string>();
  const ranked = [...new Set(zones.map(currentZone))].sort(
    (a, b) => weight(b) - weight(a) || (a < b ? -1 : 1),
  );
  for (const zone of ranked) {
    const clock = clockOf(zone, firstYear);
    if (!byClock.has(clock)) byClock.set(clock, zone);
  }
  return [...byClock.values()].sort();
}

function offsets(zone: string, firstYear: number): string[] {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  return Array.from({ length: Math.ceil(COMPARED_DAYS / STEP_DAYS) }, (_, step) => {
    const parts = format.formatToParts(Date.UTC(firstYear, 0, 1) + step * STEP_DAYS * DAY_MS);
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  });
}
