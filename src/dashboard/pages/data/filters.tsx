import type { DataColumn } from "../../../analyses/data-columns.ts";
import type { DataFilter } from "../../../analyses/data-table.ts";
import { FILTER_OPERATORS } from "../../../store/data-rows.ts";
import { DayFields, FilterButtons } from "../../parts/filters.tsx";
import { useViewer } from "../../viewer.ts";
import { dataOperators, dataWords as words } from "../../words/data.ts";
import { filtersWords } from "../../words/filters.ts";
import { type AskedTable, MAX_FILTERS } from "./query.ts";

/** What the table is narrowed to: the filters there are, and one more that is empty. */
export function TableFilters({
  agentId,
  columns,
  asked,
}: {
  agentId: string;
  columns: readonly DataColumn[];
  asked: AskedTable;
}) {
  const { t } = useViewer();
  const { filters, sort } = asked.request;
  const rows: readonly (DataFilter | null)[] = filters.length < MAX_FILTERS ? [...filters, null] : filters;
  return (
    <search>
      <form class="card" action={`/dashboard/data/${agentId}`} aria-label={t(filtersWords.filters)}>
        {sort ? (
          <>
            <input type="hidden" name="sort" value={sort.field} />
            <input type="hidden" name="direction" value={sort.direction} />
          </>
        ) : null}
        <details open={filters.length > 0 || asked.since !== "" || asked.until !== ""}>
          <summary>{t(filtersWords.filters)}</summary>
          <div class="filters">
            <DayFields since={asked.since} until={asked.until} />
          </div>
          {rows.map((filter, place) => (
            <FilterRow filter={filter} columns={columns} place={place} />
          ))}
          <FilterButtons path={`/dashboard/data/${agentId}`} />
        </details>
      </form>
    </search>
  );
}

function FilterRow({
  filter,
  columns,
  place,
}: {
  filter: DataFilter | null;
  columns: readonly DataColumn[];
  place: number;
}) {
  const { t } = useViewer();
  const id = (name: string) => `filter-${place}-${name}`;
  return (
    <fieldset class="filters bare">
      <div class="field">
        <label for={id("column")}>{t(words.column)}</label>
        <select id={id("column")} name="column">
          <option value="">{t(words.noColumn)}</option>
          {columns.map(({ name }) => (
            <option value={name} selected={name === filter?.field}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={id("operator")}>{t(words.operator)}</label>
        <select id={id("operator")} name="operator">
          {FILTER_OPERATORS.map((operator) => (
            <option value={operator} selected={operator === filter?.operator}>
              {t(dataOperators[operator])}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={id("value")}>{t(words.value)}</label>
        <input id={id("value")} name="value" value={filter?.value ?? ""} dir="auto" />
      </div>
    </fieldset>
  );
}
