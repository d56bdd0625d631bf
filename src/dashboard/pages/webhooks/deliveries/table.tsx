import type { showDelivery } from "../../../../webhooks/view.ts";
import { CheckAll, CheckRow } from "../../../parts/choose-rows.tsx";
import { Reasons } from "../../../parts/reasons.tsx";
import { State } from "../../../parts/state.tsx";
import { Status } from "../../../parts/status.tsx";
import { Table } from "../../../parts/table.tsx";
import { formatTime, Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { deliveriesWords as words } from "../../../words/deliveries.ts";
import { deliveryStatuses } from "../../../words/statuses.ts";
import { SendNowButton } from "./send-now.tsx";

type Delivery = ReturnType<typeof showDelivery>;

interface TableProps {
  label: string;
  deliveries: readonly Delivery[];
  /** Endpoints by id. */
  names: ReadonlyMap<string, string>;
  /** The chosen ones; left out where none is to be chosen. */
  checked?: readonly string[];
  /** All go to the one that the page is about. */
  isOneReceiver?: boolean;
}

/** Deliveries as rows, with boxes where some are to be chosen. On its page stands `SendNowForm`. */
export function DeliveryTable({ label, deliveries, names, checked, isOneReceiver = false }: TableProps) {
  const { t } = useViewer();
  return (
    <Table
      label={label}
      columns={[
        ...(checked ? [{ head: <CheckAll name="delivery" /> }] : []),
        { head: t(words.eventType) },
        ...(isOneReceiver ? [] : [{ head: t(words.to) }]),
        { head: t(words.status) },
        { head: t(words.attempts), numeric: true },
        { head: t(words.outcome) },
        { head: t(words.sent) },
        { head: t(words.call) },
      ]}
    >
      {deliveries.map((delivery) => (
        <Row
          delivery={delivery}
          names={names}
          isOneReceiver={isOneReceiver}
          {...(checked ? { checked } : {})}
        />
      ))}
    </Table>
  );
}

function Row({
  delivery,
  names,
  checked,
  isOneReceiver,
}: { delivery: Delivery } & Pick<TableProps, "names" | "checked" | "isOneReceiver">) {
  const { t, language, zone } = useViewer();
  const { delivery_id: id, event_type: event, call_id: callId } = delivery;
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
      {isOneReceiver ? null : <To delivery={delivery} names={names} />}
      <td>
        <State of={delivery.status} in={deliveryStatuses} />
      </td>
      <td class="number">{delivery.attempt_count}</td>
      <td class="roomy">
        {delivery.reason ? (
          <span class="clip">
            <Reasons text={delivery.reason} />
          </span>
        ) : null}
        <Waiting delivery={delivery} time={time} />
      </td>
      <td class="nowrap">
        <Time at={delivery.created_at} style="exact" />
      </td>
      <td class="nowrap">{callId ? <a href={`/dashboard/calls/${callId}`}>{t(words.openCall)}</a> : null}</td>
    </tr>
  );
}

function To({
  delivery: { endpoint_id: id, url },
  names,
}: { delivery: Delivery } & Pick<TableProps, "names">) {
  const name = id === null ? undefined : names.get(id);
  return (
    <td class="roomy">
      {name === undefined ? null : (
        <a href={`/dashboard/webhooks/endpoints/${id}`} dir="auto">
          {name}
        </a>
      )}
      <span class={name === undefined ? "clip" : "hint clip"} dir="ltr" title={url}>
        {url}
      </span>
    </td>
  );
}

/** When the next attempt comes, and the way to make it now. */
function Waiting({ delivery, time }: { delivery: Delivery; time: string }) {
  const { t, now } = useViewer();
  const { delivery_id: id, event_type: event, next_attempt_at: next } = delivery;
  if (next === null || Date.parse(next) <= now) return null;
  return (
    <>
      <span class="hint block">
        {t(words.next)}: <Time at={next} style="exact" />
      </span>
      <SendNowButton id={id} about={t(words.ofDelivery, { event, time })} />
    </>
  );
}
