import type { UpcomingRun } from "../../../schedules/upcoming.ts";
import { Reasons } from "../../parts/reasons.tsx";
import { sayReasonsInLine } from "../../parts/say-reasons.ts";
import { Status } from "../../parts/status.tsx";
import { formatTime, Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { schedulesWords as words } from "../../words/schedules.ts";

/** What becomes of a run: it rings as planned, later than that, or not at all. */
export function RunState({ run }: { run: Pick<UpcomingRun, "skipped" | "shiftedFrom"> }) {
  const { t } = useViewer();
  if (run.skipped !== null)
    return (
      <Status tone="none">
        <span class="word">{t(words.skipped)}</span>
      </Status>
    );
  if (run.shiftedFrom !== null)
    return (
      <Status tone="warning">
        <span class="word">{t(words.shifted)}</span>
      </Status>
    );
  return (
    <Status tone="waiting">
      <span class="word">{t(words.planned)}</span>
    </Status>
  );
}

/** Why a run is then, or is not at all. */
export function RunReason({ run }: { run: Pick<UpcomingRun, "skipped" | "explanation"> }) {
  const { t } = useViewer();
  const text = run.skipped ?? run.explanation;
  return text ? <Reasons text={text} /> : <span>{t(words.asAsked)}</span>;
}

/** A run as one line of a list, or as a small block in a day of the calendar. */
export function RunEntry({ run, agents }: { run: UpcomingRun; agents: ReadonlyMap<string, string> }) {
  const viewer = useViewer();
  const { t, zone, language } = viewer;
  const { schedule, at, calleeZone } = run;
  const state = run.skipped !== null ? "skipped" : run.shiftedFrom !== null ? "shifted" : "planned";
  const there = formatTime(language, calleeZone, at, "time");
  const tip = [
    zone === calleeZone ? "" : `${there} ${calleeZone}`,
    agents.get(schedule.agentId) ?? schedule.agentId,
    sayReasonsInLine(run.skipped ?? run.explanation, viewer) || t(words.asAsked),
  ];
  return (
    <li class={`run ${state}`}>
      <span class="at">
        <Time at={at} zone={calleeZone} style="time" />
      </span>
      <a href={`/dashboard/schedules/${schedule.id}`} title={tip.filter(Boolean).join(" · ")}>
        {schedule.toNumber}
      </a>
      <span class="by" dir="auto">
        {agents.get(schedule.agentId) ?? schedule.agentId}
      </span>
      <span class="state">
        <RunState run={run} />
        {schedule.recurrence ? (
          <span class="hint">
            {" "}
            <span aria-hidden="true">↻</span> <span class="word">{t(words.repeats)}</span>
          </span>
        ) : null}
      </span>
      <span class="why">
        <RunReason run={run} />
      </span>
    </li>
  );
}
