import type { FieldValue } from "../../extraction/field.ts";
import { useViewer } from "../viewer.ts";
import { callWords as words } from "../words/call.ts";
import { layoutWords } from "../words/layout.ts";
import { formatNumber } from "./number.ts";
import { formatDay, Time } from "./time.tsx";

/** ISO 8601 with an offset, as fields of the format date-time have it. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)$/;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A value as people of the viewer's language write it; an instant also as it stands, with the offset it was said in. */
export function Value({ value, brief = false }: { value: FieldValue; brief?: boolean }) {
  const { t, language } = useViewer();
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
  if (typeof value === "number") return <bdi>{formatNumber(language, value, "value")}</bdi>;
  if (DAY.test(value)) return <time datetime={value}>{formatDay(language, value)}</time>;
  return <bdi>{value}</bdi>;
}
