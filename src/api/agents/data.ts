import * as z from "zod";
import { type DataFilter, dataTable } from "../../analyses/data-table.ts";
import { distributions } from "../../analyses/distributions.ts";
import { exportTable, TABLE_FORMATS } from "../../analyses/export-table.ts";
import { FILTER_OPERATORS } from "../../store/data-rows.ts";
import { fileHeaders, streamed } from "../../streamed.ts";
import { handlers } from "../handlers.ts";
import { instant } from "../instant.ts";
import { pageQuery } from "../paging.ts";
import { query } from "../query.ts";

/** Each is a look at every cell of a column. */
const MAX_FILTERS = 5;

const Filter = z.object({
  field: z.string().max(64),
  operator: z.enum(
    FILTER_OPERATORS,
    `Use data.<field>, or data.<field>.<one of ${FILTER_OPERATORS.join(", ")}>.`,
  ),
  value: z.string("Give each filter once.").max(500),
});

const Query = z.preprocess(
  gatherFilters,
  z.strictObject({
    from: instant.optional(),
    until: instant.optional(),
    sort: z.string().max(64).optional(),
    direction: z.enum(["asc", "desc"]).default("asc"),
    format: z.enum(["json", ...TABLE_FORMATS]).default("json"),
    data: z.array(Filter).max(MAX_FILTERS, `Filter by at most ${MAX_FILTERS} columns.`),
    limit: pageQuery().limit,
    cursor: z.string().max(100).optional(),
  }),
);

/** `data.<field>=…` and `data.<field>.<operator>=…` as one list. */
function gatherFilters(query: unknown): unknown {
  const members = Object.entries(query ?? {});
  const isFilter = ([name]: [string, unknown]) => name.startsWith("data.");
  const data = members.filter(isFilter).map(([name, value]) => {
    const [, field, operator = "equals"] = name.split(".");
    return { field, operator, value };
  });
  return { data, ...Object.fromEntries(members.filter((member) => !isFilter(member))) };
}

/** The agent's table: a row for each analysed call, a column for each field. `Link` leads on. */
export const getAgentData = handlers(query(Query), async (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const agentId = c.req.param("id") ?? "";
  const {
    from = null,
    until = null,
    sort,
    direction,
    format,
    data,
    limit,
    cursor = null,
  } = c.req.valid("query");
  const filters: readonly DataFilter[] = data;
  const request = { from, until, filters, sort: sort === undefined ? null : { field: sort, direction } };
  if (format !== "json") {
    const { isLimited, pieces } = await exportTable(db, workspaceId, agentId, request, format);
    if (isLimited) c.header("X-Table-Limited", "true");
    return c.body(streamed(pieces), 200, fileHeaders(agentId, format));
  }
  const { next, ...table } = await dataTable(db, workspaceId, agentId, { ...request, limit, cursor });
  if (next !== null) {
    const address = new URL(c.req.url);
    address.searchParams.set("cursor", next);
    c.header("Link", `<${address.pathname}${address.search}>; rel="next"`);
  }
  return c.json(table);
});

const Period = z.strictObject({ from: instant.optional(), until: instant.optional() });

export const getAgentDistributions = handlers(query(Period), async (c) => {
  const { from = null, until = null } = c.req.valid("query");
  const agentId = c.req.param("id") ?? "";
  return c.json(await distributions(c.env.services.db, c.get("workspaceId"), agentId, { from, until }));
});
