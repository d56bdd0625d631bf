import { Hono } from "hono";
import { mayUse } from "../../../access/may-use.ts";
import { startBatch } from "../../../analyses/start-batch.ts";
import { listCalls, searchIsLimited } from "../../../calls/read.ts";
import { zonesOfCalls } from "../../../calls/zones.ts";
import { AppError } from "../../../errors.ts";
import { agentsToChoose } from "../../agents-to-choose.ts";
import type { DashboardContext, DashboardEnv } from "../../context.ts";
import { done } from "../../flash.ts";
import { page } from "../../page.tsx";
import { cutPage, PAGE_SIZE } from "../../parts/pager.tsx";
import { callsWords as words } from "../../words/calls.ts";
import { exportList } from "./export.ts";
import { importCalls, showImportCalls } from "./import.tsx";
import { selectable } from "./matching.ts";
import { CallsPage } from "./page.tsx";
import { readQuery } from "./query.ts";

/** The list of calls, `/dashboard/calls`. */
export const callsPages = new Hono<DashboardEnv>();

callsPages.get("/", async (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const { t } = c.get("viewer");
  const asked = askedIn(c);
  const { filter, after } = asked;
  const [found, agents, isLimited] = await Promise.all([
    listCalls(db, workspaceId, filter, { limit: PAGE_SIZE + 1, offset: 0, after }),
    agentsToChoose(c),
    searchIsLimited(db, workspaceId, filter, after),
  ]);
  const { rows: calls, next } = cutPage(found, ({ call_id }) => call_id);
  const zones = await zonesOfCalls(
    db,
    workspaceId,
    calls.map((call) => ({ ...call, agent_version: call.analysis.agent_version })),
  );
  const isFiltered = Object.entries(asked.values).some(([name, value]) => name !== "call" && value !== "");
  const mayExport = mayUse(c.get("signedIn"), "exports", "write");
  const list = { calls, zones, agents, next, isFiltered, mayExport };
  return page(c, <CallsPage asked={asked} isLimited={isLimited} {...list} />, { title: t(words.title) });
});

callsPages.get("/import", ...showImportCalls);
callsPages.post("/import", ...importCalls);
callsPages.get("/export", exportList);

callsPages.post("/reanalyze", async (c) => {
  const { t } = c.get("viewer");
  const workspaceId = c.get("workspaceId");
  const form = await c.req.formData();
  const fire_actions = form.get("fire_actions") === "true";
  const chosen = form.getAll("call").map(String);
  const asked = askedIn(c);
  const selections =
    form.get("which") === "matching"
      ? [selectable(asked.filter)].filter((one) => one !== null)
      : await byAgent(c, chosen);
  if (selections.length === 0) throw new AppError("invalid", t(words.chooseFirst));
  const batches = [];
  for (const { agentId, selection } of selections) {
    batches.push(await startBatch(c.env.services, workspaceId, agentId, { ...selection, fire_actions }));
  }
  const n = batches.reduce((sum, { total }) => sum + total, 0);
  return done(c, "/dashboard/tasks", t(words.started, { n }));
});

const askedIn = (c: DashboardContext) => readQuery(new URL(c.req.url).searchParams, c.get("viewer").zone);

/** Chosen calls by their agents: each batch is about one. */
async function byAgent(c: DashboardContext, ids: readonly string[]) {
  const { db } = c.env.services;
  const rows = await listCalls(
    db,
    c.get("workspaceId"),
    { ids },
    { limit: ids.length, offset: 0, after: null },
  );
  const agents = Map.groupBy(rows, ({ agent_id }) => agent_id);
  return [...agents].map(([agentId, calls]) => ({
    agentId,
    selection: { call_ids: calls.map(({ call_id }) => call_id) },
  }));
}
