import type { CallView } from "../../../calls/view.ts";
import { CheckAll, CheckRow } from "../../parts/choose-rows.tsx";
import { Empty } from "../../parts/heading.tsx";
import { Pager } from "../../parts/pager.tsx";
import { State } from "../../parts/state.tsx";
import { Status } from "../../parts/status.tsx";
import { Table } from "../../parts/table.tsx";
import { Duration, Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords } from "../../words/call.ts";
import { callsWords as words } from "../../words/calls.ts";
import { filtersWords } from "../../words/filters.ts";
import { analysisStatuses, callStatuses, directions, runStatuses } from "../../words/statuses.ts";
import { customerNumber } from "../call/header.tsx";
import { Value } from "../call/value.tsx";

export interface ListProps {
  calls: readonly CallView[];
  agents: ReadonlyMap<string, string>;
  checked: readonly string[];
  next: string | null;
  isFiltered: boolean;
}

/** Enough to know a call again; the rest is a click away. */
const VALUES_SHOWN = 3;

/** Calls as rows, each with a box by which it is chosen. */
export function CallList({ calls, agents, checked, next, isFiltered }: ListProps) {
  const { t } = useViewer();
  if (calls.length === 0) return <Nothing isFiltered={isFiltered} />;
  return (
    <>
      <Table
        label={t(words.title)}
        columns={[
          { head: <CheckAll name="call" /> },
          { head: t(words.customer) },
          { head: t(words.time) },
          { head: t(words.agent) },
          { head: t(words.status) },
          { head: t(words.length), numeric: true },
          { head: t(words.analysis) },
          { head: t(words.values) },
          { head: t(words.actions) },
        ]}
      >
        {calls.map((call) => (
          <Row call={call} agent={agents.get(call.agent_id)} checked={checked} />
        ))}
      </Table>
      <Pager next={next} />
    </>
  );
}

function Row({
  call,
  agent,
  checked,
}: { call: CallView; agent: string | undefined } & Pick<ListProps, "checked">) {
  const { t } = useViewer();
  const { call_id: id, analysis } = call;
  const number = customerNumber(call) ?? t(callWords.unknownNumber);
  const needsReview = Object.values(analysis.fields).some(({ needs_review }) => needs_review);
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
        <Time at={call.started_at ?? call.created_at} zone={call.timezone} />
      </td>
      <td dir="auto" class="name">
        {agent ?? call.agent_id}
      </td>
      <td>
        <State of={call.call_status} in={callStatuses} />
      </td>
      <td class="number">
        <Duration ms={call.duration_ms} />
      </td>
      <td>
        <State of={analysis.status} in={analysisStatuses} />
        {needsReview ? <Status tone="warning">{t(words.review)}</Status> : null}
      </td>
      <td>
        <Values data={analysis.data} />
      </td>
      <td>
        <Actions actions={call.actions} />
      </td>
    </tr>
  );
}

function Values({ data }: { data: CallView["analysis"]["data"] }) {
  const known = Object.entries(data).filter(([, value]) => value !== null);
  return (
    <>
      {known.slice(0, VALUES_SHOWN).map(([name, value]) => (
        <span class="clip">
          <span class="hint">{name}:</span> <Value value={value} />
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
      <a href="/dashboard/settings/connections">{t(words.connect)}</a>
    </Empty>
  );
}
