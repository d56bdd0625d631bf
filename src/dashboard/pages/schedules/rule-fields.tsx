import type { PropsWithChildren } from "hono/jsx";
import type { FieldError } from "../../../errors.ts";
import { WEEKDAYS } from "../../../gate/calling-window.ts";
import { MISSED_OUTCOMES } from "../../../schedules/retry.ts";
import { WindowFields } from "../../parts/calling-window.tsx";
import { CheckGroup } from "../../parts/check-group.tsx";
import { SelectField, TextArea, TextField } from "../../parts/fields.tsx";
import { errorAt, type FormValues, inputAt } from "../../parts/form-values.ts";
import { useViewer } from "../../viewer.ts";
import { weekdays } from "../../words/calling-window.ts";
import { attemptStatuses, schedulesWords as words } from "../../words/schedules.ts";

export interface RuleForm {
  values: FormValues;
  errors: readonly FieldError[];
}

export function When(form: RuleForm) {
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

export function Repeats(form: RuleForm) {
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
          <TextField
            {...inputAt(form, "recurrence.until")}
            type={form.values.one("recurrence.until").includes("T") ? "datetime-local" : "date"}
            label={t(words.until)}
          />
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

export function Windows(form: RuleForm) {
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

/** `children`: what else stands there of rules that have no inputs of their own. */
export function Retries({ children, ...form }: PropsWithChildren<RuleForm>) {
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
      {children}
    </fieldset>
  );
}
