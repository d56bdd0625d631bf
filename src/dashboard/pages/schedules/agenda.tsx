import type { UpcomingDay } from "../../../schedules/upcoming.ts";
import { withParameter } from "../../parts/pager.tsx";
import { formatTime } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { schedulesWords as words } from "../../words/schedules.ts";
import { MoreOfDay } from "./calendar.tsx";
import { dayAt } from "./calendar-days.ts";
import { RunEntry } from "./run-entry.tsx";

/** The days on which something rings, one below the other. `skip` is how many of a single day were passed over. */
export function Agenda({
  days,
  agents,
  skip,
}: {
  days: readonly UpcomingDay[];
  agents: ReadonlyMap<string, string>;
  skip: number;
}) {
  const { t, language, zone, path } = useViewer();
  const isOneDay = days.length === 1;
  return (
    <>
      {days
        .filter(({ runs }) => runs.length > 0)
        .map((day) => {
          const date = dayAt(day.from, zone);
          const end = skip + day.runs.length;
          return (
            <section class="agenda card" aria-labelledby={`day-${date}`}>
              <h2 id={`day-${date}`}>
                <time datetime={date}>{formatTime(language, zone, day.from, "weekday")}</time>{" "}
                <span class="hint">{t(words.calls, { n: day.total })}</span>
              </h2>
              <ul class="plain">
                {day.runs.map((run) => (
                  <RunEntry run={run} agents={agents} />
                ))}
              </ul>
              {isOneDay ? null : <MoreOfDay day={day} date={date} />}
              {isOneDay && day.total > end ? (
                <p class="more">
                  <a href={withParameter(path, "skip", String(end))} rel="next">
                    {t(words.nextPart, { n: Math.min(day.runs.length, day.total - end) })}
                  </a>
                </p>
              ) : null}
            </section>
          );
        })}
    </>
  );
}
