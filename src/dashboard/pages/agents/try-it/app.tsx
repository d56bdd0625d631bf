import { Hono } from "hono";
import { checkScope } from "../../../../access/may-use.ts";
import { getAgent } from "../../../../agents/read.ts";
import { maskSecrets } from "../../../../agents/secrets.ts";
import { startBacktest } from "../../../../analyses/start-backtest.ts";
import { tryOut } from "../../../../analyses/try-out.ts";
import { AppError } from "../../../../errors.ts";
import type { DashboardContext, DashboardEnv } from "../../../context.ts";
import { page } from "../../../page.tsx";
import { tryItWords as words } from "../../../words/try-it.ts";
import { textAt } from "../json-path.ts";
import { latestCalls } from "../latest-calls.ts";
import { type PostedDraft, postedDraft } from "../posted-draft.ts";
import { whole } from "../whole.ts";
import { loadCallForm, NO_CALL, readCallForm, toldCall } from "./call-form.ts";
import { exampleFor } from "./example.ts";
import { COUNTS, TryItPage, type TryItProps } from "./page.tsx";

/** What a draft makes of calls: one that is pasted or loaded, or many past ones. Nothing is saved or sent. */
export const tryItApp = new Hono<DashboardEnv>();

tryItApp.get("/:id/try-it", async (c) => {
  const { configuration, version } = await agentOf(c);
  return show(c, { draft: maskSecrets(configuration), origin: { version, part: "fields" }, isSaved: true });
});

tryItApp.post("/:id/try-it", async (c) => {
  await agentOf(c);
  const posted = await postedDraft(c);
  const tried = await attempt(() => oneCall(c, posted));
  return show(c, { ...asShown(posted), call: readCallForm(posted.input), ...tried });
});

/** Begins what goes on by itself, and leads to where it is watched; the draft goes along and comes back from there. */
tryItApp.post("/:id/try-it/backtest", async (c) => {
  const agent = await agentOf(c);
  const posted = await postedDraft(c);
  const count = posted.input("count");
  const limit = COUNTS.find((one) => String(one) === count) ?? COUNTS[0];
  const { keyId } = c.get("signedIn");
  const asked = { draft: whole(posted.draft), limit };
  const begun = await attempt(() =>
    startBacktest(c.env.services, c.get("workspaceId"), agent.id, keyId, asked),
  );
  if ("error" in begun) return show(c, { ...asShown(posted), count, ...begun });
  const to = `/dashboard/tasks/backtests/${begun.backtest_id}`;
  // A script would put the answer into this page, where the whole page is to follow.
  if (c.req.header("hx-request") === "true") return c.body(null, 204, { "HX-Redirect": to });
  return c.redirect(to, 303);
});

const agentOf = (c: DashboardContext) =>
  getAgent(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? "");

const asShown = ({ draft, origin, input }: PostedDraft) => ({
  draft,
  origin,
  isSaved: false,
  chosen: input("past-call"),
});

/** What a button asks to be done with the one call. */
async function oneCall(c: DashboardContext, { draft, input }: PostedDraft): Promise<Partial<TryItProps>> {
  const { services } = c.env;
  const workspaceId = c.get("workspaceId");
  switch (input("do")) {
    case "example":
      return { call: exampleFor(draft) };
    case "load":
      checkScope(c.get("signedIn"), "calls", "read");
      return { call: await loadCallForm(services.db, workspaceId, input("past-call")) };
    case "read": {
      const told = toldCall(readCallForm(input));
      return {
        tried: await tryOut(services, workspaceId, c.req.param("id") ?? "", {
          ...told,
          draft: whole(draft),
        }),
      };
    }
    default:
      return {};
  }
}

/** What is wrong with the draft or the call is shown beside them, and both stay as they are. */
async function attempt<Result>(work: () => Promise<Result>): Promise<Result | { error: AppError }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code !== "unauthorized" && error.code !== "forbidden")
      return { error };
    throw error;
  }
}

async function show(
  c: DashboardContext,
  shown: Pick<TryItProps, "draft" | "origin" | "isSaved"> & Partial<TryItProps>,
): Promise<Response> {
  const agentId = c.req.param("id") ?? "";
  const calls = await latestCalls(c.env.services.db, c.get("signedIn"), agentId);
  const name = textAt(shown.draft, "agent_name") || agentId;
  return page(c, <TryItPage agentId={agentId} calls={calls} call={NO_CALL} chosen="" {...shown} />, {
    title: c.get("viewer").t(words.titleOf, { name }),
    status: shown.error ? 422 : 200,
  });
}
