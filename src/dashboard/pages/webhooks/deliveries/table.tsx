import type { showDelivery } from "../../../../webhooks/view.ts";
import { CheckAll, CheckRow } from "../../../parts/choose-rows.tsx";
import { State } from "../../../parts/state.tsx";
import { Status } from "../../../parts/status.tsx";
import { Table } from "../../../parts/table.tsx";
import { formatTime, Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { deliveriesWords as words } from "../../../words/deliveries.ts";
import { deliveryStatuses } from "../../../words/statuses.ts";

type Delivery = ReturnType<typeof showDelivery>;

interface TableProps {
  label: string;
  deliveries: readonly Delivery[];
  /** Endpoints by id. */
  names: ReadonlyMap<string, string>;
  /** The chosen ones; left out where none is to be chosen. */
  checked?: readonly string[];
}

/** Deliveries as rows, with boxes where some are to be chosen. */
export function DeliveryTable({ label, deliveries, names, checked }: TableProps) {
  const { t } = useViewer();
  return (
    <Table
      label={label}
      columns={[
        ...(checked ? [{ head: <CheckAll name="delivery" /> }] : []),
        { head: t(words.eventType) },
        { head: t(words.to) },
        { head: t(words.status) },
        { head: t(words.attempts), numeric: true },
        { head: t(words.outcome) },
        { head: t(words.sent) },
        { head: t(words.call) },
      ]}
    >
      {deliveries.map((delivery) => (
        <Row delivery={delivery} names={names} {...(checked ? { checked } : {})} />
      ))}
    </Table>
  );
}

function Row({ delivery, names, checked }: { delivery: Delivery } & Pick<TableProps, "names" | "checked">) {
  const { t, language, zone } = useViewer();
  const { delivery_id: id, event_type: event, endpoint_id: endpointId, call_id: callId } = delivery;
  const time = formatTime(language, zone, Date.parse(delivery.created_at));
  return (
    <tr id={id}>
      {checked ? (
        <td>
          <CheckRow name="delivery" value={id} checked={checked} label={t(words.check, { event, time })} />
        </td>
      ) : null}
      <th scope="row">
        <a href={`/dashboard/webhooks/deliveries/${id}`} class="nowrap">
          {event}
        </a>
        {delivery.action ? (
          <span class="hint block" dir="auto">
            {t(words.byAction, { name: delivery.action })}
          </span>
        ) : null}
        {delivery.test ? (
          <>
            {" "}
            <Status tone="none">{t(words.test)}</Status>
          </>
        ) : null}
      </th>
      <td class="roomy">
        {endpointId && names.has(endpointId) ? (
          <a href={`/dashboard/webhooks/endpoints/${endpointId}`} dir="auto">
            {names.get(endpointId)}
          </a>
        ) : null}
        <span class={endpointId && names.has(endpointId) ? "hint clip" : "clip"} dir="ltr">
          {delivery.url}
        </span>
      </td>
      <td>
        <State of={delivery.status} in={deliveryStatuses} />
      </td>
      <td class="number">{delivery.attempt_count}</td>
      <td class="roomy">
        {delivery.reason ? (
          <span class="clip" lang="en" dir="auto">
            {delivery.reason}
          </span>
        ) : null}
        {delivery.next_attempt_at && delivery.attempt_count > 0 ? (
          <span class="hint block">
            {t(words.next)}: <Time at={delivery.next_attempt_at} />
          </span>
        ) : null}
      </td>
      <td class="nowrap">
        <Time at={delivery.created_at} />
      </td>
      <td class="nowrap">{callId ? <a href={`/dashboard/calls/${callId}`}>{t(words.openCall)}</a> : null}</td>
    </tr>
  );
}
