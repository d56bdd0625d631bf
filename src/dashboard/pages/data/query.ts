import type { DataFilter, DataRequest } from "../../../analyses/data-table.ts";
import { FILTER_OPERATORS } from "../../../store/data-rows.ts";
import { readDay } from "../../days.ts";

/** Each is a look at every cell of a column. */
export const MAX_FILTERS = 5;

export interface AskedTable {
  request: Omit<DataRequest, "limit" | "cursor">;
  cursor: string | null;
  since: string;
  until: string;
}

/** What the address of a table asks for: days are the viewer's; a filter is `column`, `operator`, `value`, once each. */
export function readTableQuery(params: URLSearchParams, zone: string): AskedTable {
  const [since, until] = [params.get("since") ?? "", params.get("until") ?? ""];
  const sort = params.get("sort");
  const direction = params.get("direction") === "desc" ? "desc" : "asc";
  return {
    request: {
      from: readDay(since, zone)?.first ?? null,
      until: readDay(until, zone)?.past ?? null,
      sort: sort ? { field: sort, direction } : null,
      filters: filtersIn(params),
    },
    cursor: params.get("after"),
    since,
    until,
  };
}

function filtersIn(params: URLSearchParams): DataFilter[] {
  const [operators, values] = [params.getAll("operator"), params.getAll("value")];
  return params
    .getAll("column")
    .map((field, place) => ({
      field,
      operator: FILTER_OPERATORS.find((one) => one === operators[place]) ?? "equals",
      value: values[place]?.trim() ?? "",
    }))
    .filter(({ field }) => field !== "")
    .slice(0, MAX_FILTERS);
}
