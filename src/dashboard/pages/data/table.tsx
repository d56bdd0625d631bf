import type { DataColumn } from "../../../analyses/data-columns.ts";
import { type DataRow, type DataTable, MAX_DATA_CALLS } from "../../../analyses/data-table.ts";
import { Arrival, CallTime } from "../../parts/call-time.tsx";
import { Empty } from "../../parts/heading.tsx";
import { Icon } from "../../parts/icon.tsx";
import { Pager, withParameter } from "../../parts/pager.tsx";
import { Status } from "../../parts/status.tsx";
import { Duration } from "../../parts/time.tsx";
import { Value } from "../../parts/value.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords } from "../../words/call.ts";
import { dataWords as words } from "../../words/data.ts";
import { fieldStatuses } from "../../words/statuses.ts";
import type { AskedTable } from "./query.ts";

interface DataRowsProps {
  table: DataTable;
  zones: ReadonlyMap<string, string | null>;
  asked: AskedTable;
  title: string;
}

/** A row for each call, a column for each field; the first column stays in sight. */
export function DataRows({ table, zones, asked, title }: DataRowsProps) {
  const { t } = useViewer();
  const { columns, rows, next, bounded } = table;
  if (rows.length === 0) {
    return (
      <>
        <Empty title={t(words.noRows)}>
          <p>{t(next === null ? words.noRowsText : words.moreRows)}</p>
        </Empty>
        <Pager next={next} />
      </>
    );
  }
  return (
    <>
      {bounded ? <p class="notice warning">{t(words.bounded, { n: MAX_DATA_CALLS })}</p> : null}
      {/* What scrolls must be reached by keyboard (WCAG 2.1.1). */}
      <section class="scroll data" tabindex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(words.call)}</th>
              {columns.map((column) => (
                <ColumnHead column={column} asked={asked} />
              ))}
              <th scope="col" class="number">
                {t(words.length)}
              </th>
              <th scope="col" class="number">
                {t(words.version)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row row={row} zone={zones.get(row.call_id)} columns={columns} />
            ))}
          </tbody>
        </table>
      </section>
      <Pager next={next} />
    </>
  );
}

function ColumnHead({ column, asked }: { column: DataColumn; asked: AskedTable }) {
  const { t, path } = useViewer();
  const { name, kind, pii, current } = column;
  const { sort } = asked.request;
  const isSorted = sort?.field === name;
  const turned = isSorted && sort.direction === "asc" ? "desc" : "asc";
  const href = withParameter(
    withParameter(withParameter(path, "sort", name), "direction", turned),
    "after",
    null,
  );
  const direction = sort?.direction === "desc" ? "descending" : "ascending";
  return (
    <th
      scope="col"
      class={kind === "number" ? "number" : undefined}
      aria-sort={isSorted ? direction : undefined}
    >
      {pii ? (
        name
      ) : (
        <a href={href}>
          {name}
          {isSorted ? <Icon name={sort.direction === "asc" ? "up" : "down"} /> : null}
        </a>
      )}
      {current ? null : <span class="hint"> {t(words.former)}</span>}
    </th>
  );
}

function Row({
  row,
  zone,
  columns,
}: {
  row: DataRow;
  zone: string | null | undefined;
  columns: readonly DataColumn[];
}) {
  return (
    <tr>
      <th scope="row">
        <a href={`/dashboard/calls/${row.call_id}`}>
          <CallTime call={row} zone={zone} />
        </a>
        <Arrival call={row} />
      </th>
      {columns.map(({ name, kind }) => (
        <td class={kind === "number" ? "number" : undefined}>
          <Cell cell={row.cells[name] ?? null} />
        </td>
      ))}
      <td class="number">
        <Duration ms={row.duration_ms} />
      </td>
      <td class="number">{row.agent_version}</td>
    </tr>
  );
}

function Cell({ cell }: { cell: DataRow["cells"][string] | null }) {
  const { t } = useViewer();
  if (!cell) return <span class="hidden">{t(callWords.noValue)}</span>;
  const known = fieldStatuses[cell.status];
  if (cell.value === null)
    return <span class="hint">{cell.corrected ? t(callWords.noValue) : t(known[0])}</span>;
  return (
    <>
      <span class="clip" dir="auto">
        <Value value={cell.value} brief />
      </span>
      {cell.needs_review ? <Status tone="warning">{t(words.review)}</Status> : null}
      {cell.corrected ? <span class="hint">{t(words.corrected)}</span> : null}
    </>
  );
}
