import { EVENT_TYPES } from "../../../../webhooks/event.ts";
import { SelectField } from "../../../parts/fields.tsx";
import { Form } from "../../../parts/form.tsx";
import { renewed } from "../../../parts/renewed.ts";
import { State } from "../../../parts/state.tsx";
import { useViewer } from "../../../viewer.ts";
import { deliveryStatuses } from "../../../words/statuses.ts";
import { webhooksWords as words } from "../../../words/webhooks.ts";
import { Progress } from "../deliveries/attempts.tsx";
import type { EndpointPageProps } from "./page.tsx";

/** Sends an example, and shows what came of the one before. */
export function TestEvent({ path, tested }: { path: string; tested: EndpointPageProps["tested"] }) {
  const { t } = useViewer();
  const isWaiting = tested?.status === "pending";
  return (
    <section class="card" aria-labelledby="test">
      <h2 id="test">{t(words.test)}</h2>
      <p class="hint">{t(words.testText)}</p>
      <Form action={`${path}/test`}>
        <div class="row">
          <SelectField
            name="event_type"
            label={t(words.eventType)}
            value={tested?.event_type ?? "call.analyzed"}
            choices={EVENT_TYPES.map((type) => ({ value: type, label: type }))}
          />
          <button type="submit">{t(words.send)}</button>
        </div>
      </Form>
      {tested ? (
        <div
          {...renewed("test-result", `${path}?test=${tested.delivery_id}`, isWaiting ? "every 2s" : null)}
          aria-live="polite"
        >
          <h3>
            {t(words.testResult)} <State of={tested.status} in={deliveryStatuses} />
          </h3>
          {isWaiting ? <p>{t(words.testWaits)}</p> : null}
          <Progress delivery={tested} />
        </div>
      ) : null}
    </section>
  );
}
