import type { AnalysisRecord } from "../../../analyses/history.ts";
import type { WholeCallView } from "../../../calls/read.ts";
import type { FieldNotes } from "../../parts/conditions/said-condition.tsx";
import { Told } from "../../parts/conditions/told.tsx";
import { CheckField, SelectField } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { State } from "../../parts/state.tsx";
import { Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { Value } from "../../parts/value.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords as words } from "../../words/call.ts";
import { modelText } from "../../words/sources.ts";
import { analysisStatuses, fieldStatuses } from "../../words/statuses.ts";

interface HistoryProps {
  call: WholeCallView;
  history: readonly AnalysisRecord[];
  /** Null: the agent is gone. */
  newestVersion: number | null;
  notes: FieldNotes;
}

/** Every reading of a call, the newest first, each with what it changed; and the way to another. */
export function History({ call, history, newestVersion, notes }: HistoryProps) {
  const { t } = useViewer();
  return (
    <section class="card" aria-labelledby="history-title">
      <h2 id="history-title">{t(words.history)}</h2>
      <ul class="plain">
        {history.map((record) => (
          <li>
            <details>
              <summary>
                <Time at={record.requested_at} /> ·{" "}
                {t(words.version, { version: String(record.agent_version) })}{" "}
                <State of={record.status} in={analysisStatuses} />
                {record.current ? <span class="hint"> {t(words.current)}</span> : null}
              </summary>
              <Changes record={record} notes={notes} />
            </details>
          </li>
        ))}
      </ul>
      {newestVersion === null ? null : <Reanalyse call={call} newestVersion={newestVersion} />}
    </section>
  );
}

function Changes({ record, notes }: { record: AnalysisRecord; notes: FieldNotes }) {
  const { t } = useViewer();
  const model = "model" in record ? record.model : null;
  return (
    <>
      {model ? <p class="hint">{t(words.readBy, { model: modelText(model, t) })}</p> : null}
      {record.compared_with !== null && record.changes.length === 0 ? <p>{t(words.noChanges)}</p> : null}
      {record.changes.length > 0 ? (
        <Table
          label={t(words.history)}
          columns={[{ head: t(words.field) }, { head: t(words.before) }, { head: t(words.after) }]}
        >
          {record.changes.map(({ field, from, to }) => (
            <tr>
              <th scope="row">{field}</th>
              {[from, to].map((state) => (
                <td>
                  {state ? (
                    <>
                      <Value value={state.value} /> <State of={state.status} in={fieldStatuses} />
                    </>
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </Table>
      ) : null}
      {record.actions.length > 0 ? (
        <>
          <h3>{t(words.wouldHave)}</h3>
          <ul class="plain results">
            {record.actions.map(({ name, change, explanation, trace }) => (
              <li dir="auto">
                <strong>{name}</strong> {t(change === "would_fire" ? words.wouldFire : words.wouldNotFire)}
                <Told explanation={explanation} trace={trace ?? null} notes={notes} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Reanalyse({ call, newestVersion }: { call: WholeCallView; newestVersion: number }) {
  const { t } = useViewer();
  const versions = Array.from({ length: newestVersion }, (_, place) => String(newestVersion - place));
  const label = (version: string) =>
    version === String(newestVersion) ? t(words.newest, { version }) : t(words.version, { version });
  return (
    <details>
      <summary>{t(words.reanalyse)}</summary>
      <Form action={`/dashboard/calls/${call.call_id}/reanalyze`} label={t(words.reanalyse)}>
        <p class="hint">{t(words.reanalyseAbout)}</p>
        <SelectField
          name="agent_version"
          label={t(words.byVersion)}
          value={String(newestVersion)}
          choices={versions.map((value) => ({ value, label: label(value) }))}
        />
        <CheckField name="fire_actions" label={t(words.fireActions)} checked={false} />
        <button type="submit">{t(words.reanalyse)}</button>
      </Form>
    </details>
  );
}
