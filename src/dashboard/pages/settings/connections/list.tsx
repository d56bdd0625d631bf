import type { Heard } from "../../../../connections/heard.ts";
import { Empty, Heading } from "../../../parts/heading.tsx";
import { renewed } from "../../../parts/renewed.ts";
import { Table } from "../../../parts/table.tsx";
import { Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { connectionsWords as words } from "../../../words/connections.ts";
import { Settings } from "../navigation.tsx";
import { Abilities } from "./abilities.tsx";
import { ConnectionState, type ConnectionView } from "./state.tsx";

interface ConnectionsProps {
  connections: readonly (ConnectionView & { providerName: string })[];
  heard: ReadonlyMap<string, Heard>;
  agents: ReadonlyMap<string, string>;
}

/** The connections of a workspace, and whether each is heard. */
export function ConnectionsPage(props: ConnectionsProps) {
  const { t, path } = useViewer();
  return (
    <Settings current="connections">
      <Heading title={t(words.title)} about={t(words.about)}>
        <a class="button" href="/dashboard/settings/connections/new">
          {t(words.create)}
        </a>
      </Heading>
      {props.connections.length === 0 ? (
        <Empty title={t(words.none)}>
          <p>{t(words.noneText)}</p>
          <a href="/dashboard/settings/connections/new">{t(words.create)}</a>
        </Empty>
      ) : (
        <section {...renewed("connections", path, "every 15s")}>
          <Table
            label={t(words.list)}
            columns={[
              { head: t(words.name) },
              { head: t(words.agent) },
              { head: t(words.numbers) },
              { head: t(words.state) },
              { head: t(words.lastMessage) },
              { head: t(words.refused) },
              { head: t(words.works) },
            ]}
          >
            {props.connections.map((connection) => (
              <ConnectionRow {...props} of={connection} />
            ))}
          </Table>
        </section>
      )}
    </Settings>
  );
}

function ConnectionRow({
  of: view,
  heard,
  agents,
}: ConnectionsProps & { of: ConnectionsProps["connections"][number] }) {
  const { t } = useViewer();
  const found = heard.get(view.connection_id);
  const [first, ...rest] = view.numbers;
  return (
    <tr>
      <th scope="row">
        <a href={`/dashboard/settings/connections/${view.connection_id}`} dir="auto">
          {view.name ?? view.providerName}
        </a>
        {view.name ? <p class="hint">{view.providerName}</p> : null}
      </th>
      <td dir="auto">{agents.get(view.agent_id) ?? view.agent_id}</td>
      <td class="nowrap">
        {first ? first.phone_number : <span class="quiet">–</span>}
        {rest.length > 0 ? <span class="hint"> +{rest.length}</span> : null}
      </td>
      <td>
        <ConnectionState view={view} heard={found} />
        {view.problem ? (
          <p class="hint" lang="en">
            {view.problem}
          </p>
        ) : null}
      </td>
      <td>
        <LastMessage heard={found} />
      </td>
      <td>
        {view.refused === 0 ? (
          <span class="quiet">{t(words.noneRefused)}</span>
        ) : (
          <span class="warning">
            <strong class="number">{view.refused}</strong>{" "}
            <span class="hint">
              {t(words.lastAt)} <Time at={view.last_refused_at} />
            </span>
          </span>
        )}
      </td>
      <td>
        <Abilities can={view.can} />
      </td>
    </tr>
  );
}

function LastMessage({ heard }: { heard: Heard | undefined }) {
  const { t } = useViewer();
  if (!heard?.isHeard) return <span class="quiet">{t(words.notYet)}</span>;
  if (heard.at === null) return <span class="quiet">{t(words.notLately)}</span>;
  return (
    <a href={`/dashboard/calls/${heard.callId}`}>
      <Time at={heard.at} />
    </a>
  );
}
