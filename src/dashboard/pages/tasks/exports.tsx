import { Hono } from "hono";
import * as z from "zod";
import { EXPORT_FORMATS } from "../../../calls/file-pages.ts";
import { openFile } from "../../../exports/file.ts";
import { cancelExport, readExport } from "../../../exports/read.ts";
import { startExportHere } from "../../../exports/start.ts";
import { namesOfAgents } from "../../../store/agent-names.ts";
import type { ExportIds } from "../../../store/exports.ts";
import { fileHeaders, streamed } from "../../../streamed.ts";
import type { DashboardContext, DashboardEnv } from "../../context.ts";
import { knownKeys } from "../../known-keys.ts";
import { page } from "../../page.tsx";
import { readQuery } from "../calls/query.ts";
import { readTableQuery } from "../data/query.ts";
import { answerCanceled } from "./answer-canceled.ts";
import { ExportPage } from "./export-page.tsx";
import { taskOfExport } from "./task.ts";
import { nameOfTask } from "./task-name.ts";

/** Files that are made piece by piece, `/dashboard/tasks/exports`. */
export const exportPages = new Hono<DashboardEnv>();

const Format = z.enum(EXPORT_FORMATS).catch("csv");

/** What the list of calls shows under the same query, all pages of it. */
exportPages.post("/calls", (c) => {
  const { members } = readQuery(new URL(c.req.url).searchParams, c.get("viewer").zone);
  return begin(c, { kind: "calls", filter: members });
});

/** What the table of an agent shows under the same query. */
exportPages.post("/data/:id", (c) => {
  const { request } = readTableQuery(new URL(c.req.url).searchParams, c.get("viewer").zone);
  const { from, until, sort, filters } = request;
  const at = (time: number) => new Date(time).toISOString();
  return begin(c, {
    ...{ kind: "data", agent_id: c.req.param("id"), data: filters },
    ...(from === null ? {} : { from: at(from) }),
    ...(until === null ? {} : { until: at(until) }),
    ...(sort ? { sort: sort.field, direction: sort.direction } : {}),
  });
});

/** A small file comes with the answer, as a download does; the page of a larger one shows how far it is. */
async function begin(c: DashboardContext, request: object): Promise<Response> {
  const form = await c.req.formData();
  const format = Format.parse(form.get("format"));
  // A spreadsheet is told that it is UTF-8.
  const asked = { ...request, format, bom: format === "csv" };
  const { export_id: id, status } = await startExportHere(c.env.services, c.get("signedIn"), asked);
  const path = `/dashboard/tasks/exports/${id}`;
  return c.redirect(status === "completed" ? `${path}/file` : path, 303);
}

exportPages.get("/:id", async (c) => {
  const { services } = c.env;
  const [job, agents] = await Promise.all([
    readExport(services, c.get("signedIn"), idsIn(c)),
    namesOfAgents(services.db, c.get("workspaceId")),
  ]);
  const keys = await knownKeys(c, [job.created_by]);
  return page(c, <ExportPage job={job} agents={agents} keys={keys} />, {
    title: nameOfTask(taskOfExport(job).of, agents, c.get("viewer").t),
  });
});

exportPages.get("/:id/file", async (c) => {
  const { name, format, pieces } = await openFile(c.env.services, c.get("signedIn"), idsIn(c));
  return c.body(streamed(pieces), 200, fileHeaders(name, format));
});

exportPages.post("/:id/cancel", async (c) => {
  const ids = idsIn(c);
  const { status } = await cancelExport(c.env.services, c.get("signedIn"), ids);
  const path = `/dashboard/tasks/exports/${encodeURIComponent(ids.exportId)}`;
  return answerCanceled(c, path, status === "canceled");
});

const idsIn = (c: DashboardContext): ExportIds => ({
  workspaceId: c.get("workspaceId"),
  exportId: c.req.param("id") ?? "",
});
