import type { Child } from "hono/jsx";
import type { Overview } from "../../../analyses/overview.ts";
import { formatNumber } from "../../parts/number.ts";
import { useViewer } from "../../viewer.ts";
import { callWords } from "../../words/call.ts";
import { overviewWords as words } from "../../words/overview.ts";
import { callsOf, followUpsOf } from "./links.ts";

/** The period in a few numbers, each beside that of the period before it and leading to what it counts. */
export function Totals({ overview, agentId }: { overview: Overview; agentId: string | null }) {
  const { t } = useViewer();
  const { totals, before } = overview;
  const was = before.totals;
  const own: Record<string, string> = agentId === null ? {} : { agent_id: agentId };
  const calls = (members: Record<string, string> = {}) => callsOf(overview, { ...own, ...members });
  return (
    <div class="cards totals">
      <Total name={t(words.calls)} value={totals.calls} before={was.calls} href={calls()} />
      <Total
        name={t(words.analysed)}
        value={totals.analysed}
        before={was.analysed}
        href={calls({ analysis_status: "completed" })}
      />
      <Total
        name={t(words.review)}
        value={totals.needs_review}
        before={was.needs_review}
        href={calls({ needs_review: "true" })}
      />
      <Total
        name={t(words.booked)}
        value={totals.follow_ups.booked}
        before={was.follow_ups.booked}
        href={followUpsOf(overview, agentId)}
      />
      <Total
        name={t(words.reached)}
        value={totals.follow_ups.reached}
        before={was.follow_ups.reached}
        href={followUpsOf(overview, agentId, "true")}
      />
      <Total
        name={t(words.transfers)}
        value={totals.transfers.connected ?? 0}
        before={was.transfers.connected ?? 0}
        href={calls({ transfer_outcome: "connected" })}
      />
      <Webhooks overview={overview} />
      <Cost overview={overview} href={calls({ analysis_status: "completed" })} />
    </div>
  );
}

function Total({ name, value, before, href }: { name: string; value: number; before: number; href: string }) {
  const { t, language } = useViewer();
  const shown = formatNumber(language, value);
  return (
    <Card name={name} below={t(words.before, { n: before })}>
      <a href={href} aria-label={`${name}: ${shown}`}>
        {shown}
      </a>
    </Card>
  );
}

function Webhooks({ overview }: { overview: Overview }) {
  const { t, language } = useViewer();
  const share = ({ deliveries }: Overview["totals"]) => {
    const [delivered = 0, failed = 0] = [deliveries.delivered, deliveries.failed];
    return delivered + failed === 0 ? null : delivered / (delivered + failed);
  };
  const { pending: waiting = 0 } = overview.totals.deliveries;
  const write = (part: number | null) => (part === null ? "–" : formatNumber(language, part, "exact-share"));
  return (
    <Card
      name={t(words.webhooks)}
      below={[
        t(words.webhooksDelivered),
        // Of these nobody knows yet whether they arrive: an endpoint that is away shows here first.
        ...(waiting > 0 ? [t(words.webhooksWaiting, { n: waiting })] : []),
        t(words.before, { n: write(share(overview.before.totals)) }),
      ].join(" · ")}
    >
      <a href="/dashboard/webhooks">{write(share(overview.totals))}</a>
    </Card>
  );
}

function Cost({ overview, href }: { overview: Overview; href: string }) {
  const { t } = useViewer();
  const { cost_usd, usage, unpriced_analyses: unpriced } = overview.totals;
  const { input_tokens: input, output_tokens: output } = usage;
  const below = [
    // The built-in reader takes none.
    ...(input + output > 0 ? [t(callWords.tokens, { input, output })] : []),
    ...(unpriced > 0 ? [t(words.unpriced, { n: unpriced })] : []),
  ];
  return (
    <Card name={t(words.cost)} below={below.join(" · ")}>
      <a href={href}>${cost_usd.toFixed(4)}</a>
    </Card>
  );
}

function Card({ name, below, children }: { name: string; below: string; children?: Child }) {
  return (
    <section class="card total" aria-label={name}>
      <p class="hint">{name}</p>
      <p class="big">{children}</p>
      <p class="hint">{below}</p>
    </section>
  );
}
