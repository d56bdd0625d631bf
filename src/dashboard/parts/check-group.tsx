import { describedBy, inputId, Notes } from "./fields.tsx";

/** Several of a list, as boxes under one name. Its errors stand with the legend. */
export function CheckGroup({
  name,
  label,
  hint,
  error,
  choices,
  chosen,
}: {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  choices: readonly { value: string; label: string }[];
  chosen: readonly string[];
}) {
  const id = inputId(name);
  return (
    <fieldset class="checks" id={id} tabindex={-1} {...describedBy({ id, hint, error })}>
      <legend>{label}</legend>
      <div class="boxes">
        {choices.map((choice) => (
          <label>
            <input type="checkbox" name={name} value={choice.value} checked={chosen.includes(choice.value)} />
            {choice.label}
          </label>
        ))}
      </div>
      <Notes id={id} hint={hint} error={error} />
    </fieldset>
  );
}
