import { useViewer } from "../viewer.ts";
import { layoutWords as words } from "../words/layout.ts";
import type { Language } from "../words/words.ts";

const STYLES = {
  full: { dateStyle: "medium", timeStyle: "short" },
  exact: { dateStyle: "medium", timeStyle: "medium" },
  date: { dateStyle: "medium" },
  time: { hour: "2-digit", minute: "2-digit" },
  "exact-time": { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  day: { day: "numeric", month: "short" },
  weekday: { weekday: "short", day: "numeric", month: "short" },
  moment: {
    ...{ weekday: "short", day: "numeric", month: "short", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit" },
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type TimeStyle = keyof typeof STYLES;

const formats = new Map<string, Intl.DateTimeFormat>();
/** Zones come from callers' data: the formats kept are bounded. */
const MAX_FORMATS = 500;

/** An instant as people of a language and zone write it. */
export function formatTime(language: Language, zone: string, at: number, style: TimeStyle = "full"): string {
  const key = `${language} ${zone} ${style}`;
  let format = formats.get(key);
  if (!format) {
    if (formats.size >= MAX_FORMATS) formats.clear();
    const region = language === "en" ? "en-GB" : language;
    format = new Intl.DateTimeFormat(region, { timeZone: zone, ...STYLES[style] });
    formats.set(key, format);
  }
  return format.format(at);
}

/** A day, `2026-05-07`, in words; as it stands where it is none. */
export function formatDay(language: Language, day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : formatTime(language, "UTC", at, "date");
}

/** As much of a time elsewhere as differs: on the same day, the time of day. */
const BESIDE: Partial<Record<TimeStyle, TimeStyle>> = { full: "time", exact: "exact-time" };

/**
 * An instant in the viewer's zone and, where it is another, in the call's beside it. `at` is epoch ms or ISO 8601;
 * nothing is shown for null or for what is no time.
 */
export function Time({
  at,
  zone,
  style = "full",
}: {
  at: number | string | null | undefined;
  zone?: string | null | undefined;
  style?: TimeStyle;
}) {
  const viewer = useViewer();
  const instant = typeof at === "string" ? Date.parse(at) : at;
  if (instant === null || instant === undefined || Number.isNaN(instant)) return null;
  const own = formatTime(viewer.language, viewer.zone, instant, style);
  const there = zone && zone !== viewer.zone ? formatTime(viewer.language, zone, instant, style) : own;
  const isSameDay =
    zone && dayIn(viewer.language, zone, instant) === dayIn(viewer.language, viewer.zone, instant);
  const beside = isSameDay ? formatTime(viewer.language, zone, instant, BESIDE[style] ?? style) : there;
  return (
    <span class="when">
      <time datetime={new Date(instant).toISOString()}>{own}</time>
      {there === own ? null : (
        <span class="there"> {viewer.t(words.inZone, { time: beside, zone: zone ?? "" })}</span>
      )}
    </span>
  );
}

/** The date of an instant in a zone. */
const dayIn = (language: Language, zone: string, at: number) => formatTime(language, zone, at, "date");

/** `1:05` or `1:02:03` for a length in milliseconds. */
export function Duration({ ms }: { ms: number | null | undefined }) {
  if (ms === null || ms === undefined) return null;
  return <span class="number">{clockOf(ms)}</span>;
}

export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const pad = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}
