import type { FieldError } from "../../../../errors.ts";
import { choicesOf, Field, inputProps, SelectField, TextArea, TextField } from "../../../parts/fields.tsx";
import { CsrfField, Errors, Form } from "../../../parts/form.tsx";
import { errorAt, type FormValues, inputAt } from "../../../parts/form-values.ts";
import { useViewer } from "../../../viewer.ts";
import { importsWords } from "../../../words/imports.ts";
import { suppressionsWords as words } from "../../../words/suppressions.ts";

interface FormProps {
  values: FormValues;
  errors: readonly FieldError[];
  agents: ReadonlyMap<string, string>;
  /** Where the list is empty they stand open. */
  isEmpty: boolean;
}

const IMPORT_FIELDS = ["csv", "country", "file"];

export function AddForm({ values, errors, agents, isEmpty }: FormProps) {
  const { t } = useViewer();
  const mine = errors.filter(({ field }) => !IMPORT_FIELDS.includes(field));
  return (
    <details class="card" open={isEmpty || mine.length > 0}>
      <summary>
        <h2>{t(words.add)}</h2>
      </summary>
      <Errors errors={mine} />
      <Form action="/dashboard/settings/suppressions">
        <TextField
          {...inputAt({ values, errors: mine }, "phone_number")}
          type="tel"
          label={t(words.number)}
          hint={t(words.numberHint)}
          required
        />
        <SelectField
          {...inputAt({ values, errors: mine }, "agent_id")}
          label={t(words.agent)}
          choices={[{ value: "", label: t(words.allAgents) }, ...choicesOf(agents)]}
        />
        <TextField
          {...inputAt({ values, errors: mine }, "reason")}
          label={t(words.reason)}
          hint={t(words.reasonHint)}
        />
        <button type="submit">{t(words.addButton)}</button>
      </Form>
    </details>
  );
}

export function ImportForm({ values, errors, isEmpty }: FormProps) {
  const { t } = useViewer();
  const mine = errors.filter(({ field }) => IMPORT_FIELDS.includes(field));
  const file = {
    name: "file",
    label: t(words.file),
    hint: t(importsWords.listLimit),
    error: errorAt(mine, "file"),
  };
  return (
    <details class="card" id="import" open={isEmpty || mine.length > 0}>
      <summary>
        <h2>{t(words.import)}</h2>
      </summary>
      <p class="hint">{t(words.importAbout)}</p>
      <Errors errors={mine} />
      <form method="post" action="/dashboard/settings/suppressions/import" enctype="multipart/form-data">
        <CsrfField />
        <Field {...file}>
          <input type="file" accept=".csv,.txt,text/csv,text/plain" {...inputProps(file)} />
        </Field>
        <TextArea {...inputAt({ values, errors: mine }, "csv")} label={t(words.text)} rows={3} />
        <TextField
          {...inputAt({ values, errors: mine }, "country")}
          label={t(words.country)}
          hint={t(words.countryHint)}
        />
        <button type="submit">{t(words.importButton)}</button>
      </form>
    </details>
  );
}
