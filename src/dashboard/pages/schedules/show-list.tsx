import { calleeZoneOf } from "../../../schedules/callee-zone.ts";
import { listSchedules } from "../../../schedules/read.ts";
import { upcomingRuns } from "../../../schedules/upcoming.ts";
import { viewSchedule } from "../../../schedules/view.ts";
import { namesOfAgents } from "../../../store/agent-names.ts";
import { handlers } from "../../context.ts";
import { page } from "../../page.tsx";
import { cutPage, PAGE_SIZE } from "../../parts/pager.tsx";
import { schedulesWords as words } from "../../words/schedules.ts";
import { Agenda } from "./agenda.tsx";
import { Calendar } from "./calendar.tsx";
import { dayAt, isInMonth, spanOf } from "./calendar-days.ts";
import { NothingPlanned, SchedulesPage } from "./list-page.tsx";
import { isUpcoming, readQuery, shownDays } from "./query.ts";
import { ScheduleTable } from "./schedule-table.tsx";

/** What a cell of a month has room for; of a week; and what a list of one day shows at once. */
const MOST = { month: 4, week: 40, day: 200 };

export const listSchedulesPage = handlers(async (c) => {
  const { db, clock } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const query = readQuery(c);
  const viewer = c.get("viewer");
  // Every time of the page is shown in the zone that was asked for.
  c.set("viewer", { ...viewer, zone: query.zone });
  const title = viewer.t(words.title);
  const filter = { agentId: query.agentId || undefined, toNumber: query.toNumber || undefined };
  const isFiltered = Boolean(filter.agentId || filter.toNumber || query.status);
  if (!isUpcoming(query)) {
    const status = query.status === "any" ? undefined : query.status;
    const part = { limit: PAGE_SIZE + 1, offset: 0, after: query.after };
    const [found, agents] = await Promise.all([
      listSchedules(db, workspaceId, { ...filter, status, followUps: query.followUps ?? undefined }, part),
      namesOfAgents(db, workspaceId),
    ]);
    const { rows, next } = cutPage(found, ({ schedule }) => schedule.id);
    const shown = rows.map((row) => ({
      schedule: viewSchedule(row),
      calleeZone: calleeZoneOf(row.schedule),
    }));
    return page(
      c,
      <SchedulesPage query={query} agents={agents} ringing={[]} cutAt={null}>
        {rows.length === 0 ? (
          <NothingPlanned isFiltered={isFiltered} />
        ) : (
          <ScheduleTable rows={shown} agents={agents} next={next} />
        )}
      </SchedulesPage>,
      { title },
    );
  }
  const isCalendar = query.view === "calendar" && query.stretch !== "day";
  const today = dayAt(viewer.now, query.zone);
  const spans = shownDays(query, today).map((day) => spanOf(day, query.zone));
  const most = isCalendar || query.stretch === "day" ? MOST[query.stretch] : MOST.week;
  const [{ days, ringing, cutAt }, agents] = await Promise.all([
    upcomingRuns({ db, clock }, workspaceId, filter, spans, { skip: query.skip, most }),
    namesOfAgents(db, workspaceId),
  ]);
  const isEmpty = days.every(({ runs }) => runs.length === 0);
  const isOneMonth = query.stretch === "month" && !isInMonth(query.day, today);
  const month = isOneMonth ? query.day : null;
  return page(
    c,
    <SchedulesPage query={query} agents={agents} ringing={ringing} cutAt={cutAt}>
      {isCalendar ? (
        <Calendar days={days} stretch={query.stretch} month={month} agents={agents} label={title} />
      ) : null}
      {isEmpty ? <NothingPlanned isFiltered={isFiltered} /> : null}
      {isCalendar ? null : <Agenda days={days} agents={agents} skip={query.skip} />}
    </SchedulesPage>,
    { title },
  );
});
