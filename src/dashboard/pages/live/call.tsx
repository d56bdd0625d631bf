import { isGoingOn } from "../../../calls/status.ts";
import type { Snapshot } from "../../../conversations/follow.ts";
import type { FieldNotes } from "../../parts/conditions/said-condition.tsx";
import { Told } from "../../parts/conditions/told.tsx";
import { customerNumber } from "../../parts/customer-number.ts";
import { Heading } from "../../parts/heading.tsx";
import { Reasons } from "../../parts/reasons.tsx";
import { renewed } from "../../parts/renewed.ts";
import { State } from "../../parts/state.tsx";
import { Status } from "../../parts/status.tsx";
import { Time } from "../../parts/time.tsx";
import { Value } from "../../parts/value.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords } from "../../words/call.ts";
import { layoutWords } from "../../words/layout.ts";
import { liveWords as words } from "../../words/live.ts";
import { callStatuses, fieldStatuses, transferOutcomes } from "../../words/statuses.ts";
import { Transcript, TURNS_ON_PAGE } from "../call/transcript.tsx";
import { TakeOver, type TakeOverProps } from "./take-over.tsx";

interface LiveCallProps {
  snapshot: Snapshot;
  agentName: string | null;
  takeOver: Omit<TakeOverProps, "callId">;
  notes: FieldNotes;
}

/**
 * A call as it goes on. What changes stands in one part, which is asked for again whenever the stream says that something
 * happened; the form stands outside of it, so that nobody's typing is lost.
 */
export function LiveCall({ snapshot, agentName, takeOver, notes }: LiveCallProps) {
  const { t, path } = useViewer();
  const { call, turns, fields } = snapshot;
  const said = turns.map(({ role, text, start_ms }) => ({
    ...{ role, text },
    ...(start_ms === undefined ? {} : { start_ms }),
  }));
  const isOver = !isGoingOn(call.call_status);
  return (
    <div id="live-page">
      <Heading
        title={t(words.callTitle, { number: customerNumber(call) ?? t(callWords.unknownNumber) })}
        about={
          <>
            {agentName ?? call.agent_id} ·{" "}
            <Time at={call.started_at ?? call.created_at} zone={call.timezone} />
          </>
        }
        trail={[{ href: "/dashboard/live", label: t(layoutWords.live) }]}
      />
      <div
        {...renewed("live", path, "news")}
        class="two-thirds"
        data-stream={isOver ? undefined : `${path.replace(/\?.*/, "")}/stream`}
      >
        <Transcript
          turns={said}
          fields={fields}
          find={null}
          from={Math.max(0, said.length - TURNS_ON_PAGE)}
          hasRecording={false}
        />
        <div class="stack" aria-live="polite">
          <p>
            <State of={call.call_status} in={callStatuses} />
          </p>
          {isOver ? (
            <p class="notice waiting">
              {t(words.isOver)} <a href={`/dashboard/calls/${call.call_id}`}>{t(words.seeCall)}</a>
            </p>
          ) : null}
          {isOver && Object.keys(fields).length === 0 ? null : <Values fields={fields} />}
          {isOver && snapshot.decisions.length === 0 ? null : (
            <Decisions decisions={snapshot.decisions} notes={notes} />
          )}
          <Transfers transfers={snapshot.transfers} decisions={snapshot.decisions} notes={notes} />
        </div>
      </div>
      {isOver ? null : <TakeOver callId={call.call_id} {...takeOver} />}
      <script src="/assets/live.js" defer />
      <script src="/assets/call.js" defer />
    </div>
  );
}

function Values({ fields }: { fields: Snapshot["fields"] }) {
  const { t } = useViewer();
  const read = Object.entries(fields);
  return (
    <section class="card" aria-labelledby="values-title">
      <h2 id="values-title">{t(words.values)}</h2>
      <p class="hint">{t(read.length === 0 ? words.noValues : words.valuesAbout)}</p>
      <dl class="facts">
        {read.map(([name, result]) => (
          <div>
            <dt>{name}</dt>
            <dd dir="auto">
              <Value value={result.value} /> <State of={result.status} in={fieldStatuses} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Decisions({ decisions, notes }: Pick<Snapshot, "decisions"> & { notes: FieldNotes }) {
  const { t } = useViewer();
  return (
    <section class="card" aria-labelledby="decisions-title">
      <h2 id="decisions-title">{t(words.decisions)}</h2>
      {decisions.length === 0 ? <p class="hint">{t(words.noDecisions)}</p> : null}
      <ul class="plain">
        {decisions.map(({ action, met, explanation, trace }) => (
          <li>
            <strong dir="auto">{action}</strong>{" "}
            <Status tone={met ? "good" : "none"}>{t(met ? words.met : words.notMet)}</Status>
            <Told explanation={explanation} trace={trace ?? null} notes={notes} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The condition behind a transfer, where it is the one that asked for it; `Told` checks that it is. */
const traceFor = ({ action }: Snapshot["transfers"][number], decisions: Snapshot["decisions"]) =>
  decisions.find((decision) => decision.action === action)?.trace ?? null;

function Transfers({
  transfers,
  decisions,
  notes,
}: Pick<Snapshot, "transfers" | "decisions"> & { notes: FieldNotes }) {
  const { t } = useViewer();
  return (
    <section class="card" aria-labelledby="transfers-title">
      <h2 id="transfers-title">{t(words.transfers)}</h2>
      {transfers.length === 0 ? <p class="hint">{t(words.noTransfers)}</p> : null}
      <ul class="plain">
        {transfers.map((transfer) => (
          <li>
            <strong dir="auto">{transfer.target ?? transfer.to_number}</strong>{" "}
            {transfer.outcome === null ? (
              <Status tone="waiting">{t(words.goesOn)}</Status>
            ) : (
              <State of={transfer.outcome} in={transferOutcomes} />
            )}
            {transfer.time_to_answer_ms === null ? null : (
              <span class="hint">
                {" "}
                {t(words.answeredAfter, { seconds: Math.round(transfer.time_to_answer_ms / 1000) })}
              </span>
            )}
            <div class="hint">
              <Told explanation={transfer.explanation} trace={traceFor(transfer, decisions)} notes={notes} />
              {transfer.reason ? <Reasons text={transfer.reason} /> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
