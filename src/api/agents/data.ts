import * as z from "zod";
import { dataTable } from "../../analyses/data-table.ts";
import { distributions } from "../../analyses/distributions.ts";
import { exportTable } from "../../analyses/export-table.ts";
import { tableQuery, tableRequestOf } from "../../analyses/table-query.ts";
import { EXPORT_FORMATS } from "../../calls/file-pages.ts";
import { fileHeaders, streamed } from "../../streamed.ts";
import { flag } from "../flag.ts";
import { handlers } from "../handlers.ts";
import { instant } from "../instant.ts";
import { pageQuery } from "../paging.ts";
import { query } from "../query.ts";

const Query = tableQuery({
  format: z.enum(["json", ...EXPORT_FORMATS]).default("json"),
  bom: flag.default(false),
  limit: pageQuery().limit,
  cursor: z.string().max(100).optional(),
});

/** The agent's table: a row for each analysed call, a column for each field. `Link` leads on. */
export const getAgentData = handlers(query(Query), async (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const agentId = c.req.param("id") ?? "";
  const { format, bom, limit, cursor = null, ...members } = c.req.valid("query");
  const request = tableRequestOf(members);
  if (format !== "json") {
    const { isLimited, pieces } = await exportTable(db, workspaceId, agentId, request, { format, bom });
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
