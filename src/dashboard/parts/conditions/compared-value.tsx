import { isCallFact } from "../../../conditions/facts.ts";
import type { FieldValue } from "../../../extraction/field.ts";
import { useViewer } from "../../viewer.ts";
import { conditionWords as words } from "../../words/conditions.ts";
import { endReasonText } from "../../words/end-reasons.ts";
import { callStatuses, directions, transferOutcomes } from "../../words/statuses.ts";
import type { Phrase } from "../../words/words.ts";
import { Duration } from "../time.tsx";
import { Value } from "../value.tsx";

/** The words of the facts that come from a closed list. */
const LISTS: Readonly<Record<string, (value: string) => Phrase | undefined>> = {
  "call.status": (value) => callStatuses[value as "completed"]?.[0],
  "call.direction": (value) => directions[value as "inbound"],
  "call.transfer.outcome": (value) => transferOutcomes[value as "connected"]?.[0],
};

/** A value of a field, or of a fact of the call, as people say it. */
export function ComparedValue({ field, value }: { field: string; value: FieldValue }) {
  const { t } = useViewer();
  if (value === null) return <>{t(isCallFact(field) ? words.notKnown : words.nothingSaid)}</>;
  if (field === "call.duration_ms" && typeof value === "number") return <Duration ms={value} />;
  if (typeof value === "string") {
    const phrase = Object.hasOwn(LISTS, field) ? LISTS[field]?.(value) : undefined;
    if (phrase) return <>{t(phrase).toLocaleLowerCase(t(["en", "tr"]))}</>;
    if (field === "call.end_reason") return <>{endReasonText(value, t)}</>;
  }
  return <Value value={value} brief />;
}

/** A field by the name that its agent gave it, with what it stands for; a fact of the call in words. */
export function ComparedName({ field, about }: { field: string; about: string | undefined }) {
  const { t } = useViewer();
  if (field === "call.duration_ms") return <strong>{t(words.callLength)}</strong>;
  const known = Object.hasOwn(words, field) ? words[field as "call.direction"] : undefined;
  if (known) return <strong>{t(known)}</strong>;
  const [, inMetadata] = /^call\.metadata\.(.+)$/s.exec(field) ?? [];
  return (
    <strong class="compared-name" title={about}>
      {inMetadata === undefined ? field : t(words.inMetadata, { name: inMetadata })}
    </strong>
  );
}
