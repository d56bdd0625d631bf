import type { SchedulePlan } from "../../../../actions/action.ts";
import type { showRequest } from "../../../../actions/show-request.ts";
import type { tryOut } from "../../../../analyses/try-out.ts";
import type { Trace } from "../../../../conditions/trace.ts";
import type { FieldResult } from "../../../../extraction/result.ts";
import type { TransferTarget } from "../../../../transfers/transfer.ts";
import type { FieldNotes } from "../../../parts/conditions/said-condition.tsx";
import { Told } from "../../../parts/conditions/told.tsx";
import { State } from "../../../parts/state.tsx";
import { Status } from "../../../parts/status.tsx";
import { Table } from "../../../parts/table.tsx";
import { Value } from "../../../parts/value.tsx";
import { useViewer } from "../../../viewer.ts";
import { modelText } from "../../../words/sources.ts";
import { analysisReasons, fieldStatuses } from "../../../words/statuses.ts";
import { tryItWords as words } from "../../../words/try-it.ts";
import { planTime, RequestText } from "../actions/preview-result.tsx";
import { WrongMembers } from "../wrong-members.tsx";

type Tried = Awaited<ReturnType<typeof tryOut>>;

/** What was read in a call that was tried, and what would follow from it. */
export function CallResult({ tried, notes }: { tried: Tried; notes: FieldNotes }) {
  const { t } = useViewer();
  const { status, reason, model, latency_ms, fields } = tried.analysis;
  const why = reason && Object.hasOwn(analysisReasons, reason) ? analysisReasons[reason] : undefined;
  const because = { reason: why ? t(why) : (reason ?? "") };
  const names = Object.entries(fields);
  return (
    <section id="tried" class="card" aria-labelledby="tried-title">
      <h3 id="tried-title">{t(words.values)}</h3>
      {status === "failed" ? <p class="notice bad">{t(words.analysisFailed, because)}</p> : null}
      {status === "skipped" ? <p class="notice warning">{t(words.analysisSkipped, because)}</p> : null}
      {status === "completed" && names.length === 0 ? <p class="empty">{t(words.noFields)}</p> : null}
      {names.length > 0 ? (
        <Table
          label={t(words.values)}
          columns={[words.field, words.value, words.status, words.quotes].map((head) => ({ head: t(head) }))}
        >
          {names.map(([name, result]) => (
            <FieldRow name={name} result={result} />
          ))}
        </Table>
      ) : null}
      {status === "completed" && model ? (
        <p class="hint">{t(words.readBy, { model: modelText(model, t), ms: latency_ms ?? 0 })}</p>
      ) : null}
      <h3>{t(words.actions)}</h3>
      {tried.actions.length === 0 ? <p class="empty">{t(words.noActions)}</p> : null}
      <ul class="plain stack">
        {tried.actions.map((action) => (
          <ActionItem action={action} notes={notes} />
        ))}
      </ul>
    </section>
  );
}

function FieldRow({ name, result }: { name: string; result: FieldResult }) {
  const { t } = useViewer();
  const { value, status, evidence = [], rule, alternatives, other_reading: other, needs_review } = result;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Value value={value} />
        {alternatives && alternatives.length > 0 ? (
          <p class="hint" dir="auto">
            {t(words.alternatives, { values: alternatives.map(String).join(", ") })}
          </p>
        ) : null}
        {other ? (
          <p class="hint" dir="auto">
            {t(words.otherReading, { value: other.value === null ? t(words.noValue) : String(other.value) })}
          </p>
        ) : null}
      </td>
      <td>
        <State of={status} in={fieldStatuses} />
        {needs_review ? <Status tone="warning">{t(words.review)}</Status> : null}
        {rule ? (
          <p class="hint" lang="en" dir="auto">
            {rule}
          </p>
        ) : null}
      </td>
      <td>
        {evidence.map(({ turn, quote }) => (
          <p>
            <q dir="auto">{quote}</q> <span class="hint">({t(words.turn, { n: turn + 1 })})</span>
          </p>
        ))}
      </td>
    </tr>
  );
}

/** Which of these an action has follows from its type, and from whether it would run. */
interface TriedAction {
  name: string;
  would_fire: boolean;
  explanation: string;
  trace: Trace | null;
  request?: ReturnType<typeof showRequest>;
  plan?: SchedulePlan | null;
  targets?: readonly TransferTarget[];
  left_out?: readonly string[];
}

function ActionItem({ action, notes }: { action: TriedAction; notes: FieldNotes }) {
  const viewer = useViewer();
  const { t } = viewer;
  const { request, plan, targets = [], left_out: left = [] } = action;
  return (
    <li class="action">
      <p dir="auto">
        <strong>{action.name}</strong>{" "}
        <Status tone={action.would_fire ? "good" : "none"}>
          {t(action.would_fire ? words.wouldFire : words.wouldNotFire)}
        </Status>
      </p>
      <Told explanation={action.explanation} trace={action.trace} notes={notes} />
      {plan ? (
        <p dir="auto">{t(words.wouldRing, { number: plan.to_number, time: planTime(plan, viewer) })}</p>
      ) : null}
      {request && request.errors.length > 0 ? (
        <ul class="notice bad" lang="en">
          <WrongMembers errors={request.errors} />
        </ul>
      ) : null}
      {request && request.errors.length === 0 ? (
        <details>
          <summary>{t(words.request)}</summary>
          <RequestText {...request} />
        </details>
      ) : null}
      {targets.length > 0 ? (
        <>
          <p>{t(words.wouldAsk)}</p>
          <ol>
            {targets.map(({ name, to }) => (
              <li dir="auto">{name ? `${name}, ${to}` : to}</li>
            ))}
          </ol>
        </>
      ) : null}
      {left.map((why) => (
        <p class="hint" lang="en" dir="auto">
          {why}
        </p>
      ))}
    </li>
  );
}
