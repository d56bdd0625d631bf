import { isCorrected } from "../../../analyses/corrected.ts";
import type { FieldDefinition } from "../../../extraction/field.ts";
import type { FieldResult } from "../../../extraction/result.ts";
import { Filled } from "../../parts/filled.tsx";
import { State } from "../../parts/state.tsx";
import { Status } from "../../parts/status.tsx";
import { Value } from "../../parts/value.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords as words } from "../../words/call.ts";
import { modelText } from "../../words/sources.ts";
import { fieldStatuses } from "../../words/statuses.ts";
import { CorrectForm } from "./correct-form.tsx";
import { turnAddress } from "./transcript.tsx";

export interface ShownField {
  name: string;
  result: FieldResult;
  /** Null where the agent's version is not known to have it. */
  definition: FieldDefinition | null;
  /** The model that read the call. */
  model: string | null;
  /** What a person sent for it, and why it was refused. */
  refused?: { value: string; message: string } | undefined;
}

/** One field of an analysis: what it is, why, from which words, and how to put it right. */
export function FieldCard(field: ShownField) {
  const { t } = useViewer();
  const { name, result, definition, model } = field;
  return (
    <li class={`card field-result ${result.needs_review ? "review" : ""}`} id={`field-${name}`}>
      <div class="field-head">
        <h3>{name}</h3>
        <State of={result.status} in={fieldStatuses} />
        {result.needs_review ? <Status tone="warning">{t(words.needsReview)}</Status> : null}
      </div>
      {definition?.description ? (
        <p class="hint clip" dir="auto">
          {definition.description}
        </p>
      ) : null}
      <p class="field-value" dir="auto">
        <Value value={result.value} />
      </p>
      <Reasons result={result} />
      {isCorrected(result) ? <Was result={result} /> : null}
      <Quotes field={name} evidence={(isCorrected(result) ? result.was : result).evidence} />
      <BothReadings field={name} result={result} model={model} />
      {definition ? <CorrectForm {...field} definition={definition} /> : null}
    </li>
  );
}

function Was({ result }: { result: Extract<FieldResult, object> & { by: string; was: FieldResult } }) {
  const parts = { by: <bdi>{result.by}</bdi>, was: <Value value={result.was.value} brief /> };
  return (
    <p class="hint" dir="auto">
      <Filled phrase={words.correctedBy} parts={parts} />
    </p>
  );
}

/** What stands between the words and the value. */
function Reasons({ result }: { result: FieldResult }) {
  const { t } = useViewer();
  const { rule, raw, alternatives, suggested, chosen } = result;
  return (
    <>
      {rule ? (
        <p class="hint" lang="en">
          {rule}
        </p>
      ) : null}
      {raw === undefined ? null : (
        <p class="hint">
          {t(words.raw)} <q dir="auto">{String(raw)}</q>
        </p>
      )}
      {alternatives && alternatives.length > 0 ? (
        <p class="hint" dir="auto">
          {t(words.alternatives)} {alternatives.map(String).join(" · ")}
        </p>
      ) : null}
      {suggested ? (
        <p class="hint">
          {t(words.suggested)} {suggested}
        </p>
      ) : null}
      {chosen ? <p class="hint">{t(words.chosenHour)}</p> : null}
    </>
  );
}

/** Both readings of a field, each with its words, where the two readers disagree. */
function BothReadings({
  field,
  result,
  model,
}: {
  field: string;
  result: FieldResult;
  model: string | null;
}) {
  const { t } = useViewer();
  const { other_reading: other } = result;
  if (!other) return null;
  return (
    <section class="readers" aria-labelledby={`readers-${field}`}>
      <h4 id={`readers-${field}`}>{t(words.readers)}</h4>
      <dl>
        <dt>{t(words.thisReader, { model: modelText(model ?? "?", t) })}</dt>
        <dd>
          <Value value={result.value} />
        </dd>
        <dt>{modelText(other.model, t)}</dt>
        <dd>
          <Value value={other.value} /> <State of={other.status} in={fieldStatuses} />
          <Quotes field={field} evidence={other.evidence} />
        </dd>
      </dl>
    </section>
  );
}

function Quotes({ field, evidence = [] }: { field: string; evidence?: FieldResult["evidence"] }) {
  const { t, path } = useViewer();
  return (
    <>
      {evidence.map(({ turn, quote }) => (
        <blockquote class="quote">
          <a href={turnAddress(path, turn)} data-field={field} data-turn={turn}>
            <span dir="auto">“{quote}”</span>
            <span class="hint"> {t(words.quoted, { n: turn + 1 })}</span>
          </a>
        </blockquote>
      ))}
    </>
  );
}
