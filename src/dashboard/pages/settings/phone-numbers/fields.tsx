import type { FieldError } from "../../../../errors.ts";
import { CheckField, choicesOf, SelectField, TextField } from "../../../parts/fields.tsx";
import { errorAt, type FormValues, inputAt } from "../../../parts/form-values.ts";
import { useViewer } from "../../../viewer.ts";
import { numbersWords as words } from "../../../words/numbers.ts";

export interface NumberFormState {
  values: FormValues;
  errors: readonly FieldError[];
  /** What is wrong as a whole; set where anything is. */
  general?: string;
}

interface NumberFieldsProps {
  form: NumberFormState;
  agents: ReadonlyMap<string, string>;
  /** It is the default already: that is given to another number, and not taken away. */
  isDefault: boolean;
}

/** What is set on a number, of one that is added as of one that stands. */
export function NumberFields({ form, agents, isDefault }: NumberFieldsProps) {
  const { t } = useViewer();
  return (
    <>
      <TextField
        {...inputAt(form, "name")}
        label={t(words.name)}
        hint={t(words.nameHint)}
        autocomplete="off"
        dir="auto"
      />
      <SelectField
        {...inputAt(form, "agent_id")}
        label={t(words.agent)}
        hint={t(words.agentHint)}
        choices={[{ value: "", label: t(words.noAgent) }, ...choicesOf(agents)]}
      />
      {isDefault ? null : (
        <CheckField
          name="is_default"
          label={t(words.isDefault)}
          checked={form.values.one("is_default") === "true"}
          error={errorAt(form.errors, "is_default")}
        />
      )}
    </>
  );
}
