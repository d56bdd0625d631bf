import * as z from "zod";
import type { Vault } from "../access/vault.ts";
import { getAgent } from "../agents/read.ts";
import { checkMasked, configurationContext, openSecrets, sealSecrets } from "../agents/secrets.ts";
import { AppError, type FieldError, fieldErrors, invalid } from "../errors.ts";
import { resolveField } from "../extraction/field.ts";
import type { Clock } from "../id.ts";
import type { AgentRow } from "../store/agents.ts";
import { findCall } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { Action, type ActionOf } from "./action.ts";
import { checkAction } from "./check.ts";
import { planActions } from "./plan.ts";
import { showRequest } from "./show-request.ts";
import { loadNeeded } from "./webhook.ts";

export interface PreviewTools {
  db: Database;
  vault: Vault;
  clock: Clock;
  allowPrivateTargets: boolean;
}

const Preview = z
  .strictObject({
    call_id: z.string().min(1).max(64),
    name: z.string().max(100).optional(),
    action: z.unknown().optional(),
  })
  .refine(({ name, action }) => (name === undefined) !== (action === undefined), {
    path: ["name"],
    error: "Give the name of an action of the agent, or an action itself.",
  });

/**
 * What an action of an agent, or a draft of one, makes of a past call: a webhook's request or a follow-up's plan. Sends and
 * saves nothing, and shows no secret. What this call leaves unfilled is in `errors`; a draft that could not even be saved
 * is `invalid`. `conflict` where the call has no analysis yet.
 */
export async function previewAction(
  tools: PreviewTools,
  workspaceId: string,
  agentId: string,
  input: unknown,
) {
  const parsed = Preview.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { call_id: callId, name, action: draft } = parsed.data;
  const agent = await getAgent(tools.db, workspaceId, agentId);
  const action = draft === undefined ? standing(agent, name ?? "") : readDraft(tools, agent, draft);
  const found = await findCall(tools.db, workspaceId, callId);
  if (found?.call.agentId !== agentId) {
    throw invalid([
      { field: "call_id", message: "The agent has no such call: check the id, or list its calls." },
    ]);
  }
  const { call, analysis, runs } = found;
  if (!analysis) throw new AppError("conflict", "The call has not been analysed yet: try again in a moment.");

  const configuration = { ...agent.configuration, post_call_actions: [action] };
  // As at the time when it was decided what follows from the call: a day that was ahead then still is.
  const analysed = { call, analysis, configuration, now: analysis.completedAt };
  const [planned] = planActions(analysed);
  if (!planned) throw new AppError("conflict", "Nothing follows from this action.");
  const { type, status, explanation, plan } = planned;
  const about = { name: action.name, type, would_run: status === "pending", explanation };
  if (action.type !== "webhook") return { ...about, plan };
  const run = runs.find((one) => one.name === action.name) ?? planned;
  const config = { ...action.config, headers: await openHeaders(tools.vault, agent, action) };
  const needed = await loadNeeded({ ...tools, clock: () => analysed.now }, call, config);
  return { ...about, ...showRequest(config, { ...analysed, ...needed, run }) };
}

function standing({ configuration }: AgentRow, name: string): Action {
  const found = configuration.post_call_actions.find((action) => action.name === name);
  if (found) return found;
  throw invalid([{ field: "name", message: "The agent has no action of this name." }]);
}

/** The draft with its secrets as they would stand: what is masked refers to the agent's action that it was. */
function readDraft(tools: PreviewTools, { configuration }: AgentRow, draft: unknown): Action {
  const parsed = Action.safeParse(draft);
  const errors: FieldError[] = parsed.success
    ? [
        ...checkAction(
          parsed.data,
          configuration.post_call_data_extraction.map(resolveField),
          tools.allowPrivateTargets,
        ),
        ...checkMasked({ ...configuration, post_call_actions: [parsed.data] }, configuration).map(
          (error) => ({
            ...error,
            field: error.field.replace(/^post_call_actions\.0\./, ""),
          }),
        ),
      ]
    : fieldErrors(parsed.error.issues);
  if (parsed.success && errors.length === 0) return parsed.data;
  throw invalid(errors.map(({ field, message }) => ({ field: `action.${field}`, message })));
}

/** The header values in the clear: the content type among them decides how the body is written. */
async function openHeaders(vault: Vault, agent: AgentRow, action: ActionOf<"webhook">) {
  const { configuration } = agent;
  const context = configurationContext(agent.workspaceId, agent.id);
  const isStored = configuration.post_call_actions.includes(action);
  const only = { ...configuration, post_call_actions: [action] };
  const sealed = isStored ? only : await sealSecrets(vault, context, only, configuration);
  const [open] = (await openSecrets(vault, context, sealed)).post_call_actions;
  return open?.type === "webhook" ? open.config.headers : undefined;
}
