import { Hono } from "hono";
import * as z from "zod";
import { mayUse } from "../../../access/may-use.ts";
import { getAgent, listAgents } from "../../../agents/read.ts";
import { dataTable } from "../../../analyses/data-table.ts";
import { distributions } from "../../../analyses/distributions.ts";
import { exportTable } from "../../../analyses/export-table.ts";
import { EXPORT_FORMATS } from "../../../calls/file-pages.ts";
import { zonesOfCalls } from "../../../calls/zones.ts";
import { dayOfFile, fileHeaders, streamed } from "../../../streamed.ts";
import type { DashboardContext, DashboardEnv } from "../../context.ts";
import { page } from "../../page.tsx";
import { PAGE_SIZE, withParameter } from "../../parts/pager.tsx";
import { dataWords as words } from "../../words/data.ts";
import { DataAgents } from "./agents.tsx";
import { DistributionCards, DistributionsToCome } from "./distributions.tsx";
import { DataPage } from "./page.tsx";
import { type AskedTable, readTableQuery } from "./query.ts";

/** What was read, as tables, `/dashboard/data`. */
export const dataPages = new Hono<DashboardEnv>();

const MAX_AGENTS = 500;

dataPages.get("/", async (c) => {
  const all = { limit: MAX_AGENTS, offset: 0, after: null };
  const agents = await listAgents(c.env.services.db, c.get("workspaceId"), all);
  return page(c, <DataAgents agents={agents} />, { title: c.get("viewer").t(words.title) });
});

dataPages.get("/:id", async (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const { t, path } = c.get("viewer");
  const agentId = c.req.param("id");
  const asked = askedIn(c);
  const { request, cursor } = asked;
  const period = chartPeriod(asked, c.get("viewer").now);
  const [agent, table, counted] = await Promise.all([
    getAgent(db, workspaceId, agentId),
    dataTable(db, workspaceId, agentId, { ...request, limit: PAGE_SIZE, cursor }),
    c.req.query("charts") ? distributions(db, workspaceId, agentId, period) : null,
  ]);
  const zones = await zonesOfCalls(
    db,
    workspaceId,
    table.rows.map((row) => ({ ...row, agent_id: agentId })),
  );
  const agentName = agent.configuration.agent_name;
  const mayExport = mayUse(c.get("signedIn"), "exports", "write");
  const charts = counted ? (
    <DistributionCards distributions={counted} isWeek={request.from === null && request.until === null} />
  ) : (
    <DistributionsToCome address={withParameter(path, "charts", "1")} />
  );
  return page(
    c,
    <DataPage {...{ agentId, agentName, table, zones, asked, mayExport }} distributions={charts} />,
    {
      title: t(words.tableOf, { agent: agentName }),
    },
  );
});

/** Counting every cell of every call takes seconds: where nobody chose days, it is those of the last week. */
const chartPeriod = ({ request: { from, until } }: AskedTable, now: number) =>
  from === null && until === null ? { from: now - WEEK_MS, until: null } : { from, until };
const WEEK_MS = 7 * 86_400_000;

const Format = z.enum(EXPORT_FORMATS).catch("csv");

dataPages.get("/:id/export", async (c) => {
  const format = Format.parse(c.req.query("format"));
  const agentId = c.req.param("id");
  const { request } = askedIn(c);
  const shape = { format, bom: true };
  const { pieces } = await exportTable(c.env.services.db, c.get("workspaceId"), agentId, request, shape);
  return c.body(streamed(pieces), 200, fileHeaders(`data-${dayOfFile(c.get("viewer").now)}`, format));
});

const askedIn = (c: DashboardContext) =>
  readTableQuery(new URL(c.req.url).searchParams, c.get("viewer").zone);
