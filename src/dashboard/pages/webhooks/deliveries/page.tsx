import { Copyable } from "../../../parts/copyable.tsx";
import { Form } from "../../../parts/form.tsx";
import { Heading } from "../../../parts/heading.tsx";
import { prettyPrinted } from "../../../parts/pretty.ts";
import { renewed } from "../../../parts/renewed.ts";
import { State } from "../../../parts/state.tsx";
import { Status } from "../../../parts/status.tsx";
import { Facts } from "../../../parts/table.tsx";
import { Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { deliveriesWords as words } from "../../../words/deliveries.ts";
import { deliveryStatuses } from "../../../words/statuses.ts";
import { webhooksWords } from "../../../words/webhooks.ts";
import { type DeliveryInFull, Headers, Progress } from "./attempts.tsx";

interface DeliveryPageProps {
  delivery: DeliveryInFull;
  /** Endpoints by id. */
  names: ReadonlyMap<string, string>;
  agents: ReadonlyMap<string, string>;
  /** Why it is not sent again. */
  refusal: string | null;
}

/** One delivery: what was asked, what was answered, and what comes next. */
export function DeliveryPage({ delivery, names, agents, refusal }: DeliveryPageProps) {
  const { t } = useViewer();
  const { delivery_id: id, event_type: event, status } = delivery;
  const path = `/dashboard/webhooks/deliveries/${id}`;
  const isPending = status === "pending";
  return (
    <div {...renewed("delivery", path, isPending ? "every 5s" : null)}>
      <Heading
        title={t(words.oneTitle, { event })}
        about={<span dir="ltr">{delivery.url}</span>}
        trail={[
          { href: "/dashboard/webhooks", label: t(webhooksWords.title) },
          { href: "/dashboard/webhooks/deliveries", label: t(words.title) },
        ]}
      >
        {delivery.test ? <Status tone="none">{t(words.test)}</Status> : null}
        <State of={status} in={deliveryStatuses} />
        {isPending ? (
          <Form action={`${path}/send`}>
            <button type="submit">{t(words.sendNow)}</button>
          </Form>
        ) : (
          <Form action={`${path}/replay`}>
            <button type="submit" data-confirm={t(words.sureOne)}>
              {t(words.replay)}
            </button>
          </Form>
        )}
      </Heading>
      {refusal === null ? null : (
        <p class="notice bad" role="alert" lang="en">
          {refusal}
        </p>
      )}
      {status === "held" ? <Held delivery={delivery} /> : null}
      <div class="two-thirds">
        <div>
          <section id="progress" class="card" aria-labelledby="attempts" aria-live="polite">
            <h2 id="attempts">{t(words.attemptsTitle)}</h2>
            <Progress delivery={delivery} />
          </section>
          <Request delivery={delivery} />
        </div>
        <FactsOf delivery={delivery} names={names} agents={agents} />
      </div>
    </div>
  );
}

function Held({ delivery: { endpoint_id: endpointId } }: { delivery: DeliveryInFull }) {
  const { t } = useViewer();
  return (
    <p class="notice warning">
      {t(words.held)}{" "}
      <a href={endpointId ? `/dashboard/webhooks/endpoints/${endpointId}` : "/dashboard/webhooks"}>
        {t(endpointId ? words.toEndpoint : words.toWebhooks)}
      </a>
    </p>
  );
}

function Request({ delivery: { method, url, request } }: { delivery: DeliveryInFull }) {
  const { t } = useViewer();
  return (
    <section class="card" aria-labelledby="request">
      <h2 id="request">{t(words.request)}</h2>
      <p dir="ltr">
        <strong>{method}</strong> <code>{url}</code>
      </p>
      <h3>{t(words.headers)}</h3>
      <Headers headers={request.headers} />
      <p class="hint">{t(words.masked)}</p>
      <h3>{t(words.body)}</h3>
      <Copyable id="body" text={prettyPrinted(request.body)} label={t(words.copyBody)} />
    </section>
  );
}

function FactsOf({ delivery, names, agents }: Omit<DeliveryPageProps, "refusal">) {
  const { t } = useViewer();
  const { endpoint_id: endpointId, call_id: callId, schedule_id: scheduleId, replay_id: replayId } = delivery;
  const name = endpointId && names.get(endpointId);
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{t(words.facts)}</h2>
      <Facts
        facts={[
          [
            t(words.receiver),
            name ? <a href={`/dashboard/webhooks/endpoints/${endpointId}`}>{name}</a> : endpointId,
          ],
          [t(words.call), callId && <a href={`/dashboard/calls/${callId}`}>{t(words.openCall)}</a>],
          [
            t(words.agent),
            agents.has(delivery.agent_id) ? (
              <a href={`/dashboard/agents/${delivery.agent_id}`}>{agents.get(delivery.agent_id)}</a>
            ) : (
              delivery.agent_id
            ),
          ],
          [t(words.action), delivery.action],
          [t(words.schedule), scheduleId && <a href={`/dashboard/schedules/${scheduleId}`}>{scheduleId}</a>],
          [
            t(words.replayOf),
            replayId && <a href={`/dashboard/tasks/replays/${replayId}`}>{t(words.toReplay)}</a>,
          ],
          [t(words.made), <Time at={delivery.created_at} style="exact" />],
          [t(words.finished), delivery.finished_at && <Time at={delivery.finished_at} style="exact" />],
          [t(words.eventId), <code>{delivery.event_id}</code>],
          [t(words.deliveryId), <code>{delivery.delivery_id}</code>],
        ]}
      />
    </section>
  );
}
