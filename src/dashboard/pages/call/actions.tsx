import type { CallAction } from "../../../actions/call-actions.ts";
import { partsOf, sinceBefore } from "../../../actions/explain-run.ts";
import { type FieldNotes, SaidComparison, SaidCondition } from "../../parts/conditions/said-condition.tsx";
import { Told } from "../../parts/conditions/told.tsx";
import { Form } from "../../parts/form.tsx";
import { Empty } from "../../parts/heading.tsx";
import { Reasons } from "../../parts/reasons.tsx";
import { State } from "../../parts/state.tsx";
import { Status } from "../../parts/status.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer, type Viewer } from "../../viewer.ts";
import { callActionsWords as words } from "../../words/call-actions.ts";
import { scheduleStatuses } from "../../words/schedules.ts";
import { deliveryStatuses, runStatuses, transferOutcomes } from "../../words/statuses.ts";
import { CorrectedSince } from "./corrected-since.tsx";

interface ActionsProps {
  callId: string;
  agentId: string;
  actions: readonly CallAction[];
  notes: FieldNotes;
}

/** What followed from a call and what did not, each with its condition on the very values that decided. */
export function Actions({ callId, agentId, actions, notes }: ActionsProps) {
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
        <ActionCard action={action} callId={callId} notes={notes} />
      ))}
    </ul>
  );
}

interface ActionProps {
  action: CallAction;
  callId: string;
  notes: FieldNotes;
}

function ActionCard({ action, callId, notes }: ActionProps) {
  const { t } = useViewer();
  const { name, type, status, trace, run_by, earlier } = action;
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
      <Why action={action} notes={notes} />
      <CorrectedSince action={action} />
      <WhyNot action={action} notes={notes} />
      <Results action={action} />
      <RunNow action={action} callId={callId} />
      {earlier.length > 0 ? (
        <details>
          <summary>{t(words.earlier)}</summary>
          <ol>
            {earlier.map((run) => (
              <li dir="auto">
                <State of={run.status} in={runStatuses} /> <Time at={run.finished_at ?? run.created_at} />{" "}
                {run.requested_by ? (
                  <span class="hint">{t(words.runBy, { name: run.requested_by })}</span>
                ) : null}
                <Told explanation={withoutBefore(run, earlier)} trace={trace} notes={notes} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </li>
  );
}

/** One comparison that was not met says why not all by itself. */
function Why({ action, notes }: Omit<ActionProps, "callId">) {
  const { t } = useViewer();
  if (action.why_not?.kind !== "condition" || action.trace?.kind !== "comparison") {
    return <Decision action={action} notes={notes} />;
  }
  return (
    <div class="notice waiting">
      <p>
        <strong>{t(words.whyNot)}</strong>
      </p>
      <Decision action={action} notes={notes} />
    </div>
  );
}

/**
 * What decided: the condition on its values, and what was made of them; of a run that a person asked for, what came
 * of it.
 */
function Decision({ action, notes }: Omit<ActionProps, "callId">) {
  const { t } = useViewer();
  const { trace, explanation, run_by: by, earlier } = action;
  if (explanation === null) return trace ? <SaidCondition of={trace} notes={notes} /> : null;
  if (!by) {
    // Where it failed, that sentence took the place of the verdict, and the box below has it.
    const parts = partsOf(explanation, trace);
    const isTold = action.why_not !== null && "sentence" in action.why_not;
    if (isTold && !parts.isVerdict) return trace ? <SaidCondition of={trace} notes={notes} /> : null;
    return <Told explanation={explanation} trace={trace} notes={notes} />;
  }
  const told = sinceBefore(explanation, by, earlier[0]?.explanation ?? "");
  return (
    <>
      {trace ? (
        <>
          <p class="hint">{t(words.condition)}</p>
          <SaidCondition of={trace} notes={notes} />
        </>
      ) : null}
      {told ? (
        <p>
          <Reasons text={told} />
        </p>
      ) : null}
    </>
  );
}

/** An earlier run's own words: one that a person asked for repeats what the first had said. */
function withoutBefore(run: CallAction["earlier"][number], earlier: CallAction["earlier"]): string {
  if (!run.requested_by) return run.explanation;
  return sinceBefore(run.explanation, run.requested_by, earlier[0]?.explanation ?? "");
}

/** A button where a person may have it run; else why they may not, where they could want to. */
function RunNow({ action, callId }: Omit<ActionProps, "notes">) {
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
      {t(words.cannotRun)} <Reasons text={run_now.reason ?? ""} />
    </p>
  );
}

function WhyNot({ action, notes }: Omit<ActionProps, "callId">) {
  const { t } = useViewer();
  const { why_not: why, trace } = action;
  if (!why) return null;
  if (why.kind === "condition") {
    if (trace?.kind === "comparison") return null;
    return (
      <div class="notice waiting">
        <p>
          <strong>{t(words.whyNot)}</strong> {t(words.whyCondition)}
        </p>
        {why.comparisons.map((comparison) => (
          <SaidComparison of={comparison} notes={notes} />
        ))}
      </div>
    );
  }
  const ours = oursOf(why, t);
  const rest = "sentence" in why ? partsOf(why.sentence, trace).rest : "";
  if (ours === null && rest === "") return null;
  return (
    <p class="notice waiting">
      <strong>{t(words.whyNot)}</strong> <span dir="auto">{ours ?? <Reasons text={rest} />}</span>
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
            <span class="hint">
              {" "}
              <Reasons text={schedule.news} />
            </span>
          ) : null}
        </li>
      ) : null}
      {deliveries.map((delivery) => (
        <li>
          <a href={`/dashboard/webhooks/deliveries/${delivery.delivery_id}`}>{t(words.delivery)}</a>{" "}
          <State of={delivery.status} in={deliveryStatuses} /> <Time at={delivery.created_at} />
          {delivery.reason ? (
            <span class="hint">
              {" "}
              <Reasons text={delivery.reason} />
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
