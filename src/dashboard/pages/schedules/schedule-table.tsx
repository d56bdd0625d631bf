import type { ScheduleView } from "../../../schedules/view.ts";
import { Pager } from "../../parts/pager.tsx";
import { Reasons } from "../../parts/reasons.tsx";
import { State } from "../../parts/state.tsx";
import { Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { scheduleStatuses, schedulesWords as words } from "../../words/schedules.ts";

/** Schedules of any status, newest first: one line each, whatever they still have before them. */
export function ScheduleTable({
  rows,
  agents,
  next,
}: {
  rows: readonly { schedule: ScheduleView; calleeZone: string }[];
  agents: ReadonlyMap<string, string>;
  next: string | null;
}) {
  const { t } = useViewer();
  const heads = [words.number, words.agent, words.status, words.next, words.why, words.created];
  return (
    <>
      <Table label={t(words.title)} columns={heads.map((head) => ({ head: t(head) }))}>
        {rows.map(({ schedule, calleeZone }) => (
          <tr>
            <th scope="row" class="nowrap">
              <a href={`/dashboard/schedules/${schedule.schedule_id}`}>{schedule.to_number}</a>
            </th>
            <td dir="auto">{agents.get(schedule.agent_id) ?? schedule.agent_id}</td>
            <td>
              <State of={schedule.status} in={scheduleStatuses} />
              {schedule.recurrence ? <span class="hint"> ↻ {t(words.repeats)}</span> : null}
            </td>
            <td>
              {schedule.next_run_at ? <Time at={schedule.next_run_at} zone={calleeZone} /> : t(words.noNext)}
            </td>
            <td>
              {schedule.explanation ? (
                <span class="clip">
                  <Reasons text={schedule.explanation} />
                </span>
              ) : (
                t(words.asAsked)
              )}
            </td>
            <td>
              <Time at={schedule.created_at} />
            </td>
          </tr>
        ))}
      </Table>
      <Pager next={next} />
    </>
  );
}
