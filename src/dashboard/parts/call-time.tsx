import { useViewer } from "../viewer.ts";
import { layoutWords as words } from "../words/layout.ts";
import { formatTime, Time } from "./time.tsx";

interface CallTimeProps {
  call: { started_at: string | null; duration_ms: number | null; created_at: string };
  zone: string | null | undefined;
}

/** A call that ended so long before it arrived was imported: lists are in the order of arrival. */
const LATE_MS = 3_600_000;

/** When a call arrived, where that is long after its end, or all that is known of its time; else null. */
function arrivalOf({
  started_at: startedAt,
  duration_ms: durationMs,
  created_at: arrivedAt,
}: CallTimeProps["call"]) {
  if (startedAt === null) return "only" as const;
  const ended = Date.parse(startedAt) + (durationMs ?? 0);
  return Date.parse(arrivedAt) - ended > LATE_MS ? ("late" as const) : null;
}

/** When a call began, in the viewer's zone with the call's beside it, and when it arrived where that is another matter. */
export function CallTime({ call, zone }: CallTimeProps) {
  return <Time at={call.started_at ?? call.created_at} zone={zone} />;
}

/**
 * What stands below the time of a call that was told of late, or without its start: the day, or on the same day the
 * time.
 */
export function Arrival({ call }: Pick<CallTimeProps, "call">) {
  const { t, language, zone } = useViewer();
  const arrival = arrivalOf(call);
  if (arrival === null) return null;
  if (arrival === "only") return <span class="hint block">{t(words.startUnknown)}</span>;
  const day = (time: string) => formatTime(language, zone, Date.parse(time), "date");
  const isSameDay = day(call.created_at) === day(call.started_at ?? call.created_at);
  return (
    <span class="hint block">
      {t(words.arrived)} <Time at={call.created_at} style={isSameDay ? "time" : "date"} />
    </span>
  );
}
