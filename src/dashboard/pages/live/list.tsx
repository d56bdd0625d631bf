import type { listCallsGoingOn } from "../../../calls/going-on.ts";
import { customerNumber } from "../../parts/customer-number.ts";
import { Empty, Heading } from "../../parts/heading.tsx";
import { renewed } from "../../parts/renewed.ts";
import { State } from "../../parts/state.tsx";
import { Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords } from "../../words/call.ts";
import { liveWords as words } from "../../words/live.ts";
import { providerText } from "../../words/sources.ts";
import { callStatuses } from "../../words/statuses.ts";

type GoingOn = Awaited<ReturnType<typeof listCallsGoingOn>>[number];

/** The calls that go on, renewed every few seconds. */
export function LiveList({
  calls,
  agents,
}: {
  calls: readonly GoingOn[];
  agents: ReadonlyMap<string, string>;
}) {
  const { t, path } = useViewer();
  return (
    <>
      <Heading title={t(words.title)} about={t(words.about)} />
      <div {...renewed("live-calls", path, "every 4s")}>
        {calls.length === 0 ? (
          <Empty title={t(words.none)}>
            <p>{t(words.noneText)}</p>
            <a href="/dashboard/settings/connections">{t(words.connect)}</a>
          </Empty>
        ) : (
          <Table
            label={t(words.title)}
            columns={[
              { head: t(words.customer) },
              { head: t(words.agent) },
              { head: t(words.status) },
              { head: t(words.started) },
              { head: t(words.provider) },
            ]}
          >
            {calls.map((call) => (
              <tr id={call.call_id}>
                <th scope="row">
                  <a href={`/dashboard/live/${call.call_id}`} dir="auto">
                    {customerNumber(call) ?? t(callWords.unknownNumber)}
                  </a>
                </th>
                <td dir="auto">{agents.get(call.agent_id) ?? call.agent_id}</td>
                <td>
                  <State of={call.call_status} in={callStatuses} />
                </td>
                <td>
                  <Time at={call.started_at ?? call.created_at} zone={call.timezone} />
                </td>
                <td>{providerText(call.provider, t)}</td>
              </tr>
            ))}
          </Table>
        )}
      </div>
    </>
  );
}
