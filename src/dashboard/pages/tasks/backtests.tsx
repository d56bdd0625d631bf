import { Hono } from "hono";
import { mayUse } from "../../../access/may-use.ts";
import { resumeDraft } from "../../../agents/resume-draft.ts";
import { viewBacktest } from "../../../analyses/backtest-view.ts";
import { cancelBacktest, findStoredBacktest } from "../../../analyses/read-backtest.ts";
import { namesOfAgents } from "../../../store/agent-names.ts";
import { findAgent } from "../../../store/agents.ts";
import { type BacktestIds, listBacktestCalls } from "../../../store/backtests.ts";
import type { DashboardContext, DashboardEnv } from "../../context.ts";
import { knownCalls } from "../../known-calls.ts";
import { knownKeys } from "../../known-keys.ts";
import { page } from "../../page.tsx";
import { cutPage, PAGE_SIZE } from "../../parts/pager.tsx";
import { backtestWords as words } from "../../words/backtests.ts";
import { answerCanceled } from "./answer-canceled.ts";
import { BacktestPage } from "./backtest-page.tsx";

/** Drafts that are compared on past calls, `/dashboard/tasks/backtests`. */
export const backtestPages = new Hono<DashboardEnv>();

backtestPages.get("/:id", async (c) => {
  const { db } = c.env.services;
  const ids = idsIn(c);
  const stored = await findStoredBacktest(db, ids);
  const after = c.req.query("after") || null;
  const [found, agents, draft] = await Promise.all([
    listBacktestCalls(db, ids, { limit: PAGE_SIZE + 1, offset: 0, after }),
    namesOfAgents(db, ids.workspaceId),
    // What renews itself has no need of the draft, which may be large.
    c.req.header("hx-request") === "true" ? null : draftOf(c, stored),
  ]);
  const { rows: calls, next } = cutPage(found, ({ call_id }) => call_id);
  const [known, keys] = await Promise.all([
    knownCalls(
      c,
      calls.map(({ call_id }) => call_id),
    ),
    knownKeys(c, [stored.createdBy]),
  ]);
  const agent = agents.get(stored.agentId) ?? stored.agentId;
  const backtest = viewBacktest(stored);
  return page(c, <BacktestPage {...{ backtest, agent, calls, known, keys, next, draft }} />, {
    title: c.get("viewer").t(words.titleOf, { agent }),
  });
});

backtestPages.post("/:id/cancel", async (c) => {
  const ids = idsIn(c);
  const { status } = await cancelBacktest(c.env.services, ids);
  const path = `/dashboard/tasks/backtests/${encodeURIComponent(ids.backtestId)}`;
  return answerCanceled(c, path, status === "canceled");
});

const idsIn = (c: DashboardContext): BacktestIds => ({
  workspaceId: c.get("workspaceId"),
  backtestId: c.req.param("id") ?? "",
});

/** The draft to go on with; null where nobody can: the agent is out of use, or this key may not change it. */
async function draftOf(c: DashboardContext, stored: Awaited<ReturnType<typeof findStoredBacktest>>) {
  if (!mayUse(c.get("signedIn"), "agents", "write")) return null;
  const agent = await findAgent(c.env.services.db, stored.workspaceId, stored.agentId);
  return agent && resumeDraft(stored.configuration, agent.configuration);
}
