import { Hono } from "hono";
import { AppError, type FieldError } from "../../../errors.ts";
import { beginImport } from "../../../imports/begin-import.ts";
import { cancelImport, readImport } from "../../../imports/read-import.ts";
import { stepImport } from "../../../imports/step-import.ts";
import { namesOfAgents } from "../../../store/agent-names.ts";
import type { DashboardContext, DashboardEnv } from "../../context.ts";
import { done } from "../../flash.ts";
import { page } from "../../page.tsx";
import { importsWords as words } from "../../words/imports.ts";
import { answerCanceled } from "./answer-canceled.ts";
import { ImportPage } from "./import-page.tsx";
import { importReceived } from "./import-received.ts";
import { taskOfImport } from "./task.ts";
import { nameOfTask } from "./task-name.ts";

/** Files that are taken in piece by piece, `/dashboard/tasks/imports`. */
export const importPages = new Hono<DashboardEnv>();

importPages.get("/:id", (c) => show(c, []));

importPages.post("/:id/begin", async (c) => {
  const { services } = c.env;
  const importId = c.req.param("id");
  const withActions = (await c.req.formData()).get("with_actions") === "true";
  try {
    await beginImport(services, c.get("signedIn"), importId, { withActions });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "conflict") return done(c, pathOf(importId), c.get("viewer").t(words.begunAlready));
    if (error.code !== "invalid") throw error;
    const must = c.get("viewer").t(words.mustLet);
    return show(
      c,
      error.fields.map(({ field, message }) => ({
        field,
        message: field === "with_actions" ? must : message,
      })),
    );
  }
  await stepImport(services, { workspaceId: c.get("workspaceId"), importId });
  return importReceived(c, importId);
});

importPages.post("/:id/cancel", async (c) => {
  const importId = c.req.param("id");
  const { status } = await cancelImport(c.env.services, c.get("signedIn"), importId);
  return answerCanceled(c, pathOf(importId), status === "canceled");
});

const pathOf = (id: string) => `/dashboard/tasks/imports/${encodeURIComponent(id)}`;

/** `errors`: why it could not be begun. */
async function show(c: DashboardContext, errors: readonly FieldError[]): Promise<Response> {
  const { db } = c.env.services;
  const { t } = c.get("viewer");
  const [view, agents] = await Promise.all([
    readImport(db, c.get("signedIn"), c.req.param("id") ?? ""),
    namesOfAgents(db, c.get("workspaceId")),
  ]);
  const name = nameOfTask(taskOfImport(view).of, agents, t);
  return page(c, <ImportPage {...{ view, agents, name, errors }} />, {
    title: name,
    status: errors.length > 0 ? 422 : 200,
  });
}
