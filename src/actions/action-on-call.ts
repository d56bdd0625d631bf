import * as z from "zod";
import type { Vault } from "../access/vault.ts";
import type { Configuration } from "../agents/configuration.ts";
import { getAgent } from "../agents/read.ts";
import { checkMasked, configurationContext, openSecrets, sealSecrets } from "../agents/secrets.ts";
import { AppError, type FieldError, fieldErrors, invalid } from "../errors.ts";
import { FieldDefinition, resolveField } from "../extraction/field.ts";
import type { Clock } from "../id.ts";
import type { AgentRow } from "../store/agents.ts";
import { findCall } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { Action, type ActionOf } from "./action.ts";
import { checkAction } from "./check.ts";
import { planActions } from "./plan.ts";
import { loadNeeded } from "./webhook.ts";

export interface ActionOnCallTools {
  db: Database;
  vault: Vault;
  clock: Clock;
  allowPrivateTargets: boolean;
}

const ActionOnCall = z
  .strictObject({
    call_id: z.string().min(1).max(64),
    name: z.string().max(100).optional(),
    action: z.unknown().optional(),
    /** The fields that the agent would have with this draft of an action; left out, those that it has. */
    post_call_data_extraction: z.array(FieldDefinition).max(100).optional(),
  })
  .refine(({ name, action }) => (name === undefined) !== (action === undefined), {
    path: ["name"],
    error: "Give the name of an action of the agent, or an action itself.",
  });

/**
 * An action of an agent, or a draft of one, beside a past call of the agent: what it was decided on and how, and for a
 * webhook all that its request is made of, secrets in the clear. Saves and sends nothing. `invalid` for a draft that could
 * not be saved and for a call that is not the agent's; `conflict` where the call has no analysis yet.
 */
export async function actionOnCall(
  tools: ActionOnCallTools,
  workspaceId: string,
  agentId: string,
  input: unknown,
) {
  const parsed = ActionOnCall.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { call_id: callId, name, action: draft, post_call_data_extraction: fields } = parsed.data;
  const agent = await getAgent(tools.db, workspaceId, agentId);
  const standing = agent.configuration;
  const around = fields ? { ...standing, post_call_data_extraction: fields } : standing;
  const action =
    draft === undefined ? actionNamed(standing, name ?? "") : readDraft(tools, around, standing, draft);
  const found = await findCall(tools.db, workspaceId, callId);
  if (found?.call.agentId !== agentId) {
    throw invalid([
      { field: "call_id", message: "The agent has no such call: check the id, or list its calls." },
    ]);
  }
  const { call, analysis, runs } = found;
  if (!analysis) throw new AppError("conflict", "The call has not been analysed yet: try again in a moment.");

  const configuration = { ...around, post_call_actions: [action] };
  // As at the time when it was decided what follows from the call: a day that was ahead then still is.
  const analysed = { call, analysis, configuration, now: analysis.completedAt };
  const [planned] = planActions(analysed);
  if (!planned) throw new AppError("conflict", "Nothing follows from this action.");
  const about = { agent, action, planned, analysed };
  if (action.type !== "webhook") return { ...about, webhook: null };
  const config = await openConfig(tools.vault, agent, action);
  const run = runs.find((one) => one.name === action.name) ?? planned;
  const needed = await loadNeeded({ ...tools, clock: () => analysed.now }, call, config);
  return { ...about, webhook: { config, source: { ...analysed, ...needed, run } } };
}

function actionNamed(configuration: Configuration, name: string): Action {
  const found = configuration.post_call_actions.find((action) => action.name === name);
  if (found) return found;
  throw invalid([{ field: "name", message: "The agent has no action of this name." }]);
}

/** The draft with its secrets as they would stand: what is masked refers to the agent's action that it was. */
function readDraft(
  tools: ActionOnCallTools,
  around: Configuration,
  standing: Configuration,
  draft: unknown,
): Action {
  const parsed = Action.safeParse(draft);
  const errors: FieldError[] = parsed.success
    ? [
        ...checkAction(
          parsed.data,
          around.post_call_data_extraction.map(resolveField),
          tools.allowPrivateTargets,
        ),
        ...checkMasked({ ...standing, post_call_actions: [parsed.data] }, standing).map((error) => ({
          ...error,
          field: error.field.replace(/^post_call_actions\.0\./, ""),
        })),
      ]
    : fieldErrors(parsed.error.issues);
  if (parsed.success && errors.length === 0) return parsed.data;
  throw invalid(errors.map(({ field, message }) => ({ field: `action.${field}`, message })));
}

/** With secret and header values in the clear: the content type among them decides how the body is written. */
async function openConfig(vault: Vault, agent: AgentRow, action: ActionOf<"webhook">) {
  const { configuration } = agent;
  const context = configurationContext(agent.workspaceId, agent.id);
  const isStored = configuration.post_call_actions.includes(action);
  const only = { ...configuration, post_call_actions: [action] };
  const sealed = isStored ? only : await sealSecrets(vault, context, only, configuration);
  const [open] = (await openSecrets(vault, context, sealed)).post_call_actions;
  return open?.type === "webhook" ? open.config : action.config;
}
