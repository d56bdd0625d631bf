import type { listReceivers } from "../../../../webhooks/receivers.ts";
import { Empty, Heading } from "../../../parts/heading.tsx";
import { renewed } from "../../../parts/renewed.ts";
import { State } from "../../../parts/state.tsx";
import { Table } from "../../../parts/table.tsx";
import { useViewer } from "../../../viewer.ts";
import { receiverStates, webhooksWords as words } from "../../../words/webhooks.ts";
import { WebhookTabs } from "../tabs.tsx";
import { EnableForm, LastSuccess, Recent, Trouble } from "./health.tsx";
import { nameOf } from "./name.ts";

type Receivers = Awaited<ReturnType<typeof listReceivers>>;

/** Everything that events are sent to, with how it is doing. */
export function ReceiversPage({ endpoints, webhooks, agents }: Receivers) {
  const { t } = useViewer();
  return (
    <>
      <Heading title={t(words.title)} about={t(words.about)}>
        <a class="button" href="/dashboard/webhooks/endpoints/new">
          {t(words.add)}
        </a>
      </Heading>
      <WebhookTabs current="endpoints" />
      <div {...renewed("receivers", "/dashboard/webhooks", "every 15s")}>
        {endpoints.length === 0 ? (
          <Empty title={t(words.none)}>
            <p>{t(words.noneText)}</p>
            <a href="/dashboard/webhooks/endpoints/new">{t(words.add)}</a>
          </Empty>
        ) : (
          <Table
            label={t(words.endpoints)}
            columns={[
              { head: t(words.address) },
              { head: t(words.state) },
              { head: t(words.lastSuccess) },
              { head: t(words.recent) },
              { head: t(words.events) },
              { head: t(words.agents) },
            ]}
          >
            {endpoints.map((endpoint) => (
              <EndpointRow endpoint={endpoint} agents={agents} />
            ))}
          </Table>
        )}
        {webhooks.length > 0 ? <OwnWebhooks webhooks={webhooks} /> : null}
      </div>
    </>
  );
}

function EndpointRow({
  endpoint,
  agents,
}: { endpoint: Receivers["endpoints"][number] } & Pick<Receivers, "agents">) {
  const { t } = useViewer();
  const { endpoint_id: id, url, description, events, agent_ids: agentIds } = endpoint;
  return (
    <tr id={id}>
      <th scope="row" class="roomy">
        <a href={`/dashboard/webhooks/endpoints/${id}`} dir="auto">
          {nameOf(endpoint)}
        </a>
        {description ? (
          <span class="hint block" dir="ltr">
            {url}
          </span>
        ) : null}
      </th>
      <td>
        <State of={endpoint.status} in={receiverStates} />
        <Trouble {...endpoint} />
      </td>
      <td>
        <LastSuccess recent={endpoint.recent} />
      </td>
      <td>
        <Recent recent={endpoint.recent} />
      </td>
      <td>
        {events === null ? (
          t(words.all)
        ) : (
          <span class="clip" title={events.join(", ")}>
            {events.join(", ")}
          </span>
        )}
      </td>
      <td dir="auto">
        {agentIds === null ? (
          t(words.all)
        ) : (
          <span class="clip">{agentIds.map((agentId) => agents.get(agentId) ?? agentId).join(", ")}</span>
        )}
      </td>
    </tr>
  );
}

function OwnWebhooks({ webhooks }: Pick<Receivers, "webhooks">) {
  const { t } = useViewer();
  return (
    <section>
      <h2>{t(words.ownTitle)}</h2>
      <p class="hint">{t(words.ownAbout)}</p>
      <Table
        label={t(words.ownTitle)}
        columns={[
          { head: t(words.agent) },
          { head: t(words.address) },
          { head: t(words.state) },
          { head: t(words.lastSuccess) },
          { head: t(words.recent) },
        ]}
      >
        {webhooks.map((webhook) => (
          <tr id={`own-${webhook.agentId}`}>
            <th scope="row" dir="auto">
              <a
                href={`/dashboard/agents/${webhook.agentId}?part=settings`}
                aria-label={t(words.toAgent, { name: webhook.agentName })}
              >
                {webhook.agentName}
              </a>
            </th>
            <td class="roomy" dir="ltr">
              {webhook.url}
            </td>
            <td>
              <State of={webhook.status} in={receiverStates} />
              <Trouble {...webhook} />
              {webhook.status === "disabled" ? (
                <>
                  <p class="hint">{t(words.disabledOwnText)}</p>
                  <EnableForm
                    action={`/dashboard/webhooks/agents/${webhook.agentId}/enable`}
                    name={webhook.agentName}
                  />
                </>
              ) : null}
            </td>
            <td>
              <LastSuccess recent={webhook.recent} />
            </td>
            <td>
              <Recent recent={webhook.recent} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
