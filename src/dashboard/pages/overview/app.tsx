import { Hono } from "hono";
import { overview } from "../../../analyses/overview.ts";
import { agentsToChoose } from "../../agents-to-choose.ts";
import type { DashboardEnv } from "../../context.ts";
import { page } from "../../page.tsx";
import { overviewWords as words } from "../../words/overview.ts";
import { OverviewPage } from "./page.tsx";
import { lastDays, readDays } from "./period.ts";

/** What became of the calls of a period, `/dashboard`. */
export const overviewPages = new Hono<DashboardEnv>();

overviewPages.get("/", async (c) => {
  const { services } = c.env;
  const workspaceId = c.get("workspaceId");
  const { zone, now, t } = c.get("viewer");
  const days = readDays(c.req.query("days"));
  const agentId = c.req.query("agent_id") || null;
  const period = lastDays(days, now, zone);
  const [counted, agents] = await Promise.all([
    overview(services, workspaceId, { agentId, timezone: zone, ...period }),
    agentsToChoose(c),
  ]);
  return page(c, <OverviewPage overview={counted} days={days} agentId={agentId} agents={agents} />, {
    title: t(words.title),
  });
});
