import { Hono } from "hono";
import { previewAction } from "../../../../actions/preview.ts";
import { testTarget } from "../../../../actions/test-target.ts";
import { AppError } from "../../../../errors.ts";
import type { DashboardContext, DashboardEnv } from "../../../context.ts";
import { page } from "../../../page.tsx";
import { actionsWords as words } from "../../../words/actions.ts";
import { nodeAt, textAt } from "../json-path.ts";
import { type PostedDraft, postedDraft } from "../posted-draft.ts";
import { PreviewPage } from "./preview-page.tsx";
import type { Outcome } from "./preview-result.tsx";

/** What an action of the draft in the editor makes of a past call, shown or sent as a test. */
export const actionsApp = new Hono<DashboardEnv>();

actionsApp.post("/:id/actions/preview", (c) =>
  answer(c, words.previewTitle, async (...asked) => ({
    kind: "preview",
    preview: await previewAction(c.env.services, ...asked),
  })),
);

actionsApp.post("/:id/actions/test-target", (c) =>
  answer(c, words.testTitle, async (...asked) => ({
    kind: "test",
    sent: await testTarget(c.env.services, ...asked),
  })),
);

async function answer(
  c: DashboardContext,
  title: (typeof words)["previewTitle" | "testTitle"],
  ask: (workspaceId: string, agentId: string, input: unknown) => Promise<Outcome>,
): Promise<Response> {
  const agentId = c.req.param("id") ?? "";
  const posted = await postedDraft(c);
  const index = posted.input("action");
  const name = textAt(posted.draft, "post_call_actions", index, "name");
  const outcome = await ask(c.get("workspaceId"), agentId, requestOf(posted, index)).catch(refusedAs);
  return page(
    c,
    <PreviewPage agentId={agentId} posted={posted} index={index} name={name} outcome={outcome} />,
    { title: c.get("viewer").t(title, { name }), status: outcome.kind === "refused" ? 422 : 200 },
  );
}

function requestOf({ draft, input }: PostedDraft, index: string) {
  const fields = draft.post_call_data_extraction;
  return {
    call_id: input("preview-call"),
    action: nodeAt(draft, ["post_call_actions", index]) ?? null,
    ...(fields === undefined ? {} : { post_call_data_extraction: fields }),
  };
}

/** What is wrong with the draft, or with this call for it, is said in place; all else is no answer to it. */
function refusedAs(error: unknown): Outcome {
  if (error instanceof AppError && (error.code === "invalid" || error.code === "conflict"))
    return { kind: "refused", error };
  throw error;
}
