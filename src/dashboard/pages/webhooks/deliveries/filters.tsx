import { DELIVERY_STATUSES } from "../../../../webhooks/delivery-status.ts";
import { EVENT_TYPES } from "../../../../webhooks/event.ts";
import { choicesOf, SelectField, TextField } from "../../../parts/fields.tsx";
import { DayFields, FilterButtons } from "../../../parts/filters.tsx";
import { useViewer } from "../../../viewer.ts";
import { deliveriesWords as words } from "../../../words/deliveries.ts";
import { filtersWords } from "../../../words/filters.ts";
import { deliveryStatuses } from "../../../words/statuses.ts";
import { NO_ENDPOINT, type Values } from "./query.ts";

type Names = ReadonlyMap<string, string>;

/** What the list is narrowed to: a form of GET, so that each list has an address of its own. */
export function Filters({ values, names, agents }: { values: Values; names: Names; agents: Names }) {
  const { t } = useViewer();
  const any = { value: "", label: t(filtersWords.any) };
  return (
    <search>
      <form class="card" action="/dashboard/webhooks/deliveries" aria-label={t(filtersWords.filters)}>
        <div class="filters">
          <SelectField
            name="status"
            label={t(words.status)}
            value={values.status}
            choices={[
              any,
              ...DELIVERY_STATUSES.map((value) => ({ value, label: t(deliveryStatuses[value][0]) })),
            ]}
          />
          <SelectField
            name="event_type"
            label={t(words.eventType)}
            value={values.event_type}
            choices={[any, ...EVENT_TYPES.map((value) => ({ value, label: value }))]}
          />
          <SelectField
            name="endpoint_id"
            label={t(words.receiver)}
            value={values.endpoint_id}
            choices={[any, ...choicesOf(names), { value: NO_ENDPOINT, label: t(words.noEndpoint) }]}
          />
          <SelectField
            name="agent_id"
            label={t(words.agent)}
            value={values.agent_id}
            choices={[any, ...choicesOf(agents)]}
          />
          <DayFields since={values.since} until={values.until} />
          <TextField
            name="call_id"
            label={t(words.call)}
            placeholder="call_…"
            value={values.call_id}
            dir="ltr"
          />
          <TextField name="url" label={t(words.url)} placeholder="https://…" value={values.url} dir="ltr" />
        </div>
        {values.replay_id ? (
          <p>
            <input type="hidden" name="replay_id" value={values.replay_id} />
            {t(words.ofReplay)}{" "}
            <a href={`/dashboard/tasks/replays/${encodeURIComponent(values.replay_id)}`}>
              {t(words.toReplay)}
            </a>
          </p>
        ) : null}
        <FilterButtons path="/dashboard/webhooks/deliveries" />
      </form>
    </search>
  );
}
