import type { FollowUpOrigin } from "../../../actions/follow-up-origin.ts";
import type { FieldError } from "../../../errors.ts";
import type { OccurrenceView } from "../../../schedules/preview.ts";
import type { ScheduleView } from "../../../schedules/view.ts";
import { WindowText } from "../../parts/calling-window.tsx";
import { TextField } from "../../parts/fields.tsx";
import { Errors, Form } from "../../parts/form.tsx";
import { type FormValues, inputAt } from "../../parts/form-values.ts";
import { Heading } from "../../parts/heading.tsx";
import { State } from "../../parts/state.tsx";
import { Facts } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { scheduleStatuses, schedulesWords as words } from "../../words/schedules.ts";
import { Attempts, type AttemptView } from "./attempts.tsx";
import { RecurrenceText, RetryText } from "./plain-words.tsx";
import { Occurrences, WhyThisTime } from "./reasons.tsx";

export interface Shown {
  schedule: ScheduleView;
  calleeZone: string;
  agentName: string | null;
  origin: FollowUpOrigin | null;
  occurrences: readonly OccurrenceView[];
  attempts: readonly AttemptView[];
  /** Where the older attempts begin; null where there are none. */
  nextAttempts: string | null;
  move: FormValues;
  errors: readonly FieldError[];
  /** What a verb said that refused as a whole. */
  refused?: string | undefined;
}

/** One schedule: why it rings when it does, what came of it so far, and what can be done about it. */
export function SchedulePage(shown: Shown) {
  const { t } = useViewer();
  const { schedule, calleeZone, occurrences, attempts, nextAttempts, origin } = shown;
  const isOpen = schedule.status === "active" || schedule.status === "paused";
  const tried = <Attempts attempts={attempts} next={nextAttempts} calleeZone={calleeZone} />;
  return (
    <>
      <Heading
        title={schedule.to_number}
        about={<Next schedule={schedule} calleeZone={calleeZone} />}
        trail={[{ href: "/dashboard/schedules", label: t(words.title) }]}
      >
        {isOpen ? <Acts schedule={schedule} /> : null}
      </Heading>
      <Errors errors={shown.errors} general={shown.refused} />
      <div class="two-thirds">
        <div>
          <WhyThisTime schedule={schedule} origin={origin} calleeZone={calleeZone} />
          {/* Whoever was called before asks first what came of it. */}
          {attempts.length > 0 ? tried : null}
          <section class="card" aria-labelledby="times-title">
            <h2 id="times-title">{t(words.nextTimes)}</h2>
            {schedule.status === "paused" ? <p class="hint">{t(words.nextTimesPaused)}</p> : null}
            {occurrences.length === 0 ? (
              <p class="hint">{t(words.noTimes)}</p>
            ) : (
              <Occurrences occurrences={occurrences} calleeZone={calleeZone} />
            )}
          </section>
          {attempts.length > 0 ? null : tried}
        </div>
        <div>
          <ScheduleFacts {...shown} />
          {isOpen ? <MoveForm {...shown} /> : null}
        </div>
      </div>
    </>
  );
}

function Next({ schedule, calleeZone }: Pick<Shown, "schedule" | "calleeZone">) {
  const { t } = useViewer();
  return (
    <>
      <State of={schedule.status} in={scheduleStatuses} />{" "}
      {schedule.next_run_at ? (
        <>
          {t(words.next)}: <Time at={schedule.next_run_at} zone={calleeZone} />
        </>
      ) : null}
    </>
  );
}

function Acts({ schedule }: Pick<Shown, "schedule">) {
  const { t } = useViewer();
  const to = (verb: string) => `/dashboard/schedules/${schedule.schedule_id}/${verb}`;
  const isPaused = schedule.status === "paused";
  return (
    <>
      <a class="button quiet" href={to("edit")}>
        {t(words.edit)}
      </a>
      {isPaused ? null : (
        <Form action={to("run-now")}>
          <button type="submit" class="quiet" data-confirm={t(words.sureRunNow)}>
            {t(words.runNow)}
          </button>
        </Form>
      )}
      <Form action={to(isPaused ? "resume" : "pause")}>
        <button type="submit" class={isPaused ? undefined : "quiet"}>
          {t(isPaused ? words.resume : words.pause)}
        </button>
      </Form>
      <Form action={to("cancel")}>
        <button type="submit" class="danger" data-confirm={t(words.sureCancel)}>
          {t(words.cancel)}
        </button>
      </Form>
    </>
  );
}

function ScheduleFacts({ schedule, calleeZone, agentName }: Shown) {
  const { t } = useViewer();
  const said = schedule.callee_timezone === null ? ` (${t(words.byNumber)})` : "";
  return (
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">{t(words.details)}</h2>
      <Facts
        facts={[
          [
            t(words.agent),
            agentName === null ? (
              schedule.agent_id
            ) : (
              <a href={`/dashboard/agents/${schedule.agent_id}`}>{agentName}</a>
            ),
          ],
          [t(words.from), schedule.from_number ?? t(words.defaultNumber)],
          [t(words.meantIn), schedule.timezone],
          [t(words.calleeZone), `${calleeZone}${said}`],
          [t(words.repeat), <RecurrenceText recurrence={schedule.recurrence} />],
          [t(words.runs), schedule.recurrence ? String(schedule.runs) : null],
          [
            t(words.callingWindow),
            schedule.calling_window ? (
              <WindowText window={schedule.calling_window} />
            ) : (
              t(words.windowOfOthers)
            ),
          ],
          [t(words.retry), <RetryText retry={schedule.retry} />],
          [t(words.created), <Time at={schedule.created_at} />],
          [t(words.variables), listOf(schedule.dynamic_variables)],
          [t(words.notes), listOf(schedule.metadata)],
        ]}
      />
    </section>
  );
}

function listOf(variables: ScheduleView["metadata"]) {
  const entries = Object.entries(variables);
  if (entries.length === 0) return null;
  return (
    <ul class="plain">
      {entries.map(([name, value]) => (
        <li dir="auto">
          <code>{name}</code> = {typeof value === "string" ? value : JSON.stringify(value)}
        </li>
      ))}
    </ul>
  );
}

function MoveForm({ schedule, move, errors }: Shown) {
  const { t } = useViewer();
  return (
    <section class="card" aria-labelledby="move-title">
      <h2 id="move-title">{t(words.moveTitle)}</h2>
      <Form action={`/dashboard/schedules/${schedule.schedule_id}/move`}>
        <div class="row top">
          <TextField
            {...inputAt({ values: move, errors }, "scheduled_at")}
            type="datetime-local"
            label={t(words.at)}
            required
          />
          <TextField {...inputAt({ values: move, errors }, "timezone")} label={t(words.atZone)} required />
        </div>
        <p class="hint">{t(words.moveHint)}</p>
        {schedule.recurrence ? <p class="hint">{t(words.moveRepeats)}</p> : null}
        <button type="submit">{t(words.move)}</button>
      </Form>
    </section>
  );
}
