import type { Overview } from "../../../analyses/overview.ts";
import { choicesOf, SelectField } from "../../parts/fields.tsx";
import { Empty, Heading } from "../../parts/heading.tsx";
import { formatNumber } from "../../parts/number.ts";
import { Table } from "../../parts/table.tsx";
import { formatTime, Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { importsWords } from "../../words/imports.ts";
import { overviewWords as words } from "../../words/overview.ts";
import { Charts } from "./charts.tsx";
import { callsOf, followUpsOf } from "./links.ts";
import { type Days, PERIODS } from "./period.ts";
import { Totals } from "./totals.tsx";

interface OverviewProps {
  overview: Overview;
  days: Days;
  agentId: string | null;
  agents: ReadonlyMap<string, string>;
}

/** A period in numbers and charts, and by agent where none is chosen; or how to begin. */
export function OverviewPage({ overview, days, agentId, agents }: OverviewProps) {
  const { t, language, zone } = useViewer();
  const day = (iso: string, less = 0) => formatTime(language, zone, Date.parse(iso) - less, "date");
  const isEmpty = overview.totals.calls === 0 && overview.before.totals.calls === 0;
  return (
    <>
      <Heading
        title={t(words.title)}
        about={t(words.about, { from: day(overview.from), until: day(overview.until, 1) })}
      >
        <Choice days={days} agentId={agentId} agents={agents} />
      </Heading>
      {isEmpty ? (
        <Empty title={t(words.empty)}>
          <p>{t(words.emptyText)}</p>
          <p>
            <a href="/dashboard/settings/connections">{t(words.connect)}</a> ·{" "}
            <a href="/dashboard/agents/new">{t(words.startAgent)}</a> ·{" "}
            <a href="/dashboard/calls/import">{t(importsWords.importCalls)}</a>
          </p>
        </Empty>
      ) : (
        <>
          <Totals overview={overview} agentId={agentId} />
          <Charts overview={overview} agentId={agentId} />
          {agentId === null ? <ByAgent overview={overview} days={days} /> : null}
        </>
      )}
      <p class="hint">
        {t(words.asOf, { time: "" })}
        <Time at={overview.as_of} style="exact" />
      </p>
    </>
  );
}

function Choice({ days, agentId, agents }: Omit<OverviewProps, "overview">) {
  const { t } = useViewer();
  const label = (n: number) => (n === 1 ? t(words.today) : t(words.days, { n }));
  return (
    <form class="doings choice" action="/dashboard">
      <SelectField
        name="days"
        label={t(words.period)}
        value={String(days)}
        choices={PERIODS.map((n) => ({ value: String(n), label: label(n) }))}
      />
      <SelectField
        name="agent_id"
        label={t(words.agent)}
        value={agentId ?? ""}
        choices={[{ value: "", label: t(words.allAgents) }, ...choicesOf(agents)]}
      />
      <button type="submit">{t(words.show)}</button>
    </form>
  );
}

function ByAgent({ overview, days }: Pick<OverviewProps, "overview" | "days">) {
  const { t } = useViewer();
  return (
    <section aria-labelledby="agents-title">
      <h2 id="agents-title">{t(words.byAgent)}</h2>
      <Table
        label={t(words.byAgent)}
        columns={[
          { head: t(words.name) },
          { head: t(words.calls), numeric: true },
          { head: t(words.analysed), numeric: true },
          { head: t(words.review), numeric: true },
          { head: t(words.booked), numeric: true },
          { head: t(words.reached), numeric: true },
          { head: t(words.cost), numeric: true },
        ]}
      >
        {overview.agents.map(({ agent_id: id, agent_name: name, totals }) => (
          <tr>
            <th scope="row">
              <a href={`/dashboard?days=${days}&agent_id=${id}`} dir="auto">
                {name ?? id}
              </a>
            </th>
            <Count value={totals.calls} href={callsOf(overview, { agent_id: id })} />
            <Count
              value={totals.analysed}
              href={callsOf(overview, { agent_id: id, analysis_status: "completed" })}
            />
            <Count
              value={totals.needs_review}
              href={callsOf(overview, { agent_id: id, needs_review: "true" })}
            />
            <Count value={totals.follow_ups.booked} href={followUpsOf(overview, id)} />
            <Count value={totals.follow_ups.reached} href={followUpsOf(overview, id, "true")} />
            <td class="number">
              <a href={callsOf(overview, { agent_id: id, analysis_status: "completed" })}>
                ${totals.cost_usd.toFixed(4)}
              </a>
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function Count({ value, href }: { value: number; href: string }) {
  const { language } = useViewer();
  return (
    <td class="number">
      <a href={href}>{formatNumber(language, value)}</a>
    </td>
  );
}
