import type { viewEndpoint } from "../../../../webhooks/endpoints/view.ts";
import type { readDelivery } from "../../../../webhooks/read.ts";
import type { Receiver } from "../../../../webhooks/receivers.ts";
import type { showDelivery } from "../../../../webhooks/view.ts";
import { Form } from "../../../parts/form.tsx";
import { Heading } from "../../../parts/heading.tsx";
import { Reasons } from "../../../parts/reasons.tsx";
import { renewed } from "../../../parts/renewed.ts";
import { State } from "../../../parts/state.tsx";
import { Facts } from "../../../parts/table.tsx";
import { Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { receiverStates, webhooksWords as words } from "../../../words/webhooks.ts";
import { SendNowForm } from "../deliveries/send-now.tsx";
import { DeliveryTable } from "../deliveries/table.tsx";
import { EnableForm, LastSuccess, Recent } from "./health.tsx";
import { nameOf } from "./name.ts";
import { TestEvent } from "./test.tsx";
import { Verify } from "./verify.tsx";
import { writeWaits } from "./waits.ts";

export interface EndpointPageProps {
  endpoint: ReturnType<typeof viewEndpoint>;
  receiver: Receiver;
  agents: ReadonlyMap<string, string>;
  latest: readonly ReturnType<typeof showDelivery>[];
  tested: Awaited<ReturnType<typeof readDelivery>> | null;
}

/** One endpoint: how it is doing, what to do about it, and what can be done with it. */
export function EndpointPage(props: EndpointPageProps) {
  const { t } = useViewer();
  const { endpoint, receiver, agents, latest, tested } = props;
  const path = `/dashboard/webhooks/endpoints/${endpoint.endpoint_id}`;
  const name = nameOf(endpoint);
  const all = `/dashboard/webhooks/deliveries?endpoint_id=${endpoint.endpoint_id}`;
  return (
    <>
      <Heading
        title={name}
        about={endpoint.description ? <span dir="ltr">{endpoint.url}</span> : null}
        trail={[{ href: "/dashboard/webhooks", label: t(words.title) }]}
      >
        <State of={receiver.status} in={receiverStates} />
        <a class="button quiet" href={`${path}/edit`}>
          {t(words.change)}
        </a>
      </Heading>
      <Remedy receiver={receiver} path={path} all={all} last={lastFailure(latest)} />
      <div class="two-thirds">
        <div>
          <section class="card" aria-labelledby="health">
            <h2 id="health">{t(words.health)}</h2>
            <Facts
              facts={[
                [t(words.lastSuccess), <LastSuccess recent={receiver.recent} />],
                [t(words.recent), <Recent recent={receiver.recent} />],
              ]}
            />
            {receiver.recent.failed > 0 && receiver.status !== "disabled" ? (
              <SendFailedAgain endpointId={endpoint.endpoint_id} />
            ) : null}
          </section>
          <TestEvent path={path} tested={tested} />
        </div>
        <div>
          <HowItIsSet endpoint={endpoint} agents={agents} path={path} />
          <Form action={`${path}/delete`} class="field">
            <button type="submit" class="danger" data-confirm={t(words.sureRemove, { name })}>
              {t(words.remove)}
            </button>
          </Form>
        </div>
      </div>
      <SendNowForm />
      <section {...renewed("latest", path, "every 15s")}>
        <h2>{t(words.latest)}</h2>
        {latest.length === 0 ? (
          <p class="quiet">{t(words.nothingSent)}</p>
        ) : (
          <>
            <DeliveryTable label={t(words.latest)} deliveries={latest} names={new Map()} isOneReceiver />
            <p>
              <a href={all}>{t(words.allDeliveries)}</a>
            </p>
          </>
        )}
      </section>
      <details class="verify">
        <summary>{t(words.verify)}</summary>
        <Verify publicKey={endpoint.public_key} />
      </details>
    </>
  );
}

type Latest = EndpointPageProps["latest"];

/** Of those that were given up, or wait for another attempt. */
const lastFailure = (latest: Latest): string | null =>
  latest.find(({ status, attempt_count: n }) => status === "failed" || (status === "pending" && n > 0))
    ?.reason ?? null;

/** What failed, on its way again once the receiver is well: a task that can be come back to. */
function SendFailedAgain({ endpointId }: { endpointId: string }) {
  const { t } = useViewer();
  return (
    <Form action={`/dashboard/webhooks/deliveries/replay?endpoint_id=${endpointId}&status=failed`}>
      <input type="hidden" name="which" value="matching" />
      <button type="submit" class="small quiet" data-confirm={t(words.sureSendFailed)}>
        {t(words.sendFailed)}
      </button>
    </Form>
  );
}

/** What is wrong with it, and what a person can do. */
function Remedy({
  receiver,
  path,
  all,
  last,
}: {
  receiver: Receiver;
  path: string;
  all: string;
  /** Why the newest delivery that did not arrive did not. */
  last: string | null;
}) {
  const { t } = useViewer();
  if (receiver.status === "active") return null;
  const isDisabled = receiver.status === "disabled";
  return (
    <div class={`notice ${isDisabled ? "bad" : "warning"}`}>
      <p>
        <strong>{t(isDisabled ? words.disabledAt : words.failingSince)}</strong>{" "}
        <Time at={isDisabled ? receiver.disabledAt : receiver.failingSince} />
      </p>
      {receiver.disabledReason || last ? (
        <p>
          <Reasons text={receiver.disabledReason ?? last ?? ""} />
        </p>
      ) : null}
      <p>
        {t(isDisabled ? words.disabledText : words.failingText)}{" "}
        <a href={`${all}&status=${isDisabled ? "held" : "failed"}`}>
          {t(isDisabled ? words.seeHeld : words.seeFailed)}
        </a>
      </p>
      {isDisabled ? <EnableForm action={`${path}/enable`} /> : null}
    </div>
  );
}

function HowItIsSet({
  endpoint,
  agents,
  path,
}: Pick<EndpointPageProps, "endpoint" | "agents"> & { path: string }) {
  const { t } = useViewer();
  const { events, agent_ids: agentIds, rate_limit_per_second: rate, retry_schedule: waits } = endpoint;
  const { previous_secret_expires_at: previous } = endpoint;
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{t(words.facts)}</h2>
      <Facts
        facts={[
          [t(words.address), <span dir="ltr">{endpoint.url}</span>],
          [t(words.events), events?.join(", ") ?? t(words.all)],
          [t(words.agents), agentIds?.map((id) => agents.get(id) ?? id).join(", ") ?? t(words.all)],
          [t(words.rateLimit), rate ?? t(words.noLimit)],
          [t(words.retrySchedule), waits ? <span dir="ltr">{writeWaits(waits)}</span> : null],
          [t(words.signatures), endpoint.signatures.join(", ")],
          [t(words.oldSecretUntil), previous && <Time at={previous} />],
          [t(words.madeOn), <Time at={endpoint.created_at} />],
          [t(words.endpointId), <code>{endpoint.endpoint_id}</code>],
        ]}
      />
      <details>
        <summary>{t(words.rotate)}</summary>
        <p class="hint">{t(words.rotateText)}</p>
        <Form action={`${path}/rotate`}>
          <button type="submit" class="quiet" data-confirm={t(words.sureRotate)}>
            {t(words.rotate)}
          </button>
        </Form>
      </details>
    </section>
  );
}
