import { WEEKDAYS } from "../../../gate/calling-window.ts";
import type { Recurrence } from "../../../schedules/recurrence.ts";
import type { Retry } from "../../../schedules/retry.ts";
import { useViewer } from "../../viewer.ts";
import { weekdays } from "../../words/calling-window.ts";
import { attemptStatuses, schedulesWords as words } from "../../words/schedules.ts";

const EVERY = { daily: words.everyDays, weekly: words.everyWeeks, monthly: words.everyMonths };

/** How a schedule repeats, in one sentence. */
export function RecurrenceText({ recurrence }: { recurrence: Recurrence | null }) {
  const { t } = useViewer();
  if (recurrence === null) return <>{t(words.once)}</>;
  const { frequency, interval, days_of_week, day_of_month, until, max_runs, skip_dates } = recurrence;
  const days = WEEKDAYS.filter((day) => days_of_week?.includes(day)).map((day) => t(weekdays[day].long));
  const parts = [
    t(EVERY[frequency], { n: interval }),
    days.length > 0 ? t(words.onDays, { days: days.join(", ") }) : "",
    day_of_month === undefined ? "" : t(words.onDayOfMonth, { day: day_of_month }),
    until === undefined ? "" : t(words.untilDay, { day: until }),
    max_runs === undefined ? "" : t(words.atMost, { n: max_runs }),
    skip_dates && skip_dates.length > 0 ? t(words.except, { days: skip_dates.join(", ") }) : "",
  ];
  return <>{parts.filter((part) => part !== "").join(", ")}</>;
}

/** What happens when nobody is reached. Rules of their own for single outcomes stand on lines of their own. */
export function RetryText({ retry }: { retry: Retry | null }) {
  const { t } = useViewer();
  if (retry === null || (retry.attempts === 1 && !retry.by_outcome)) return <>{t(words.noRetry)}</>;
  const name = (outcome: string) => t(attemptStatuses[outcome]?.[0] ?? words.outcome);
  const line = (attempts: number, minutes: number, outcomes: readonly string[]) =>
    t(words.retryWords, { attempts, minutes, outcomes: outcomes.map(name).join(", ") });
  return (
    <>
      {line(retry.attempts, retry.delay_minutes, retry.on)}
      {Object.entries(retry.by_outcome ?? {}).map(([outcome, own]) => (
        <>
          <br />
          {line(own?.attempts ?? retry.attempts, own?.delay_minutes ?? retry.delay_minutes, [outcome])}
        </>
      ))}
    </>
  );
}
