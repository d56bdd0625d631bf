import { MAX_DATA_CALLS } from "../../../analyses/data-table.ts";
import type { Distributions } from "../../../analyses/distributions.ts";
import { type Bar, Bars } from "../../charts/bars.tsx";
import { formatNumber } from "../../parts/number.ts";
import { useViewer } from "../../viewer.ts";
import { dataWords as words } from "../../words/data.ts";
import { layoutWords } from "../../words/layout.ts";

type Column = Distributions["columns"][number];

/** What each column holds, as a row of small charts. */
export function DistributionCards({
  distributions,
  isWeek,
}: {
  distributions: Distributions;
  /** Nobody chose days, so it is the last seven. */
  isWeek: boolean;
}) {
  const { t } = useViewer();
  return (
    <section id="distributions" aria-labelledby="distributions-title">
      <h2 id="distributions-title">{t(words.distributions)}</h2>
      {isWeek ? <p class="hint">{t(words.countedWeek)}</p> : null}
      {distributions.bounded ? <p class="hint">{t(words.countedOf, { n: MAX_DATA_CALLS })}</p> : null}
      <div class="cards">
        {distributions.columns.map((column) => (
          <div class="card">
            <Distribution column={column} />
          </div>
        ))}
      </div>
    </section>
  );
}

/** Where they are not counted yet: a script asks for them, others by a link. */
export function DistributionsToCome({ address }: { address: string }) {
  const { t } = useViewer();
  return (
    <section
      id="distributions"
      hx-get={address}
      hx-trigger="load"
      hx-select="#distributions"
      hx-swap="outerHTML"
      aria-label={t(words.distributions)}
    >
      <p class="hint">
        {t(words.loading)} <a href={address}>{t(words.showDistributions)}</a>
      </p>
    </section>
  );
}

function Distribution({ column }: { column: Column }) {
  const { t, language } = useViewer();
  const { name, cells, with_value, needs_review, pii } = column;
  const share = formatNumber(language, cells === 0 ? 0 : with_value / cells, "share");
  const others = "others" in column ? column.others : null;
  // As the table below writes it.
  const valueWord = (value: string) =>
    column.kind === "boolean" && (value === "true" || value === "false")
      ? t(value === "true" ? layoutWords.yes : layoutWords.no)
      : value;
  return (
    <>
      {pii ? (
        <h3>{name}</h3>
      ) : (
        <Bars title={name} series={[t(words.calls)]} bars={barsOf(column, valueWord)} small />
      )}
      <p class="hint">
        {t(words.withValue, { share })}
        {needs_review > 0 ? ` · ${t(words.reviewCount, { n: needs_review })}` : ""}
        {others ? ` · ${t(words.others, { values: others.values })}` : ""}
        {pii ? ` · ${t(words.masked)}` : ""}
      </p>
    </>
  );
}

/** More values are in the note below. */
const MAX_BARS = 10;

function barsOf(column: Column, valueWord: (value: string) => string): Bar[] {
  switch (column.chart) {
    case "histogram":
      return column.bars.map(({ from, to, count }) => ({
        label: from === to ? String(from) : `${from}–${to}`,
        values: [count],
      }));
    case "dates":
      return column.bars.map(({ from, count }) => ({ label: from, values: [count] }));
    case "values":
      return column.values
        .slice(0, MAX_BARS)
        .map(({ value, count }) => ({ label: valueWord(value), values: [count] }));
    case "none":
      return [];
  }
}
