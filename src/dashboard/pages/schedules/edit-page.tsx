import type { FieldError } from "../../../errors.ts";
import type { OccurrenceView } from "../../../schedules/preview.ts";
import type { ScheduleView } from "../../../schedules/view.ts";
import { WindowText } from "../../parts/calling-window.tsx";
import { CheckField, TextArea } from "../../parts/fields.tsx";
import { Errors, Form } from "../../parts/form.tsx";
import { type FormValues, inputAt } from "../../parts/form-values.ts";
import { Heading } from "../../parts/heading.tsx";
import { useViewer } from "../../viewer.ts";
import { schedulesWords as words } from "../../words/schedules.ts";
import { RetryText } from "./plain-words.tsx";
import { Occurrences } from "./reasons.tsx";
import { Repeats, Retries, When, Windows } from "./rule-fields.tsx";
import { ownRules } from "./standing-values.ts";

export interface EditedSchedule {
  schedule: ScheduleView;
  values: FormValues;
  errors: readonly FieldError[];
  /** What a verb said that refused as a whole. */
  general: string | undefined;
  /** When it would ring; null where what stands in the form is refused. */
  occurrences: readonly OccurrenceView[] | null;
  /** False: the times are those of the schedule as it stands. */
  isChecked: boolean;
  calleeZone: string;
}

const FORM = "change-form";

/** How a schedule is set, as a form; beside it, when it would ring then. */
export function EditPage(form: EditedSchedule) {
  const { t } = useViewer();
  const { schedule, errors, general } = form;
  const here = `/dashboard/schedules/${schedule.schedule_id}`;
  return (
    <>
      <Heading
        title={t(words.editTitle)}
        about={t(words.editAbout)}
        trail={[
          { href: "/dashboard/schedules", label: t(words.title) },
          { href: here, label: schedule.to_number },
        ]}
      />
      <Errors errors={errors} general={general} />
      <div class="two-thirds">
        <Form action={`${here}/edit`} id={FORM} label={t(words.editTitle)}>
          <When {...form} />
          <Repeats {...form} />
          <Windows {...form} />
          <Retries values={form.values} errors={errors}>
            <OwnRules {...form} />
          </Retries>
          <fieldset class="card rule">
            <legend>{t(words.told)}</legend>
            <TextArea
              {...inputAt(form, "dynamic_variables")}
              label={t(words.variables)}
              hint={t(words.variablesHint)}
            />
            <TextArea {...inputAt(form, "metadata")} label={t(words.notes)} hint={t(words.notesHint)} />
          </fieldset>
          <div class="doings">
            <button type="submit">{t(words.saveChanges)}</button>
            <button type="submit" class="quiet" name="do" value="check" formaction={`${here}/edit#preview`}>
              {t(words.check)}
            </button>
            <a class="button quiet" href={here}>
              {t(words.leave)}
            </a>
          </div>
        </Form>
        <Preview {...form} here={here} />
      </div>
    </>
  );
}

/** Rules that the inputs cannot say stay, unless somebody takes them away. */
function OwnRules({ schedule, values }: EditedSchedule) {
  const { t } = useViewer();
  const own = ownRules(schedule);
  if (own === null) return null;
  return (
    <>
      <CheckField
        name="retry.own"
        value="keep"
        label={t(words.keepOwnRules)}
        checked={values.one("retry.own") === "keep"}
      />
      <p class="hint">
        <RetryText retry={schedule.retry} />
      </p>
      {own.calling_window ? (
        <p class="hint">
          <WindowText window={own.calling_window} />
        </p>
      ) : null}
    </>
  );
}

/** When it would ring as the form stands; by script it follows each change. */
function Preview({ occurrences, isChecked, calleeZone, here }: EditedSchedule & { here: string }) {
  const { t } = useViewer();
  return (
    <section
      class="card beside"
      id="preview"
      aria-labelledby="preview-title"
      aria-live="polite"
      hx-post={`${here}/edit`}
      hx-include={`#${FORM}`}
      hx-vals={JSON.stringify({ do: "check" })}
      hx-trigger={`change from:#${FORM} delay:300ms`}
      hx-select="#preview"
      hx-swap="morph"
      hx-sync="this:replace"
    >
      <h2 id="preview-title">{t(isChecked ? words.wouldRing : words.ringsNow)}</h2>
      {occurrences === null ? <p>{t(words.correctFirst)}</p> : null}
      {occurrences?.length === 0 ? <p class="hint">{t(words.noTimes)}</p> : null}
      {occurrences && occurrences.length > 0 ? (
        <Occurrences occurrences={occurrences} calleeZone={calleeZone} />
      ) : null}
      {isChecked ? <p class="hint">{t(words.notSaved)}</p> : null}
    </section>
  );
}
