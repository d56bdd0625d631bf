import type { Child, PropsWithChildren } from "hono/jsx";
import { SCHEDULE_STATUSES } from "../../../schedules/read.ts";
import type { ScheduleRow } from "../../../store/schedules.ts";
import { choicesOf, SelectField, TextField } from "../../parts/fields.tsx";
import { Empty, Heading, Tabs } from "../../parts/heading.tsx";
import { withParameter } from "../../parts/pager.tsx";
import { renewed } from "../../parts/renewed.ts";
import { formatTime, Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { scheduleStatuses, schedulesWords as words } from "../../words/schedules.ts";
import { dayAt, isInMonth, moveDay, STRETCHES, spanOf } from "./calendar-days.ts";
import { isUpcoming, type SchedulesQuery, shownDays } from "./query.ts";

interface Frame {
  query: SchedulesQuery;
  agents: ReadonlyMap<string, string>;
  ringing: readonly ScheduleRow[];
  /** From when on (epoch ms) more recurring runs may come than are shown; null: all are. */
  cutAt: number | null;
}

/** What stands round the calendar and the list: the views, the filters, the way to other weeks, and what rings now. */
export function SchedulesPage({ query, agents, ringing, cutAt, children }: PropsWithChildren<Frame>) {
  const { t, path, language, zone } = useViewer();
  const upcoming = isUpcoming(query);
  const to = (view: string) =>
    withParameter(withParameter(withParameter(path, "view", view), "span", null), "skip", null);
  return (
    <>
      <Heading title={t(words.title)} about={t(words.about)}>
        <a class="button" href="/dashboard/schedules/new">
          {t(words.create)}
        </a>
      </Heading>
      <Tabs
        label={t(words.views)}
        tabs={[
          {
            href: toUpcoming(to("calendar")),
            label: t(words.calendar),
            current: upcoming && query.view === "calendar",
          },
          { href: to("list"), label: t(words.list), current: !upcoming || query.view === "list" },
        ]}
      />
      <Filters query={query} agents={agents} />
      <section {...renewed("schedules", path, "every 30s")}>
        {ringing.length > 0 ? <Ringing ringing={ringing} agents={agents} /> : null}
        {upcoming ? <Stretches query={query} /> : <AskedFor query={query} />}
        {cutAt === null ? null : (
          <p class="notice warning">{t(words.cut, { time: formatTime(language, zone, cutAt, "weekday") })}</p>
        )}
        {children}
      </section>
    </>
  );
}

/** A calendar only shows what is to come. */
const toUpcoming = (path: string) => withParameter(withParameter(path, "status", null), "after", null);

function Filters({ query, agents }: Pick<Frame, "query" | "agents">) {
  const { t, zone } = useViewer();
  const keep = { view: query.view, span: query.stretch, day: query.day };
  const statuses = SCHEDULE_STATUSES.filter((status) => status !== "active").map((status) => ({
    value: status as string,
    label: t(scheduleStatuses[status]?.[0] ?? words.status),
  }));
  const error = query.isZoneUnknown ? t(words.zoneUnknown, { zone }) : undefined;
  return (
    <form class="filters" method="get" action="/dashboard/schedules" aria-label={t(words.filters)}>
      {Object.entries(keep).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <TextField name="zone" label={t(words.zone)} value={query.zone} error={error} />
      <SelectField
        name="agent"
        label={t(words.agent)}
        value={query.agentId}
        choices={[{ value: "", label: t(words.anyAgent) }, ...choicesOf(agents)]}
      />
      <SelectField
        name="status"
        label={t(words.status)}
        value={query.status === "active" ? "" : query.status}
        choices={[
          { value: "", label: t(words.upcoming) },
          ...statuses,
          { value: "any", label: t(words.anyStatus) },
        ]}
      />
      <TextField name="number" type="tel" label={t(words.number)} value={query.toNumber} />
      <button type="submit" class="quiet">
        {t(words.show)}
      </button>
    </form>
  );
}

/** That only the follow-ups of some days are shown, and the way to all. */
function AskedFor({ query: { followUps } }: Pick<Frame, "query">) {
  const { t, path } = useViewer();
  if (!followUps) return null;
  const { from, before, reached } = followUps;
  const all = ["asked_from", "asked_before", "reached", "after"].reduce(
    (address, name) => withParameter(address, name, null),
    path,
  );
  const which =
    reached === undefined ? words.askedFor : reached ? words.askedForReached : words.askedForNotReached;
  return (
    <p>
      {t(which)} <Time at={from} /> – <Time at={before} />. <a href={all}>{t(words.showAll)}</a>
    </p>
  );
}

function Stretches({ query }: Pick<Frame, "query">) {
  const { t, path } = useViewer();
  const { stretch, day } = query;
  const at = (to: string | null) => withParameter(withParameter(path, "skip", null), "day", to);
  const offered = STRETCHES.filter((one) => one !== "day" || query.view === "list");
  return (
    <nav class="stretches" aria-label={t(words.stretch)}>
      <h2 class="stretch">
        <StretchName query={query} />
      </h2>
      <a class="button quiet small" href={at(moveDay(stretch, day, -1))}>
        <span aria-hidden="true">‹</span> {t(words.earlier)}
      </a>
      <a class="button quiet small" href={at(null)}>
        {t(words.today)}
      </a>
      <a class="button quiet small" href={at(moveDay(stretch, day, 1))}>
        {t(words.later)} <span aria-hidden="true">›</span>
      </a>
      <span class="choices">
        {offered.map((one) => (
          <a href={withParameter(at(day), "span", one)} aria-current={one === stretch ? "true" : undefined}>
            {t(words[one])}
          </a>
        ))}
      </span>
    </nav>
  );
}

/** The name of the month, or the first and last day. */
function StretchName({ query }: Pick<Frame, "query">): Child {
  const { stretch, day } = query;
  const { language, zone, now } = useViewer();
  const at = (date: string) => spanOf(date, zone).from;
  const today = dayAt(now, zone);
  if (stretch === "month" && !isInMonth(day, today)) {
    const options = { month: "long", year: "numeric", timeZone: zone } as const;
    return <>{new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options).format(at(day))}</>;
  }
  const days = shownDays(query, today);
  const [first = day, last = day] = [days[0], days.at(-1)];
  const name = (date: string) => formatTime(language, zone, at(date), "weekday");
  return <>{first === last ? name(first) : `${name(first)} – ${name(last)}`}</>;
}

function Ringing({ ringing, agents }: Pick<Frame, "ringing" | "agents">) {
  const { t } = useViewer();
  return (
    <section class="notice waiting" aria-label={t(words.ringing)}>
      <p>
        <strong>{t(words.ringing)}</strong>
      </p>
      <ul class="plain">
        {ringing.map(({ id, toNumber, agentId }) => (
          <li>
            <a href={`/dashboard/schedules/${id}`}>{toNumber}</a>{" "}
            <span dir="auto">{agents.get(agentId) ?? agentId}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where nothing is planned, how something comes to be. */
export function NothingPlanned({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useViewer();
  if (isFiltered) {
    return (
      <Empty title={t(words.noneOfStatus)}>
        <p>{t(words.noneOfStatusText)}</p>
      </Empty>
    );
  }
  return (
    <Empty title={t(words.nothing)}>
      <p>{t(words.nothingText)}</p>
      <p>
        <a href="/dashboard/schedules/new">{t(words.create)}</a>
      </p>
    </Empty>
  );
}
