import type { AgentRow } from "../../../store/agents.ts";
import { Empty, Heading } from "../../parts/heading.tsx";
import { useViewer } from "../../viewer.ts";
import { dataWords as words } from "../../words/data.ts";

/** The agents, each of which has a table of its own. */
export function DataAgents({ agents }: { agents: readonly AgentRow[] }) {
  const { t } = useViewer();
  return (
    <>
      <Heading title={t(words.title)} about={t(words.about)} />
      {agents.length === 0 ? (
        <Empty title={t(words.none)}>
          <p>{t(words.noneText)}</p>
          <a href="/dashboard/agents/new">{t(words.make)}</a>
        </Empty>
      ) : null}
      <ul class="plain cards">
        {agents.map(({ id, configuration }) => {
          const fields = configuration.post_call_data_extraction;
          return (
            <li class="card">
              <h2 dir="auto">
                <a href={`/dashboard/data/${id}`}>{configuration.agent_name}</a>
              </h2>
              <p class="hint clip">
                {t(words.fields, { n: fields.length })}
                {fields.length > 0 ? `: ${fields.map(({ name }) => name).join(", ")}` : ""}
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
