import type { showDelivery } from "../../../../webhooks/view.ts";
import { WhichRows } from "../../../parts/choose-rows.tsx";
import { FilterProblem } from "../../../parts/filters.tsx";
import { Form } from "../../../parts/form.tsx";
import { Empty, Heading } from "../../../parts/heading.tsx";
import { Pager } from "../../../parts/pager.tsx";
import { renewed } from "../../../parts/renewed.ts";
import { useViewer } from "../../../viewer.ts";
import { deliveriesWords as words } from "../../../words/deliveries.ts";
import { filtersWords } from "../../../words/filters.ts";
import { WebhookTabs } from "../tabs.tsx";
import { Filters } from "./filters.tsx";
import type { Asked } from "./query.ts";
import { SendNowForm } from "./send-now.tsx";
import { DeliveryTable } from "./table.tsx";

interface DeliveriesPageProps {
  asked: Asked;
  deliveries: readonly ReturnType<typeof showDelivery>[];
  next: string | null;
  /** Endpoints by id. */
  names: ReadonlyMap<string, string>;
  agents: ReadonlyMap<string, string>;
}

const POLL = "every 10s";
/** What is rare among many is looked for long. */
const POLL_FILTERED = "every 60s";

/** The list of deliveries with its filters, from which many can be sent again. */
export function DeliveriesPage({ asked, deliveries, next, names, agents }: DeliveriesPageProps) {
  const { t, path } = useViewer();
  // What is chosen comes along anew each time; in the address it would stay chosen.
  const url = new URL(path, "http://page");
  url.searchParams.delete("delivery");
  const mayReplay = deliveries.some(({ status }) => status !== "pending");
  return (
    <>
      <Heading title={t(words.title)} about={t(words.about)} />
      <WebhookTabs current="deliveries" />
      <Filters values={asked.values} names={names} agents={agents} />
      <FilterProblem problem={asked.problem} />
      <SendNowForm />
      <Form action={`/dashboard/webhooks/deliveries/replay${url.search}`} label={t(words.withChosen)}>
        {mayReplay ? <ReplayMany mayMatch={asked.selection !== null} /> : null}
        <div
          {...renewed("deliveries", url.pathname + url.search, asked.isFiltered ? POLL_FILTERED : POLL)}
          hx-include="#deliveries"
        >
          {deliveries.length === 0 ? (
            <Nothing isFiltered={asked.isFiltered} />
          ) : (
            <>
              <DeliveryTable
                label={t(words.title)}
                deliveries={deliveries}
                names={names}
                checked={asked.checked}
              />
              <Pager next={next} />
            </>
          )}
        </div>
      </Form>
    </>
  );
}

function ReplayMany({ mayMatch }: { mayMatch: boolean }) {
  const { t } = useViewer();
  return (
    <details class="card">
      <summary>{t(words.withChosen)}</summary>
      {mayMatch ? (
        <WhichRows label={t(words.which)} matching={t(words.matching)} hint={t(words.matchingHint)} />
      ) : (
        <p class="hint">{t(words.onlyFiltered)}</p>
      )}
      <button type="submit" data-confirm={t(words.sureReplay)}>
        {t(words.replay)}
      </button>
    </details>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useViewer();
  if (isFiltered) {
    return (
      <Empty title={t(words.noMatch)}>
        <p>{t(words.noMatchText)}</p>
        <a href="/dashboard/webhooks/deliveries">{t(filtersWords.clear)}</a>
      </Empty>
    );
  }
  return (
    <Empty title={t(words.none)}>
      <p>{t(words.noneText)}</p>
      <a href="/dashboard/webhooks">{t(words.toWebhooks)}</a>
    </Empty>
  );
}
