import type { PropsWithChildren } from "hono/jsx";

/** The id of an input by its name: where errors and labels point. */
export const inputId = (name: string) => `in-${name.replace(/[^A-Za-z0-9_-]/g, "-")}`;

interface FieldProps {
  name: string;
  label: string;
  /** One line that helps to fill it in. */
  hint?: string | undefined;
  /** What is wrong with the value, in words. */
  error?: string | undefined;
}

/** What an input says of itself to those who do not see the label, the hint and the error beside it. */
export function inputProps({ name, hint, error }: FieldProps) {
  const id = inputId(name);
  return {
    id,
    name,
    ...describedBy({ id, hint, error }),
    ...(error ? { "aria-invalid": "true" as const } : {}),
  };
}

interface NotesProps {
  /** Of the input, or of the group of inputs. */
  id: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** The attribute that leads from an input to its notes; none where there are none. */
export function describedBy({ id, hint, error }: NotesProps) {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return ids ? { "aria-describedby": ids } : {};
}

/** A hint and what is wrong, behind an input. */
export function Notes({ id, hint, error }: NotesProps) {
  return (
    <>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="error" id={`${id}-error`} lang="en" dir="auto">
          {error}
        </p>
      ) : null}
    </>
  );
}

/** A label, its input, a hint and the error, in that order. */
export function Field(props: PropsWithChildren<FieldProps>) {
  const { name, label, hint, error, children } = props;
  const id = inputId(name);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  value?: string | number | null | undefined;
  type?: "text" | "url" | "number" | "search" | "password" | "tel" | "date" | "time" | "datetime-local";
  required?: boolean;
  placeholder?: string;
  autocomplete?: string;
  min?: number;
  max?: number;
  step?: string;
  dir?: "auto" | "ltr";
}

/** An input of one line. */
export function TextField({
  value,
  type = "text",
  required,
  label,
  hint,
  error,
  name,
  ...rest
}: TextFieldProps) {
  const field = { name, label, hint, error };
  return (
    <Field {...field}>
      <input type={type} value={value ?? ""} required={required} {...rest} {...inputProps(field)} />
    </Field>
  );
}

/** An input of several lines. */
export function TextArea({
  value,
  rows = 4,
  label,
  hint,
  error,
  name,
}: FieldProps & { value?: string | null | undefined; rows?: number }) {
  const field = { name, label, hint, error };
  return (
    <Field {...field}>
      <textarea rows={rows} dir="auto" {...inputProps(field)}>
        {/* The parser drops a line break that comes first. */}
        {`\n${value ?? ""}`}
      </textarea>
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

/** The choices of a list of names, by id. */
export const choicesOf = (names: ReadonlyMap<string, string>): Choice[] =>
  [...names].map(([value, label]) => ({ value, label }));

/** One of a few; where the value is none of them, the browser shows the first. */
export function SelectField({
  value,
  choices,
  label,
  hint,
  error,
  name,
  ...rest
}: FieldProps & {
  value?: string | null | undefined;
  choices: readonly Choice[];
  required?: boolean;
  [hx: `hx-${string}`]: string;
}) {
  const field = { name, label, hint, error };
  return (
    <Field {...field}>
      <select {...rest} {...inputProps(field)}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === (value ?? "")}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One box: `value` is sent where it is checked, nothing where it is not. */
export function CheckField({
  checked,
  value = "true",
  label,
  hint,
  error,
  name,
}: FieldProps & { checked: boolean; value?: string }) {
  const field = { name, label, hint, error };
  const id = inputId(name);
  return (
    <div class="field check">
      <input type="checkbox" value={value} checked={checked} {...inputProps(field)} />
      <label for={id}>{label}</label>
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}
