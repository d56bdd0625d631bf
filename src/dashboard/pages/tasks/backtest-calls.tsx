import type { ComparedCall } from "../../../analyses/compare-call.ts";
import { CallLink, type KnownCall } from "../../parts/call-link.tsx";
import { Told } from "../../parts/conditions/told.tsx";
import { Value } from "../../parts/value.tsx";
import { useViewer, type Viewer } from "../../viewer.ts";
import { backtestWords as words } from "../../words/backtests.ts";
import { analysisReasons } from "../../words/statuses.ts";

/** The calls where something would be another, each with what that is and the way to it. */
export function BacktestCalls({
  calls,
  known,
}: {
  calls: readonly ComparedCall[];
  known: ReadonlyMap<string, KnownCall>;
}) {
  return (
    <ul class="plain stack">
      {calls.map((call) => (
        <CallItem call={call} known={known} />
      ))}
    </ul>
  );
}

function CallItem({ call, known }: { call: ComparedCall; known: ReadonlyMap<string, KnownCall> }) {
  const { t } = useViewer();
  return (
    <li class="card" id={call.call_id}>
      <p>
        <CallLink id={call.call_id} calls={known} tab="analysis" />
        {call.status === "failed" ? (
          <>
            {" "}
            <span class="bad">{t(words.unread, { reason: reasonOf(call.reason, t) })}</span>
          </>
        ) : null}
      </p>
      <ul>
        {call.changes.map(({ field, from, to }) => (
          <li dir="auto">
            <strong>{field}</strong>:{" "}
            <del>
              <Value value={from?.value ?? null} brief />
            </del>{" "}
            <ins>
              <Value value={to?.value ?? null} brief />
            </ins>
          </li>
        ))}
        {call.actions.map(({ name, change, explanation, trace }) => (
          <li dir="auto">
            <strong>{name}</strong>: {t(change === "would_fire" ? words.fires : words.firesNoMore)}
            <Told explanation={explanation} trace={trace ?? null} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function reasonOf(reason: string | null, t: Viewer["t"]): string {
  const known = reason === null ? undefined : analysisReasons[reason];
  return known ? t(known) : (reason ?? "");
}
