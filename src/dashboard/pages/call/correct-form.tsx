import { isCorrected } from "../../../analyses/corrected.ts";
import { type FieldDefinition, resolveField } from "../../../extraction/field.ts";
import { Field, inputProps } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords as words } from "../../words/call.ts";
import { layoutWords } from "../../words/layout.ts";
import type { ShownField } from "./field.tsx";

/** Puts a value right where it stands. A field that should be looked at opens by itself. */
export function CorrectForm({
  name,
  result,
  definition,
  refused,
}: ShownField & { definition: FieldDefinition }) {
  const { t, path } = useViewer();
  const action = `${path.replace(/\?.*/, "")}/correct`;
  const { value } = result;
  const input = {
    name: `value-${name}`,
    label: t(words.rightValue, { field: name }),
    error: refused?.message,
  };
  const text = refused?.value ?? (value === null ? "" : String(value));
  return (
    <details class="correct" open={refused !== undefined || result.needs_review === true}>
      <summary aria-label={t(words.correctField, { field: name })}>{t(words.correct)}</summary>
      <Form action={action} hx-post={action} hx-target="#call" hx-select="#call" hx-swap="morph">
        <input type="hidden" name="field" value={name} />
        <Field {...input}>
          <ValueInput definition={definition} text={text} input={inputProps(input)} />
        </Field>
        <div class="doings">
          <button type="submit" class="small" name="do" value="set">
            {t(words.save)}
          </button>
          {result.needs_review && value !== null ? (
            <button type="submit" class="small quiet" name="do" value="confirm">
              {t(words.isRight)}
            </button>
          ) : null}
          <button type="submit" class="small quiet" name="do" value="none">
            {t(words.doesNotSay)}
          </button>
          {isCorrected(result) ? (
            <button type="submit" class="small quiet" name="do" value="remove">
              {t(words.takeBack)}
            </button>
          ) : null}
        </div>
      </Form>
    </details>
  );
}

function ValueInput({
  definition,
  text,
  input,
}: {
  definition: FieldDefinition;
  text: string;
  input: ReturnType<typeof inputProps>;
}) {
  const { t } = useViewer();
  const { type, options } = resolveField(definition);
  if (type === "boolean" || type === "enum") {
    const choices = type === "boolean" ? ["true", "false"] : options;
    const label = (choice: string) =>
      type === "boolean" ? t(choice === "true" ? layoutWords.yes : layoutWords.no) : choice;
    return (
      <select {...input}>
        {choices.includes(text) ? null : <option value="" />}
        {choices.map((choice) => (
          <option value={choice} selected={choice === text}>
            {label(choice)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      type="text"
      inputmode={type === "number" ? "decimal" : undefined}
      value={text}
      dir="auto"
      {...input}
    />
  );
}
