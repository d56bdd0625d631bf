import type { PropsWithChildren } from "hono/jsx";
import { describedBy, Notes } from "../../../parts/fields.tsx";
import type { DraftForm, Input } from "./write.ts";

interface LabelProps {
  label: string;
  hint?: string | undefined;
}

/** What an input says of itself to those who do not see what stands beside it. */
export const described = ({ id, name, messages }: Input, hint?: string) => ({
  id,
  name,
  ...describedBy({ id, hint, error: messages.join(" ") }),
  ...(messages.length > 0 ? { "aria-invalid": "true" as const } : {}),
});

/** A label, its input, a hint and what is wrong, in that order. */
function Labelled({ input, label, hint, children }: PropsWithChildren<LabelProps & { input: Input }>) {
  return (
    <div class="field">
      <label for={input.id}>{label}</label>
      {children}
      <Notes id={input.id} hint={hint} error={input.messages.join(" ")} />
    </div>
  );
}

export function TextInput({
  input,
  label,
  hint,
  type = "text",
  ...rest
}: LabelProps & {
  input: Input;
  type?: "text" | "password" | "date" | "time";
  inputmode?: "decimal" | "numeric" | "url" | "tel";
  autocomplete?: string;
  placeholder?: string;
}) {
  return (
    <Labelled input={input} label={label} hint={hint}>
      <input type={type} value={input.value} dir="auto" {...rest} {...described(input, hint)} />
    </Labelled>
  );
}

export function TextArea({
  input,
  label,
  hint,
  rows = 3,
  code = false,
}: LabelProps & { input: Input; rows?: number; code?: boolean }) {
  return (
    <Labelled input={input} label={label} hint={hint}>
      <textarea rows={rows} dir="auto" class={code ? "code" : undefined} {...described(input, hint)}>
        {/* The parser drops a line break that comes first. */}
        {`\n${input.value}`}
      </textarea>
    </Labelled>
  );
}

export interface Choice {
  value: string;
  label: string;
  /** Choices of one group stand together under its name. */
  group?: string;
}

/** What stands is always a choice, so that a page which only shows it does not change it. */
export function Select({
  input,
  label,
  hint,
  choices,
}: LabelProps & { input: Input; choices: readonly Choice[] }) {
  const isKnown = choices.some(({ value }) => value === input.value);
  const all = isKnown ? choices : [{ value: input.value, label: input.value || "—" }, ...choices];
  const groups = [...Map.groupBy(all, ({ group }) => group ?? "")];
  const options = (own: readonly Choice[]) =>
    own.map((choice) => (
      <option value={choice.value} selected={choice.value === input.value}>
        {choice.label}
      </option>
    ));
  return (
    <Labelled input={input} label={label} hint={hint}>
      <select {...described(input, hint)}>
        {groups.map(([group, own]) =>
          group === "" ? options(own) : <optgroup label={group}>{options(own)}</optgroup>,
        )}
      </select>
    </Labelled>
  );
}

/** One box. `unchecked` is what is sent where it stays empty, for a member that holds unless it is denied. */
export function Checkbox({ input, label, hint }: LabelProps & { input: ReturnType<DraftForm["flag"]> }) {
  return (
    <div class="field check">
      {input.unchecked ? <input type="hidden" {...input.unchecked} /> : null}
      <input type="checkbox" value={input.value} checked={input.checked} {...described(input, hint)} />
      <label for={input.id}>{label}</label>
      <Notes id={input.id} hint={hint} error={input.messages.join(" ")} />
    </div>
  );
}

/** Boxes of which any may be ticked. */
export function CheckSet({
  set,
  id,
  label,
  choices,
  messages,
}: {
  set: ReturnType<DraftForm["set"]>;
  id: string;
  label: string;
  choices: readonly Choice[];
  messages: readonly string[];
}) {
  return (
    <fieldset class="field set" id={id} {...describedBy({ id, error: messages.join(" ") })}>
      <legend>{label}</legend>
      {set.was ? <input type="hidden" {...set.was} /> : null}
      <div class="doings">
        {choices.map(({ value, label: name }, i) => (
          <span class="check">
            <input type="checkbox" id={`${id}-${i}`} name={set.name} value={value} checked={set.has(value)} />
            <label for={`${id}-${i}`}>{name}</label>
          </span>
        ))}
      </div>
      <Notes id={id} error={messages.join(" ")} />
    </fieldset>
  );
}
