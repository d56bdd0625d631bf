import { type AgentSummary, SUMMARY_DAYS } from "../../../agents/summaries.ts";
import { Empty, Heading } from "../../parts/heading.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Status } from "../../parts/status.tsx";
import { Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";

const TONES = { well: "good", failing: "warning", disabled: "bad" } as const;

export function ListPage({ agents, next }: { agents: readonly AgentSummary[]; next: string | null }) {
  const { t } = useViewer();
  return (
    <>
      <Heading title={t(words.title)} about={t(words.about)}>
        <a class="button" href="/dashboard/agents/new">
          {t(words.create)}
        </a>
      </Heading>
      {agents.length === 0 ? (
        <Empty title={t(words.none)}>
          <p>{t(words.noneText)}</p>
          <p>
            <a class="button" href="/dashboard/agents/new">
              {t(words.create)}
            </a>
          </p>
        </Empty>
      ) : (
        <Table
          label={t(words.title)}
          columns={[
            { head: t(words.name) },
            { head: t(words.fields), numeric: true },
            { head: t(words.actions), numeric: true },
            { head: t(words.callsOfDays, { n: SUMMARY_DAYS }), numeric: true },
            { head: t(words.webhook) },
            { head: t(words.version), numeric: true },
            { head: t(words.changed) },
          ]}
        >
          {agents.map((agent) => (
            <Line {...agent} />
          ))}
        </Table>
      )}
      <Pager next={next} />
    </>
  );
}

function Line({ id, name, fields, actions, calls, webhook, version, updatedAt }: AgentSummary) {
  const { t } = useViewer();
  const here = `/dashboard/agents/${id}`;
  return (
    <tr>
      <th scope="row" dir="auto">
        <a href={here}>{name}</a>
      </th>
      <td class="number">{fields}</td>
      <td class="number">{actions}</td>
      <td class="number">
        <a href={`/dashboard/calls?agent_id=${id}`} aria-label={`${t(words.callsOf, { name })}: ${calls}`}>
          {calls}
        </a>
      </td>
      <td>
        {webhook === null ? (
          <span class="quiet">{t(words.noWebhook)}</span>
        ) : (
          <Status tone={TONES[webhook]}>{t(words[webhook])}</Status>
        )}
      </td>
      <td class="number">
        <a href={`${here}/versions`}>{version}</a>
      </td>
      <td>
        <Time at={updatedAt} />
      </td>
    </tr>
  );
}
