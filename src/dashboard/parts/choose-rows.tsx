import { useViewer } from "../viewer.ts";
import { filtersWords as words } from "../words/filters.ts";
import { SelectField } from "./fields.tsx";

/** The box above a column of boxes: a script checks all of that name by it. */
export function CheckAll({ name }: { name: string }) {
  const { t } = useViewer();
  return <input type="checkbox" data-all={name} aria-label={t(words.checkAll)} />;
}

/** The box of one row of a list; `label` says which row. */
export function CheckRow(props: { name: string; value: string; checked: readonly string[]; label: string }) {
  const { name, value, checked, label } = props;
  return (
    <input type="checkbox" name={name} value={value} checked={checked.includes(value)} aria-label={label} />
  );
}

/** Which rows a button is about: those with a check, or all that the list's filter finds; the form has it as `which`. */
export function WhichRows({ label, matching, hint }: { label: string; matching: string; hint?: string }) {
  const { t } = useViewer();
  return (
    <SelectField
      name="which"
      label={label}
      {...(hint ? { hint } : {})}
      value="chosen"
      choices={[
        { value: "chosen", label: t(words.chosen) },
        { value: "matching", label: matching },
      ]}
    />
  );
}
