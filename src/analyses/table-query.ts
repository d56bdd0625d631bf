import * as z from "zod";
import { FILTER_OPERATORS } from "../store/data-rows.ts";
import { instant } from "../time/instant.ts";
import type { TableRequest } from "./export-table.ts";

/** Each is a look at every cell of a column. */
const MAX_TABLE_FILTERS = 5;

const Filter = z.object({
  field: z.string().max(64),
  operator: z.enum(
    FILTER_OPERATORS,
    `Use data.<field>, or data.<field>.<one of ${FILTER_OPERATORS.join(", ")}>.`,
  ),
  value: z.string("Give each filter once.").max(500),
});

const TableQuery = {
  from: instant.optional(),
  until: instant.optional(),
  sort: z.string().max(64).optional(),
  direction: z.enum(["asc", "desc"]).default("asc"),
  data: z.array(Filter).max(MAX_TABLE_FILTERS, `Filter by at most ${MAX_TABLE_FILTERS} columns.`),
};

/** What chooses and orders the rows of a table, with what else a door takes. What nobody knows is refused by name. */
export const tableQuery = <Others extends z.core.$ZodLooseShape>(others: Others) =>
  z.preprocess(gatherFilters, z.strictObject({ ...TableQuery, ...others }));

/** `data.<field>=…` and `data.<field>.<operator>=…` as one list, behind those that are in it already. */
export function gatherFilters(query: unknown): Record<string, unknown> {
  const members = Object.entries(query ?? {});
  const isFilter = ([name]: [string, unknown]) => name.startsWith("data.");
  const named = members.filter(isFilter).map(([name, value]) => {
    const [, field, operator = "equals"] = name.split(".");
    return { field, operator, value };
  });
  const { data = [], ...others } = Object.fromEntries(members.filter((member) => !isFilter(member)));
  return { ...others, data: Array.isArray(data) ? [...data, ...named] : data };
}

/** What a query asks for, in the rooms' words. */
export function tableRequestOf(query: z.infer<z.ZodObject<typeof TableQuery>>): TableRequest {
  const { from, until, sort, direction, data } = query;
  return {
    from: from ?? null,
    until: until ?? null,
    filters: data,
    sort: sort === undefined ? null : { field: sort, direction },
  };
}
