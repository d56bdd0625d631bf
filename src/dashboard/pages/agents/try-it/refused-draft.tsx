import type { AppError } from "../../../../errors.ts";
import { useViewer } from "../../../viewer.ts";
import { layoutWords } from "../../../words/layout.ts";
import { WrongMembers } from "../wrong-members.tsx";

/** Inputs of the page itself, which show what is wrong with them beside them. */
const OWN_INPUTS = ["transcript", "from_number", "to_number", "started_at"];

/** What is wrong with an input of the page, as one text. */
export const wrongIn = (error: AppError | undefined, name: string): string | undefined =>
  error?.fields
    .filter(({ field }) => field === name || field.startsWith(`${name}.`))
    .map(({ message }) => message)
    .join(" ") || undefined;

/** Why the draft cannot be tried: its wrong places, by the names of its members. */
export function RefusedDraft({ error }: { error: AppError }) {
  const { t } = useViewer();
  const others = error.fields.filter(
    ({ field }) => !OWN_INPUTS.some((name) => field === name || field.startsWith(`${name}.`)),
  );
  if (others.length === 0 && error.fields.length > 0) return null;
  return (
    <div class="notice bad" role="alert">
      <p>{t(layoutWords.correctThese)}</p>
      <ul lang="en">
        {others.length === 0 ? <li>{error.message}</li> : null}
        <WrongMembers errors={others.map((one) => ({ ...one, field: one.field.replace(/^draft\./, "") }))} />
      </ul>
    </div>
  );
}
