import { WEEKDAYS } from "../../../gate/calling-window.ts";
import type { UpcomingDay } from "../../../schedules/upcoming.ts";
import { withParameter } from "../../parts/pager.tsx";
import { formatTime } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { weekdays } from "../../words/calling-window.ts";
import { schedulesWords as words } from "../../words/schedules.ts";
import { dayAt, isInMonth, type Stretch, weeksOf } from "./calendar-days.ts";
import { RunEntry } from "./run-entry.tsx";

interface Shown {
  days: readonly UpcomingDay[];
  stretch: Stretch;
  /** A day of the month that is shown; the days of others round it are dim. Null where all days count the same. */
  month: string | null;
  agents: ReadonlyMap<string, string>;
  label: string;
}

/** Days as cells under their weekdays; on a narrow screen the same days below each other, those without calls left out. */
export function Calendar({ days, stretch, month, agents, label }: Shown) {
  const { t } = useViewer();
  return (
    <table class={`calendar ${stretch}`} aria-label={label}>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th scope="col" abbr={t(weekdays[day].long)}>
              {t(weekdays[day].short)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr>
            {week.map((day) => (
              <Day day={day} month={month} agents={agents} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, month, agents }: Pick<Shown, "month" | "agents"> & { day: UpcomingDay }) {
  const { language, zone, now } = useViewer();
  const date = dayAt(day.from, zone);
  const isToday = date === dayAt(now, zone);
  const isDim = day.before <= now || (month !== null && !isInMonth(date, month));
  const classes = [isToday ? "today" : "", isDim ? "dim" : "", day.runs.length === 0 ? "free" : ""];
  return (
    <td class={classes.filter(Boolean).join(" ") || undefined}>
      <p class="date" aria-current={isToday ? "date" : undefined}>
        <time datetime={date}>
          <span class="weekday">{formatTime(language, zone, day.from, "weekday")}</span>
          <span class="digit" aria-hidden="true">
            {Number(date.slice(-2))}
          </span>
        </time>
      </p>
      {day.runs.length > 0 ? (
        <ul class="plain">
          {day.runs.map((run) => (
            <RunEntry run={run} agents={agents} />
          ))}
        </ul>
      ) : null}
      <MoreOfDay day={day} date={date} />
    </td>
  );
}

/** The way to those calls of a day that have no room here. */
export function MoreOfDay({ day, date }: { day: UpcomingDay; date: string }) {
  const { t, path } = useViewer();
  const more = day.total - day.runs.length;
  if (more <= 0) return null;
  const ofDay = ["list", "day", date] as const;
  const address = (["view", "span", "day"] as const).reduce(
    (url, name, place) => withParameter(url, name, ofDay[place] ?? ""),
    path,
  );
  return (
    <p class="more">
      <a href={address}>{t(words.more, { n: more })}</a>
    </p>
  );
}
