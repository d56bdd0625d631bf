import type { ComparedCall } from "../../../analyses/compare-call.ts";
import type { FieldState } from "../../../analyses/difference.ts";
import { useViewer } from "../../viewer.ts";
import { backtestWords as words } from "../../words/backtests.ts";

/** The calls where something would be another, each with what that is and the way to it. */
export function BacktestCalls({ calls }: { calls: readonly ComparedCall[] }) {
  return (
    <ul class="plain stack">
      {calls.map((call) => (
        <CallItem call={call} />
      ))}
    </ul>
  );
}

function CallItem({ call }: { call: ComparedCall }) {
  const { t } = useViewer();
  const nothing = t(words.noValue);
  return (
    <li class="card" id={call.call_id}>
      <p>
        <a href={`/dashboard/calls/${call.call_id}?tab=analysis`}>{call.call_id}</a>
        {call.status === "failed" ? (
          <>
            {" "}
            <span class="bad">{t(words.unread, { reason: call.reason ?? "" })}</span>
          </>
        ) : null}
      </p>
      <ul>
        {call.changes.map(({ field, from, to }) => (
          <li dir="auto">
            <strong>{field}</strong>: <del>{said(from, nothing)}</del> <ins>{said(to, nothing)}</ins>
          </li>
        ))}
        {call.actions.map(({ name, change, explanation }) => (
          <li dir="auto">
            <strong>{name}</strong>: {t(change === "would_fire" ? words.fires : words.firesNoMore)}{" "}
            <span class="hint" lang="en">
              {explanation}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

const said = (state: FieldState | null, nothing: string): string =>
  state === null || state.value === null ? nothing : String(state.value);
