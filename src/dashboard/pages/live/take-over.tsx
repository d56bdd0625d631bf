import type { FieldError } from "../../../errors.ts";
import { CheckField, SelectField, TextField } from "../../parts/fields.tsx";
import { Errors, Form } from "../../parts/form.tsx";
import { errorAt, type FormValues, inputAt } from "../../parts/form-values.ts";
import { useViewer } from "../../viewer.ts";
import { liveWords as words } from "../../words/live.ts";

export interface TakeOverProps {
  callId: string;
  /** The `transfer_call` actions of the call's agent, by name. */
  actions: readonly string[];
  values: FormValues;
  errors: readonly FieldError[];
  /** What the verb said where no field is to blame. */
  refusal?: string | undefined;
}

/** What a person may do about a call that goes on: have a human take it, or end it. */
export function TakeOver({ callId, actions, values, errors, refusal }: TakeOverProps) {
  const { t } = useViewer();
  const choices = [
    ...actions.map((name) => ({ value: name, label: name })),
    { value: "", label: t(words.aNumber) },
  ];
  return (
    <section class="card" aria-labelledby="take-over-title" id="take-over">
      <h2 id="take-over-title">{t(words.takeOver)}</h2>
      <p class="hint">{t(words.takeOverAbout)}</p>
      <Errors errors={errors} general={refusal} />
      <Form action={`/dashboard/live/${callId}/transfer`} label={t(words.takeOver)}>
        <div class="row top">
          <SelectField
            name="action"
            label={t(words.to)}
            value={values.all("action")[0] ?? actions[0] ?? ""}
            choices={choices}
            error={errorAt(errors, "action")}
          />
          <TextField
            {...inputAt({ values, errors }, "to_number")}
            label={t(words.number)}
            hint={t(words.numberHint)}
          />
          <TextField {...inputAt({ values, errors }, "message")} label={t(words.message)} />
          <TextField {...inputAt({ values, errors }, "briefing")} label={t(words.briefing)} />
        </div>
        <CheckField name="warm" label={t(words.warm)} checked={values.one("warm") === "true"} />
        <button type="submit">{t(words.handOver)}</button>
      </Form>
      <hr />
      <Form action={`/dashboard/live/${callId}/end`} label={t(words.end)}>
        <button type="submit" class="danger" data-confirm={t(words.sureEnd)}>
          {t(words.end)}
        </button>
      </Form>
    </section>
  );
}
