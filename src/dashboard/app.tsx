import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { trimTrailingSlash } from "hono/trailing-slash";
import { AppError } from "../errors.ts";
import { MAX_IMPORT_BYTES } from "../imports/import.ts";
import { fileTooLarge } from "../imports/split-file.ts";
import { reasonOf } from "../log.ts";
import { statusOf } from "../problem.ts";
import type { DashboardContext, DashboardEnv } from "./context.ts";
import { type PageOptions, page } from "./page.tsx";
import { agentsPages } from "./pages/agents/app.tsx";
import { callPages } from "./pages/call/app.tsx";
import { callsPages } from "./pages/calls/app.tsx";
import { dataPages } from "./pages/data/app.tsx";
import { FailurePage } from "./pages/failure.tsx";
import { livePages } from "./pages/live/app.tsx";
import { overviewPages } from "./pages/overview/app.tsx";
import { schedulesPages } from "./pages/schedules/app.tsx";
import { settingsPages } from "./pages/settings/app.tsx";
import { signInPages } from "./pages/sign-in/app.tsx";
import { tasksPages } from "./pages/tasks/app.tsx";
import { webhooksPages } from "./pages/webhooks/app.tsx";
import { viewerOf } from "./preferences.ts";
import { SHOW_CALLS, showsCalls, withinScopes } from "./rights.ts";
import { sameOrigin, secured, withForm, withToken } from "./security.ts";
import { signedInOnly } from "./session.ts";
import { layoutWords as words } from "./words/layout.ts";

/** A transcript of 1 MiB in a script that a form encodes with nine characters for three bytes, and what is about it. */
const MAX_FORM_BYTES = 4 * 1024 * 1024;
const tooLarge = () => {
  throw new AppError("too_large", "The form is over 4 MiB: send less text at once.");
};

const withinForm = bodyLimit({ maxSize: MAX_FORM_BYTES, onError: tooLarge });

/** Forms that carry a file, and what a browser writes round it. */
const TAKES_FILES = new Set(["/dashboard/calls/import", "/dashboard/settings/suppressions/import"]);
const ROUND_FILE_BYTES = 64 * 1024;
const withinFile = bodyLimit({
  maxSize: MAX_IMPORT_BYTES + ROUND_FILE_BYTES,
  onError: () => {
    throw fileTooLarge();
  },
});

/** The dashboard, `/dashboard`: pages and forms over the verbs that the REST door calls. */
export const dashboard = new Hono<DashboardEnv>().basePath("/dashboard");

dashboard.use(secured, trimTrailingSlash(), sameOrigin);
dashboard.use((c, next) => (TAKES_FILES.has(c.req.path) ? withinFile : withinForm)(c, next));
dashboard.route("/", signInPages);
dashboard.use(signedInOnly, withForm, withToken, withinScopes);
for (const [method, path] of SHOW_CALLS) dashboard.on(method, path, showsCalls);

dashboard.route("/", overviewPages);
dashboard.route("/calls", callsPages);
dashboard.route("/calls", callPages);
dashboard.route("/live", livePages);
dashboard.route("/data", dataPages);
dashboard.route("/agents", agentsPages);
dashboard.route("/schedules", schedulesPages);
dashboard.route("/webhooks", webhooksPages);
dashboard.route("/tasks", tasksPages);
dashboard.route("/settings", settingsPages);

dashboard.notFound((c) => failure(c, new AppError("not_found", c.get("viewer").t(words.notFoundText))));
dashboard.onError((error, c) => {
  if (!c.get("viewer")) c.set("viewer", viewerOf(c));
  if (!(error instanceof AppError)) {
    const { log } = c.env.services;
    log("error", "page_failed", { request_id: c.env.requestId, path: c.req.path, reason: reasonOf(error) });
  }
  return failure(c, error);
});

/** What a verb refused says why; of any other fault a page shows no more than where to look it up. */
function failure(c: DashboardContext, error: Error): Response {
  const { t } = c.get("viewer");
  const status = statusOf(error) as NonNullable<PageOptions["status"]>;
  const isKnown = error instanceof AppError;
  const title = t(status === 404 ? words.notFound : isKnown ? words.refused : words.failed);
  const said = status === 404 ? t(words.notFoundText) : error.message;
  const text = isKnown ? said : t(words.failedText, { id: c.env.requestId });
  return page(c, <FailurePage title={title} text={text} isOurs={!isKnown || status === 404} />, {
    title,
    status,
  });
}
