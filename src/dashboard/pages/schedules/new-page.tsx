import type { FieldError } from "../../../errors.ts";
import type { OccurrenceView } from "../../../schedules/preview.ts";
import { choicesOf, SelectField, TextArea, TextField } from "../../parts/fields.tsx";
import { Errors, Form } from "../../parts/form.tsx";
import { type FormValues, inputAt } from "../../parts/form-values.ts";
import { Heading } from "../../parts/heading.tsx";
import { useViewer } from "../../viewer.ts";
import { schedulesWords as words } from "../../words/schedules.ts";
import { Occurrences } from "./reasons.tsx";
import { Repeats, Retries, When, Windows } from "./rule-fields.tsx";

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
