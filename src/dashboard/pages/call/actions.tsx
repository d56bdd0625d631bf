import type { CallAction } from "../../../actions/call-actions.ts";
import { Form } from "../../parts/form.tsx";
import { Empty } from "../../parts/heading.tsx";
import { State } from "../../parts/state.tsx";
import { Status } from "../../parts/status.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer, type Viewer } from "../../viewer.ts";
import { callActionsWords as words } from "../../words/call-actions.ts";
import { scheduleStatuses } from "../../words/schedules.ts";
import { deliveryStatuses, runStatuses, transferOutcomes } from "../../words/statuses.ts";
import { Comparison, TraceTree } from "./trace.tsx";

interface ActionsProps {
  callId: string;
  agentId: string;
  actions: readonly CallAction[];
}

/** What followed from a call and what did not, each with its condition on the very values that decided. */
export function Actions({ callId, agentId, actions }: ActionsProps) {
  const { t } = useViewer();
  if (actions.length === 0) {
    return (
      <Empty title={t(words.none)}>
        <p>{t(words.noneText)}</p>
        <a href={`/dashboard/agents/${agentId}?part=actions`}>{t(words.toAgent)}</a>
      </Empty>
    );
  }
  return (
    <ul class="plain stack">
      {actions.map((action) => (
        <ActionCard action={action} callId={callId} />
      ))}
    </ul>
  );
}

function ActionCard({ action, callId }: { action: CallAction; callId: string }) {
  const { t } = useViewer();
  const { name, type, status, explanation, trace, run_by, earlier } = action;
  return (
    <li class="card">
      <div class="field-head">
        <h3 dir="auto">{name}</h3>
        <span class="hint">{t(words[type as "webhook"])}</span>
        {status === "undecided" ? (
          <Status tone="waiting">{t(words.undecided)}</Status>
        ) : (
          <State of={status} in={runStatuses} />
        )}
        {run_by ? <span class="hint">{t(words.runBy, { name: run_by })}</span> : null}
      </div>
      {explanation ? (
        <p lang="en" dir="auto">
          {explanation}
        </p>
      ) : null}
      <details open={status === "skipped"}>
        <summary>{t(words.condition)}</summary>
        {trace ? <TraceTree trace={trace} /> : <p class="hint">{t(words.always)}</p>}
      </details>
      <WhyNot action={action} />
      <Results action={action} />
      <RunNow action={action} callId={callId} />
      {earlier.length > 0 ? (
        <details>
          <summary>{t(words.earlier)}</summary>
          <ol>
            {earlier.map((run) => (
              <li dir="auto">
                <State of={run.status} in={runStatuses} /> <Time at={run.finished_at ?? run.created_at} />{" "}
                <span lang="en">{run.explanation}</span>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </li>
  );
}

/** A button where a person may have it run; else why they may not, where they could want to. */
function RunNow({ action, callId }: { action: CallAction; callId: string }) {
  const { t } = useViewer();
  const { name, type, status, run_now } = action;
  if (run_now.possible) {
    return (
      <Form action={`/dashboard/calls/${callId}/run`}>
        <input type="hidden" name="action" value={name} />
        <button type="submit" class="small quiet" data-confirm={t(words.sureRun, { name })}>
          {t(words.runNow)}
        </button>
      </Form>
    );
  }
  if (type === "transfer_call" || (status !== "skipped" && status !== "failed")) return null;
  return (
    <p class="hint">
      {t(words.cannotRun)} <span lang="en">{run_now.reason}</span>
    </p>
  );
}

function WhyNot({ action: { why_not: why } }: { action: CallAction }) {
  const { t } = useViewer();
  if (!why) return null;
  if (why.kind === "condition") {
    return (
      <div class="notice waiting">
        <p>
          <strong>{t(words.whyNot)}</strong> {t(words.whyCondition)}
        </p>
        {why.comparisons.map((comparison) => (
          <Comparison comparison={comparison} />
        ))}
      </div>
    );
  }
  const ours = oursOf(why, t);
  return (
    <p class="notice waiting">
      <strong>{t(words.whyNot)}</strong>{" "}
      <span lang={ours === null ? "en" : undefined} dir="auto">
        {ours ?? ("sentence" in why ? why.sentence : "")}
      </span>
    </p>
  );
}

/** The reasons of the closed list that are no sentence of their own; null for those that are. */
function oursOf(why: NonNullable<CallAction["why_not"]>, t: Viewer["t"]): string | null {
  switch (why.kind) {
    case "analysis_failed":
      return t(words.analysisFailed, { field: why.field });
    case "opted_out":
      return t(words.optedOut, { quote: why.quote });
    case "call_over":
      return t(words.callOver);
    case "not_analysed":
      return t(words.notAnalysed);
    default:
      return null;
  }
}

function Results({ action: { schedule, deliveries, transfer } }: { action: CallAction }) {
  const { t } = useViewer();
  if (!schedule && deliveries.length === 0 && !transfer) return null;
  return (
    <ul class="plain" aria-label={t(words.result)}>
      {schedule ? (
        <li>
          <a href={`/dashboard/schedules/${schedule.schedule_id}`}>{t(words.followUp)}</a>{" "}
          <State of={schedule.status} in={scheduleStatuses} /> <Time at={schedule.next_run_at} />
          {schedule.news ? (
            <span class="hint" lang="en">
              {" "}
              {schedule.news}
            </span>
          ) : null}
        </li>
      ) : null}
      {deliveries.map((delivery) => (
        <li>
          <a href={`/dashboard/webhooks/deliveries/${delivery.delivery_id}`}>{t(words.delivery)}</a>{" "}
          <State of={delivery.status} in={deliveryStatuses} /> <Time at={delivery.created_at} />
          {delivery.reason ? (
            <span class="hint" lang="en" dir="auto">
              {" "}
              {delivery.reason}
            </span>
          ) : null}
        </li>
      ))}
      {transfer ? (
        <li>
          {t(words.transfer)}{" "}
          {transfer.outcome ? <State of={transfer.outcome} in={transferOutcomes} /> : null}
        </li>
      ) : null}
    </ul>
  );
}
