import { ChangedMeanwhile, changeAgentFrom } from "../../../agents/change-from.ts";
import { getAgent } from "../../../agents/read.ts";
import type { SavedAgent } from "../../../agents/save.ts";
import { AppError } from "../../../errors.ts";
import type { DashboardContext } from "../../context.ts";
import { done } from "../../flash.ts";
import { page } from "../../page.tsx";
import { agentsWords as words } from "../../words/agents.ts";
import { Editor } from "./editor.tsx";
import { editorState, type Shown, standingDraft } from "./editor-state.ts";
import type { Draft } from "./form/read.ts";
import { partNamed } from "./place-words.ts";
import { type PostedEditor, postedEditor } from "./posted-editor.ts";
import { SecretPage } from "./secret-page.tsx";
import { whole } from "./whole.ts";

const agentOf = (c: DashboardContext) =>
  getAgent(c.env.services.db, c.get("workspaceId"), c.req.param("id") ?? "");

/** The editor of an agent as it is saved. */
export async function showEditor(c: DashboardContext): Promise<Response> {
  const agent = await agentOf(c);
  const part = partNamed(c.req.query("part"));
  return answer(c, 200, { draft: standingDraft(agent), part, version: agent.version });
}

/** The editor after its form was posted: changed and checked, or saved. */
export async function postEditor(c: DashboardContext): Promise<Response> {
  const posted = await postedEditor(c);
  const { draft, part, version, unreadable, text } = posted;
  if (draft === null) {
    const status = posted.command.kind === "save" ? 422 : 200;
    return answer(c, status, { draft: standingDraft(await agentOf(c)), part, version, text, unreadable });
  }
  if (posted.command.kind === "save") return save(c, posted, draft);
  return answer(c, 200, { draft, part, version, ...(part === "json" ? { text } : {}) });
}

async function save(c: DashboardContext, posted: PostedEditor, draft: Draft): Promise<Response> {
  const { part, text, command } = posted;
  const version = (command.kind === "save" && command.over) || posted.version;
  const again: Shown = { draft, part, version, ...(part === "json" ? { text } : {}) };
  try {
    const id = c.req.param("id") ?? "";
    const saved = await changeAgentFrom(c.env.services, c.get("workspaceId"), id, version, whole(draft));
    return answerSaved(c, saved, `/dashboard/agents/${id}?part=${part}`, (t) =>
      t(words.saved, { n: saved.agent.version }),
    );
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return answer(c, 409, { ...again, refused: "conflict" });
    if (error instanceof AppError && error.code === "invalid")
      return answer(c, 422, { ...again, refused: "wrong", wrong: error.fields });
    throw error;
  }
}

/** Goes on after an agent was saved; by way of its webhook secret where one was made, which only this answer can show. */
export function answerSaved(
  c: DashboardContext,
  { agent, webhookSecret }: SavedAgent,
  to: string,
  say: (t: DashboardContext["var"]["viewer"]["t"]) => string,
): Response {
  const { t } = c.get("viewer");
  const isPart = c.req.header("hx-request") === "true";
  if (webhookSecret === null) {
    const onwards = done(c, to, say(t));
    return isPart ? c.body(null, 204, { "HX-Redirect": to }) : onwards;
  }
  if (isPart) {
    c.header("HX-Retarget", "#content");
    c.header("HX-Reselect", "#secret-page");
    c.header("HX-Reswap", "innerHTML show:window:top");
  }
  const name = agent.configuration.agent_name;
  return page(c, <SecretPage name={name} secret={webhookSecret} to={to} said={say(t)} />, {
    title: t(words.secretTitle, { name }),
    status: 201,
  });
}

async function answer(c: DashboardContext, status: 200 | 409 | 422, shown: Shown): Promise<Response> {
  const state = await editorState(c, await agentOf(c), shown);
  // A script shows what is refused by 422 alone (`parts/layout.tsx`).
  const isPart = c.req.header("hx-request") === "true";
  return page(c, <Editor {...state} />, {
    title: state.name,
    status: status === 409 && isPart ? 422 : status,
  });
}
