import type { FieldValue } from "../../../extraction/field.ts";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords as words } from "../../words/call.ts";
import { layoutWords } from "../../words/layout.ts";

/** ISO 8601 with an offset, as fields of the format date-time have it. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)$/;

/** A value as people read it; text is shown in its own direction, an instant also as the viewer's clock has it. */
export function Value({ value, brief = false }: { value: FieldValue; brief?: boolean }) {
  const { t } = useViewer();
  if (value === null) return <span class="quiet">{t(words.noValue)}</span>;
  if (typeof value === "boolean") return <>{t(value ? layoutWords.yes : layoutWords.no)}</>;
  if (typeof value === "string" && INSTANT.test(value)) {
    return (
      <>
        <Time at={value} />
        {brief ? null : <span class="hint"> {value}</span>}
      </>
    );
  }
  return <bdi>{String(value)}</bdi>;
}
