import type { BatchView } from "../../../analyses/batch-view.ts";
import { type BatchMember, MEMBER_KINDS, type MemberKind } from "../../../store/reanalysis-members.ts";
import { CallLink, type KnownCall } from "../../parts/call-link.tsx";
import { Tabs } from "../../parts/heading.tsx";
import { formatNumber } from "../../parts/number.ts";
import { Pager } from "../../parts/pager.tsx";
import { State } from "../../parts/state.tsx";
import { Facts, Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { analysisReasons, analysisStatuses } from "../../words/statuses.ts";
import { tasksWords as words } from "../../words/tasks.ts";
import { taskOfBatch } from "./task.ts";
import { TaskFrame } from "./task-frame.tsx";

interface BatchPageProps {
  batch: BatchView;
  /** Its name. */
  agent: string;
  kind: MemberKind;
  members: readonly BatchMember[];
  known: ReadonlyMap<string, KnownCall>;
  next: string | null;
}

/** A re-analysis of many calls: how far it is, what it cost, and which calls say something else now. */
export function BatchPage({ batch, agent, kind, members, known, next }: BatchPageProps) {
  const { t } = useViewer();
  const task = taskOfBatch(batch);
  const name = t(words.reanalysisOf, { agent });
  return (
    <TaskFrame task={task} name={name}>
      <div class="columns">
        <Figures batch={batch} />
        <Asked batch={batch} agent={agent} />
      </div>
      <section>
        <h2>{t(words.callsTitle)}</h2>
        <Tabs
          label={t(words.whichShown)}
          tabs={MEMBER_KINDS.map((one) => ({
            href: `${task.path}?calls=${one}`,
            label: t({ changed: words.onlyChanged, failed: words.onlyFailed, all: words.all }[one]),
            current: one === kind,
          }))}
        />
        {members.length === 0 ? (
          <p class="quiet">{t(words.noCalls)}</p>
        ) : (
          <Members members={members} known={known} />
        )}
        <Pager next={next} />
      </section>
    </TaskFrame>
  );
}

function Figures({ batch }: { batch: BatchView }) {
  const { t, language } = useViewer();
  const { unpriced_analyses: unpriced = 0 } = batch;
  return (
    <section class="card" aria-labelledby="figures">
      <h2 id="figures">{t(words.figures)}</h2>
      <Facts
        facts={[
          [t(words.read), batch.completed],
          [t(words.skipped), batch.skipped],
          [t(words.failed), batch.failed],
          [t(words.waiting), batch.pending],
          ...(batch.canceled > 0 ? [[t(words.takenBack), batch.canceled] as const] : []),
          [t(words.changedCalls), <strong>{batch.changed_calls ?? 0}</strong>],
          [
            t(words.cost),
            <>
              {formatNumber(language, batch.cost_usd ?? 0, "usd")}
              {unpriced > 0 ? <span class="hint block">{t(words.unpriced, { n: unpriced })}</span> : null}
            </>,
          ],
        ]}
      />
    </section>
  );
}

function Asked({ batch, agent }: Pick<BatchPageProps, "batch" | "agent">) {
  const { t } = useViewer();
  const { agent_id: agentId, selection } = batch;
  return (
    <section class="card" aria-labelledby="asked">
      <h2 id="asked">{t(words.which)}</h2>
      <Facts
        facts={[
          [t(words.agent), <a href={`/dashboard/agents/${agentId}`}>{agent}</a>],
          [
            t(words.version),
            <a href={`/dashboard/agents/${agentId}/versions/${batch.agent_version}`}>
              {batch.agent_version}
            </a>,
          ],
          [t(words.actions), t(batch.fire_actions ? words.fire : words.noFire)],
          [t(words.which), whichCalls(selection, t)],
          [t(words.begun), <Time at={batch.created_at} />],
        ]}
      />
    </section>
  );
}

/** A filter is shown as the API has it: its members are what people named. */
function whichCalls({ call_ids: ids, filter }: BatchView["selection"], t: ReturnType<typeof useViewer>["t"]) {
  if (ids) return t(words.chosenCalls, { n: ids.length });
  const members = Object.entries(filter ?? {});
  if (members.length === 0) return t(words.allCalls);
  return <code>{members.map(([name, value]) => `${name}: ${String(value)}`).join(", ")}</code>;
}

function Members({ members, known }: Pick<BatchPageProps, "members" | "known">) {
  const { t } = useViewer();
  return (
    <Table
      label={t(words.callsTitle)}
      columns={[
        { head: t(words.call) },
        { head: t(words.result) },
        { head: t(words.changes), numeric: true },
        { head: t(words.why) },
        { head: t(words.finished) },
      ]}
    >
      {members.map(({ id, callId, status, reason, changedFields, finishedAt }) => (
        <tr id={id}>
          <th scope="row">
            <CallLink id={callId} calls={known} tab="analysis" />
          </th>
          <td>
            <State of={status} in={analysisStatuses} />
          </td>
          <td class="number">{changedFields ?? "–"}</td>
          <td>
            <Why reason={reason} />
          </td>
          <td class="nowrap">
            <Time at={finishedAt} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Why({ reason }: { reason: string | null }) {
  const { t } = useViewer();
  if (reason === null) return null;
  const known = Object.hasOwn(analysisReasons, reason) ? analysisReasons[reason] : undefined;
  return known ? t(known) : <span lang="en">{reason}</span>;
}
