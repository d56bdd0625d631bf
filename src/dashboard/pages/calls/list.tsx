import { MASK } from "../../../analyses/mask.ts";
import { isGoingOn } from "../../../calls/status.ts";
import type { CallView } from "../../../calls/view.ts";
import { Arrival, CallTime } from "../../parts/call-time.tsx";
import { CheckAll, CheckRow } from "../../parts/choose-rows.tsx";
import { customerNumber } from "../../parts/customer-number.ts";
import { Empty } from "../../parts/heading.tsx";
import { Pager } from "../../parts/pager.tsx";
import { State } from "../../parts/state.tsx";
import { Status } from "../../parts/status.tsx";
import { Table } from "../../parts/table.tsx";
import { Duration } from "../../parts/time.tsx";
import { Value } from "../../parts/value.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords } from "../../words/call.ts";
import { callsWords as words } from "../../words/calls.ts";
import { endReasonText } from "../../words/end-reasons.ts";
import { filtersWords } from "../../words/filters.ts";
import { importsWords } from "../../words/imports.ts";
import { providerText } from "../../words/sources.ts";
import { analysisStatuses, callStatuses, directions, runStatuses } from "../../words/statuses.ts";

export interface ListProps {
  calls: readonly CallView[];
  /** Of each call, by its id. */
  zones: ReadonlyMap<string, string | null>;
  agents: ReadonlyMap<string, string>;
  checked: readonly string[];
  next: string | null;
  isFiltered: boolean;
}

/** Enough to know a call again, and what a wide screen has room for; the rest is a click away. */
const [VALUES_SHOWN, VALUES_WIDE] = [3, 6];

/** Calls as rows, each with a box by which it is chosen. */
export function CallList({ calls, zones, agents, checked, next, isFiltered }: ListProps) {
  const { t } = useViewer();
  if (calls.length === 0) return <Nothing isFiltered={isFiltered} />;
  return (
    <>
      <Table
        label={t(words.title)}
        columns={[
          { head: <CheckAll name="call" /> },
          { head: t(words.customer) },
          { head: t(callWords.started) },
          { head: t(words.agent) },
          { head: t(words.status) },
          { head: t(callWords.ended), wide: true },
          { head: t(callWords.provider), wide: true },
          { head: t(words.values) },
          { head: t(words.actions) },
        ]}
      >
        {calls.map((call) => (
          <Row
            call={call}
            zone={zones.get(call.call_id)}
            agent={agents.get(call.agent_id)}
            checked={checked}
          />
        ))}
      </Table>
      <Pager next={next} />
    </>
  );
}

interface RowProps extends Pick<ListProps, "checked"> {
  call: CallView;
  zone: string | null | undefined;
  agent: string | undefined;
}

function Row({ call, zone, agent, checked }: RowProps) {
  const { t } = useViewer();
  const { call_id: id, analysis } = call;
  const number = customerNumber(call) ?? t(callWords.unknownNumber);
  const needsReview = Object.values(analysis.fields).some(({ needs_review }) => needs_review);
  const goesOn = isGoingOn(call.call_status);
  const direction = call.direction === "outbound" ? directions.outbound : directions.inbound;
  return (
    <tr id={id}>
      <td>
        <CheckRow name="call" value={id} checked={checked} label={`${t(words.check)}: ${number}`} />
      </td>
      <th scope="row">
        <a href={`/dashboard/calls/${id}`} class="nowrap">
          <bdi>{number}</bdi>
        </a>
        <span class="hint block">{t(direction)}</span>
      </th>
      <td>
        <CallTime call={call} zone={zone} />
        <Arrival call={call} />
      </td>
      <td dir="auto" class="name">
        {agent ?? call.agent_id}
      </td>
      <td>
        <span class="nowrap">
          <State of={call.call_status} in={callStatuses} />
          {call.duration_ms === null ? null : (
            <span class="hint">
              {" "}
              <span class="hidden">{t(words.length)}</span> <Duration ms={call.duration_ms} />
            </span>
          )}
        </span>
        <span class="block">
          <span class="hidden">{t(words.analysis)}</span>{" "}
          {goesOn ? (
            <span class="hint">{t(words.afterCall)}</span>
          ) : (
            <State of={analysis.status} in={analysisStatuses} />
          )}{" "}
          {needsReview ? <Status tone="warning">{t(words.review)}</Status> : null}
        </span>
      </td>
      <td class="wide" dir="auto">
        {call.end_reason ? endReasonText(call.end_reason, t) : null}
      </td>
      <td class="wide">{providerText(call.provider, t)}</td>
      <td class="values">
        <Values data={analysis.data} />
      </td>
      <td class="runs">
        <Actions actions={call.actions} />
      </td>
    </tr>
  );
}

function Values({ data }: { data: CallView["analysis"]["data"] }) {
  // A masked one says nothing; the call itself shows it.
  const known = Object.entries(data).filter(([, value]) => value !== null && value !== MASK);
  return (
    <>
      {known.slice(0, VALUES_WIDE).map(([name, value], place) => (
        <span class={place < VALUES_SHOWN ? "clip" : "clip wide"}>
          <span class="hint">{name}:</span> <Value value={value} brief />
        </span>
      ))}
    </>
  );
}

function Actions({ actions }: Pick<CallView, "actions">) {
  const { t } = useViewer();
  const ran = actions.filter(({ status }) => status !== "skipped");
  const skipped = actions.length - ran.length;
  return (
    <>
      {ran.map(({ name, status }) => (
        <span class="block">
          <State of={status} in={runStatuses} /> <bdi>{name}</bdi>
        </span>
      ))}
      {skipped > 0 ? <span class="hint">{t(words.didNotRun, { n: skipped })}</span> : null}
    </>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useViewer();
  if (isFiltered) {
    return (
      <Empty title={t(words.noMatch)}>
        <p>{t(words.noMatchText)}</p>
        <a href="/dashboard/calls">{t(filtersWords.clear)}</a>
      </Empty>
    );
  }
  return (
    <Empty title={t(words.none)}>
      <p>{t(words.noneText)}</p>
      <a href="/dashboard/settings/connections">{t(words.connect)}</a> ·{" "}
      <a href="/dashboard/calls/import">{t(importsWords.importCalls)}</a>
    </Empty>
  );
}
