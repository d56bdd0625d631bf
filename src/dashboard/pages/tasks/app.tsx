import { Hono } from "hono";
import { checkScope, mayUse } from "../../../access/may-use.ts";
import { viewBacktest } from "../../../analyses/backtest-view.ts";
import { viewBatch } from "../../../analyses/batch-view.ts";
import { cancelBatch, readBatch } from "../../../analyses/read-batch.ts";
import { AppError } from "../../../errors.ts";
import { exportsSeenBy } from "../../../exports/may-export.ts";
import { viewExport } from "../../../exports/view.ts";
import { viewImport } from "../../../imports/import-view.ts";
import { kindsFor } from "../../../imports/may-import.ts";
import { namesOfAgents } from "../../../store/agent-names.ts";
import { listBacktests } from "../../../store/backtests.ts";
import { listDeadLetters } from "../../../store/dead-letters.ts";
import { findEndpoint } from "../../../store/endpoints.ts";
import { listExports } from "../../../store/exports.ts";
import { listImports } from "../../../store/imports.ts";
import { listBatches } from "../../../store/reanalysis-batches.ts";
import { listBatchMembers, MEMBER_KINDS } from "../../../store/reanalysis-members.ts";
import { cancelReplay, getReplay, listReplays } from "../../../webhooks/replay-read.ts";
import { viewReplay } from "../../../webhooks/replay-view.ts";
import type { DashboardEnv } from "../../context.ts";
import { knownCalls } from "../../known-calls.ts";
import { page } from "../../page.tsx";
import { cutPage, PAGE_SIZE } from "../../parts/pager.tsx";
import { tasksWords as words } from "../../words/tasks.ts";
import { nameOf } from "../webhooks/endpoints/name.ts";
import { answerCanceled } from "./answer-canceled.ts";
import { backtestPages } from "./backtests.tsx";
import { BatchPage } from "./batch-page.tsx";
import { exportPages } from "./exports.tsx";
import { importPages } from "./imports.tsx";
import { TasksPage } from "./list.tsx";
import { LostPage } from "./lost.tsx";
import { ReplayPage } from "./replay-page.tsx";
import { taskOfBacktest, taskOfBatch, taskOfExport, taskOfImport, taskOfReplay } from "./task.ts";

/** Lost messages that the list of tasks shows; all are a click away. */
const LOST_SHOWN = 5;

/** Work that takes a while, `/dashboard/tasks`: how far it is, and what came of it. */
export const tasksPages = new Hono<DashboardEnv>();

tasksPages.get("/", async (c) => {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const after = c.req.query("after") || null;
  const part = (prefix: string) => ({
    ...{ limit: PAGE_SIZE + 1, offset: 0, after: after === null ? null : `${prefix}_${after}` },
  });
  const may = (resource: string) => mayUse(c.get("signedIn"), resource, "read");
  const [batches, backtests, exports, imports, replays, lost, agents] = await Promise.all([
    listBatches(db, workspaceId, part("batch")),
    may("backtests") ? listBacktests(db, workspaceId, part("bt")) : [],
    may("exports") ? listExports(db, workspaceId, exportsSeenBy(c.get("signedIn")), part("exp")) : [],
    may("imports") ? listImports(db, workspaceId, kindsFor(c.get("signedIn")), part("imp")) : [],
    may("replays") ? listReplays(db, workspaceId, part("replay")) : [],
    may("dead-letters")
      ? listDeadLetters(db, workspaceId, { limit: LOST_SHOWN + 1, offset: 0, after: null })
      : [],
    namesOfAgents(db, workspaceId),
  ]);
  const found = [
    ...batches.map(({ batch, counts }) => taskOfBatch(viewBatch(batch, counts))),
    ...backtests.map((row) => taskOfBacktest(viewBacktest(row))),
    ...exports.map((row) => taskOfExport(viewExport(row, c.get("viewer").now))),
    ...imports.map((row) => taskOfImport(viewImport(row))),
    ...replays.map((record) => taskOfReplay(viewReplay(record))),
  ].toSorted((a, b) => (a.order < b.order ? 1 : -1));
  const { rows: tasks, next } = cutPage(found, ({ order }) => order);
  const letters = { lost: lost.slice(0, LOST_SHOWN), isMore: lost.length > LOST_SHOWN };
  return page(c, <TasksPage {...{ tasks, next, agents }} {...letters} />, {
    title: c.get("viewer").t(words.title),
  });
});

tasksPages.get("/reanalyses/:id", async (c) => {
  const { db } = c.env.services;
  const ids = { workspaceId: c.get("workspaceId"), batchId: c.req.param("id") };
  const batch = await readBatch(db, ids);
  const kind = MEMBER_KINDS.find((one) => one === c.req.query("calls")) ?? "changed";
  const [found, agents] = await Promise.all([
    listBatchMembers(db, ids, kind, { limit: PAGE_SIZE + 1, after: c.req.query("after") || null }),
    namesOfAgents(db, ids.workspaceId),
  ]);
  const { rows: members, next } = cutPage(found, ({ callId }) => callId);
  const known = await knownCalls(
    c,
    members.map(({ callId }) => callId),
  );
  const agent = agents.get(batch.agent_id) ?? batch.agent_id;
  return page(c, <BatchPage {...{ batch, agent, kind, members, known, next }} />, {
    title: c.get("viewer").t(words.reanalysisOf, { agent }),
  });
});

tasksPages.post("/reanalyses/:id/cancel", async (c) => {
  const ids = { workspaceId: c.get("workspaceId"), batchId: c.req.param("id") };
  const { status } = await cancelBatch(c.env.services, ids);
  return answerCanceled(c, `/dashboard/tasks/reanalyses/${ids.batchId}`, status === "canceled");
});

tasksPages.route("/backtests", backtestPages);
tasksPages.route("/exports", exportPages);
tasksPages.route("/imports", importPages);

tasksPages.get("/replays/:id", async (c) => {
  checkScope(c.get("signedIn"), "replays", "read");
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const replay = viewReplay(await getReplay(db, workspaceId, c.req.param("id")));
  const { endpoint_id: endpointId } = replay.filter;
  const [record, agents, known] = await Promise.all([
    endpointId ? findEndpoint(db, workspaceId, endpointId) : null,
    namesOfAgents(db, workspaceId),
    knownCalls(c, replay.filter.call_id ? [replay.filter.call_id] : []),
  ]);
  const endpoint = record && nameOf(record.endpoint);
  return page(c, <ReplayPage {...{ replay, endpoint, agents, known }} />, {
    title: c.get("viewer").t(words.replay),
  });
});

tasksPages.post("/replays/:id/cancel", async (c) => {
  checkScope(c.get("signedIn"), "replays", "write");
  const { db, clock } = c.env.services;
  const id = c.req.param("id");
  const isCanceled = await cancelReplay(db, c.get("workspaceId"), id, clock()).then(
    () => true,
    (error) => {
      if (error instanceof AppError && error.code === "conflict") return false;
      throw error;
    },
  );
  return answerCanceled(c, `/dashboard/tasks/replays/${id}`, isCanceled);
});

tasksPages.get("/lost", async (c) => {
  checkScope(c.get("signedIn"), "dead-letters", "read");
  const found = await listDeadLetters(c.env.services.db, c.get("workspaceId"), {
    ...{ limit: PAGE_SIZE + 1, offset: 0, after: c.req.query("after") || null },
  });
  const { rows, next } = cutPage(found, ({ id }) => id);
  return page(c, <LostPage letters={rows} next={next} />, { title: c.get("viewer").t(words.lost) });
});
