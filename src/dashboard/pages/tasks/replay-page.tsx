import { CallLink, type KnownCall } from "../../parts/call-link.tsx";
import { Facts } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { deliveryStatuses } from "../../words/statuses.ts";
import { tasksWords as words } from "../../words/tasks.ts";
import { type ReplayView, taskOfReplay } from "./task.ts";
import { TaskFrame } from "./task-frame.tsx";

interface ReplayPageProps {
  replay: ReplayView;
  /** The name of the endpoint that it is about, as far as it is about one that stands. */
  endpoint: string | null;
  agents: ReadonlyMap<string, string>;
  known: ReadonlyMap<string, KnownCall>;
}

/** A replay of many deliveries: how far it is, and where they stand. */
export function ReplayPage({ replay, endpoint, agents, known }: ReplayPageProps) {
  const { t } = useViewer();
  const task = taskOfReplay(replay);
  const deliveries = `/dashboard/webhooks/deliveries?replay_id=${replay.replay_id}`;
  const { pending, delivered, failed, held, taken, total } = replay;
  return (
    <TaskFrame task={task} name={t(words.replay)} note={task.state === "sending" ? t(words.retries) : null}>
      <div class="columns">
        <section class="card" aria-labelledby="figures">
          <h2 id="figures">{t(words.figures)}</h2>
          <Facts
            facts={[
              [t(words.delivered), delivered],
              [t(words.onTheWay), pending],
              [
                t(words.failed),
                failed > 0 ? (
                  <a href={`${deliveries}&status=failed`} aria-label={`${t(words.failed)}: ${failed}`}>
                    {failed}
                  </a>
                ) : (
                  failed
                ),
              ],
              [
                t(words.held),
                held > 0 ? (
                  <a href={`${deliveries}&status=held`} aria-label={`${t(words.held)}: ${held}`}>
                    {held}
                  </a>
                ) : (
                  held
                ),
              ],
              ...(total > taken ? [[t(words.notTaken), total - taken] as const] : []),
            ]}
          />
          <p>
            <a href={deliveries}>{t(words.seeDeliveries)}</a>
          </p>
        </section>
        <Filter {...{ replay, endpoint, agents, known }} />
      </div>
    </TaskFrame>
  );
}

function Filter({ replay: { filter, created_at: createdAt }, endpoint, agents, known }: ReplayPageProps) {
  const { t } = useViewer();
  const { endpoint_id: endpointId, agent_id: agentId, call_id: callId, status } = filter;
  return (
    <section class="card" aria-labelledby="asked">
      <h2 id="asked">{t(words.filter)}</h2>
      <Facts
        facts={[
          [
            t(words.toDeliveries),
            filter.delivery_ids && t(words.chosenDeliveries, { n: filter.delivery_ids.length }),
          ],
          [
            t(words.endpoint),
            endpointId === null ? (
              t(words.noEndpoint)
            ) : endpoint ? (
              <a href={`/dashboard/webhooks/endpoints/${endpointId}`}>{endpoint}</a>
            ) : (
              endpointId
            ),
          ],
          [t(words.agent), agentId && (agents.get(agentId) ?? agentId)],
          [t(words.call), callId && <CallLink id={callId} calls={known} />],
          [t(words.event), filter.event_type],
          [t(words.status), status && t(deliveryStatuses[status][0])],
          [t(words.since), filter.since && <Time at={filter.since} />],
          [t(words.until), filter.until && <Time at={filter.until} />],
          [t(words.begun), <Time at={createdAt} />],
        ]}
      />
    </section>
  );
}
