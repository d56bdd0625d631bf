import { Notes } from "../../../parts/fields.tsx";
import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";
import { described } from "../form/inputs.tsx";
import type { Input } from "../form/write.ts";

/** Names of a person's own with their values, the last row empty for one more. */
export function MapRows({
  rows,
  label,
  hint,
  messages,
}: {
  rows: readonly { key: Input; value: Input }[];
  label: string;
  hint: string;
  messages: readonly string[];
}) {
  const { t } = useViewer();
  const inRows = rows.flatMap(({ value }) => value.messages);
  const others = messages.filter((message) => !inRows.includes(message));
  const id = rows[0]?.key.id ?? "rows";
  return (
    <fieldset class="rows" aria-describedby={`${id}-hint`}>
      <legend>{label}</legend>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {rows.map(({ key, value }, i) => (
        <div class="row pair">
          <Cell input={key} label={t(words.rowOf, { part: t(words.rowName), n: i + 1 })} />
          <Cell input={value} label={t(words.rowOf, { part: t(words.rowValue), n: i + 1 })} />
        </div>
      ))}
      {others.map((message) => (
        <p class="error" lang="en" dir="auto">
          {message}
        </p>
      ))}
    </fieldset>
  );
}

function Cell({ input, label }: { input: Input; label: string }) {
  return (
    <div class="field">
      <input type="text" value={input.value} dir="auto" aria-label={label} {...described(input)} />
      <Notes id={input.id} error={input.messages.join(" ")} />
    </div>
  );
}
