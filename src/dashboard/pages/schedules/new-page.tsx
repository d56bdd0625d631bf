import type { FieldError } from "../../../errors.ts";
import { WEEKDAYS } from "../../../gate/calling-window.ts";
import type { OccurrenceView } from "../../../schedules/preview.ts";
import { MISSED_OUTCOMES } from "../../../schedules/retry.ts";
import { WindowFields } from "../../parts/calling-window.tsx";
import { CheckGroup } from "../../parts/check-group.tsx";
import { choicesOf, SelectField, TextArea, TextField } from "../../parts/fields.tsx";
import { Errors, Form } from "../../parts/form.tsx";
import { errorAt, type FormValues, inputAt } from "../../parts/form-values.ts";
import { Heading } from "../../parts/heading.tsx";
import { useViewer } from "../../viewer.ts";
import { weekdays } from "../../words/calling-window.ts";
import { attemptStatuses, schedulesWords as words } from "../../words/schedules.ts";
import { Occurrences } from "./reasons.tsx";

export interface NewSchedule {
  values: FormValues;
  errors: readonly FieldError[];
  agents: ReadonlyMap<string, string>;
  ownNumbers: readonly string[];
  /** When it would ring; null where nobody asked. */
  preview: { occurrences: readonly OccurrenceView[]; calleeZone: string } | null;
}

/** The form of a call to come; checked, it says when that would ring. */
export function NewSchedulePage(form: NewSchedule) {
  const { t } = useViewer();
  const { errors, preview } = form;
  return (
    <>
      <Heading
        title={t(words.form)}
        about={t(words.formAbout)}
        trail={[{ href: "/dashboard/schedules", label: t(words.title) }]}
      />
      <Errors errors={errors} />
      {preview ? (
        <section class="notice waiting" id="preview" aria-labelledby="preview-title" role="status">
          <h2 id="preview-title">{t(words.wouldRing)}</h2>
          <Occurrences {...preview} />
          <p>{t(words.notSaved)}</p>
        </section>
      ) : null}
      <Form action="/dashboard/schedules/new" class="wide-narrow">
        <Whom {...form} />
        <When {...form} />
        <Repeats {...form} />
        <Windows {...form} />
        <Retries {...form} />
        <fieldset class="card rule">
          <legend>{t(words.told)}</legend>
          <TextArea
            {...inputAt(form, "dynamic_variables")}
            label={t(words.variables)}
            hint={t(words.variablesHint)}
          />
        </fieldset>
        <div class="doings">
          <button type="submit">{t(words.save)}</button>
          <button type="submit" class="quiet" name="do" value="check">
            {t(words.check)}
          </button>
        </div>
      </Form>
    </>
  );
}

function Whom(form: NewSchedule) {
  const { t } = useViewer();
  const numbers = form.ownNumbers.map((number) => ({ value: number, label: number }));
  return (
    <fieldset class="card rule">
      <legend>{t(words.whom)}</legend>
      <div class="row top">
        <TextField
          {...inputAt(form, "to_number")}
          type="tel"
          label={t(words.toNumber)}
          hint={t(words.toNumberHint)}
          required
        />
        <SelectField
          {...inputAt(form, "agent_id")}
          label={t(words.agent)}
          choices={[{ value: "", label: t(words.chooseAgent) }, ...choicesOf(form.agents)]}
        />
        <SelectField
          {...inputAt(form, "from_number")}
          label={t(words.from)}
          choices={[{ value: "", label: t(words.defaultNumber) }, ...numbers]}
        />
      </div>
    </fieldset>
  );
}

function When(form: NewSchedule) {
  const { t } = useViewer();
  return (
    <fieldset class="card rule">
      <legend>{t(words.when)}</legend>
      <div class="row top">
        <TextField {...inputAt(form, "scheduled_at")} type="datetime-local" label={t(words.at)} required />
        <TextField {...inputAt(form, "timezone")} label={t(words.atZone)} required />
        <TextField
          {...inputAt(form, "callee_timezone")}
          label={t(words.calleeZone)}
          hint={t(words.calleeZoneHint)}
        />
      </div>
    </fieldset>
  );
}

function Repeats(form: NewSchedule) {
  const { t } = useViewer();
  const frequencies = ["daily", "weekly", "monthly"] as const;
  return (
    <fieldset class="card rule">
      <legend>{t(words.repeat)}</legend>
      <div class="row top">
        <SelectField
          {...inputAt(form, "recurrence.frequency")}
          label={t(words.frequency)}
          choices={[
            { value: "", label: t(words.once) },
            ...frequencies.map((value) => ({ value, label: t(words[value]) })),
          ]}
        />
      </div>
      <details open={form.values.one("recurrence.frequency") !== ""}>
        <summary>{t(words.repeatDetails)}</summary>
        <CheckGroup
          name="recurrence.days_of_week"
          label={t(words.daysOfWeek)}
          hint={t(words.daysOfWeekHint)}
          choices={WEEKDAYS.map((day) => ({ value: day, label: t(weekdays[day].long) }))}
          chosen={form.values.all("recurrence.days_of_week")}
          error={errorAt(form.errors, "recurrence.days_of_week")}
        />
        <div class="row top">
          <TextField
            {...inputAt(form, "recurrence.day_of_month")}
            type="number"
            label={t(words.dayOfMonth)}
            hint={t(words.dayOfMonthHint)}
          />
          <TextField {...inputAt(form, "recurrence.interval")} type="number" label={t(words.interval)} />
          <TextField {...inputAt(form, "recurrence.until")} type="date" label={t(words.until)} />
          <TextField {...inputAt(form, "recurrence.max_runs")} type="number" label={t(words.maxRuns)} />
        </div>
        <TextArea
          {...inputAt(form, "recurrence.skip_dates")}
          label={t(words.skipDates)}
          hint={t(words.skipDatesHint)}
          rows={3}
        />
      </details>
    </fieldset>
  );
}

function Windows(form: NewSchedule) {
  const { t } = useViewer();
  return (
    <fieldset class="card rule">
      <legend>{t(words.windowTitle)}</legend>
      <SelectField
        {...inputAt(form, "calling_window")}
        label={t(words.windowChoice)}
        choices={[
          { value: "", label: t(words.windowOfOthers) },
          { value: "own", label: t(words.windowOwn) },
        ]}
      />
      <details open={form.values.one("calling_window") === "own"}>
        <summary>{t(words.windowOwn)}</summary>
        <WindowFields name="calling_window" values={form.values} errors={form.errors} />
      </details>
    </fieldset>
  );
}

function Retries(form: NewSchedule) {
  const { t } = useViewer();
  return (
    <fieldset class="card rule">
      <legend>{t(words.retryTitle)}</legend>
      <div class="row top">
        <TextField
          {...inputAt(form, "retry.attempts")}
          type="number"
          label={t(words.tries)}
          hint={t(words.triesHint)}
        />
        <TextField {...inputAt(form, "retry.delay_minutes")} type="number" label={t(words.delay)} />
      </div>
      <CheckGroup
        name="retry.on"
        label={t(words.retryOn)}
        choices={MISSED_OUTCOMES.map((value) => ({
          value,
          label: t(attemptStatuses[value]?.[0] ?? words.outcome),
        }))}
        chosen={form.values.all("retry.on")}
        error={errorAt(form.errors, "retry.on")}
      />
    </fieldset>
  );
}
