import type { BacktestView } from "../../../analyses/backtest-view.ts";
import { formatNumber } from "../../parts/number.ts";
import { Facts, Table } from "../../parts/table.tsx";
import { useViewer } from "../../viewer.ts";
import { backtestWords as words } from "../../words/backtests.ts";

/** What the comparisons come to so far. */
export function Totals({ backtest: { summary, missing } }: { backtest: BacktestView }) {
  const { t, language } = useViewer();
  const { calls, calls_changed: changed, failed, corrections, cost_usd: cost } = summary;
  const all = corrections.agree + corrections.disagree;
  return (
    <section class="card" aria-labelledby="totals">
      <h2 id="totals">{t(words.totals)}</h2>
      <Facts
        facts={[
          [t(words.callsChanged), <strong>{changed}</strong>],
          [t(words.callsSame), calls - changed - failed],
          [t(words.callsFailed), failed || null],
          [t(words.callsMissing), missing || null],
          [t(words.corrections), all > 0 ? t(words.agreeing, { agree: corrections.agree, all }) : null],
          [t(words.cost), cost === null ? t(words.costUnknown) : formatNumber(language, cost, "usd")],
        ]}
      />
    </section>
  );
}

type Summary = { summary: BacktestView["summary"] };

/** Values that would change, by field; nothing where none would. */
export function ByField({ summary }: Summary) {
  const { t } = useViewer();
  const fields = Object.entries(summary.fields);
  if (fields.length === 0) return null;
  return (
    <section aria-labelledby="by-field">
      <h2 id="by-field">{t(words.byField)}</h2>
      <Table
        label={t(words.byField)}
        columns={[
          { head: t(words.field) },
          ...[words.changed, words.gained, words.lost].map((head) => ({ head: t(head), numeric: true })),
        ]}
      >
        {fields.map(([name, { changed, gained, lost }]) => (
          <tr>
            <th scope="row">{name}</th>
            <td class="number">{changed}</td>
            <td class="number">{gained}</td>
            <td class="number">{lost}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

/** Actions that would fire or no longer fire, by name; nothing where none would. */
export function ByAction({ summary }: Summary) {
  const { t } = useViewer();
  const actions = Object.entries(summary.actions_by_name);
  if (actions.length === 0) return null;
  return (
    <section aria-labelledby="by-action">
      <h2 id="by-action">{t(words.byAction)}</h2>
      <Table
        label={t(words.byAction)}
        columns={[
          { head: t(words.action) },
          ...[words.fires, words.firesNoMore].map((head) => ({ head: t(head), numeric: true })),
        ]}
      >
        {actions.map(([name, firing]) => (
          <tr>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td class="number">{firing.would_fire}</td>
            <td class="number">{firing.would_no_longer_fire}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
