import * as z from "zod";
import { type FieldError, fieldErrors } from "../errors.ts";
import { type AgentRow, findAgent } from "../store/agents.ts";
import type { Database } from "../store/database.ts";
import { checkConfiguration } from "./check.ts";
import { Configuration, READ_ONLY_MEMBERS, type StoredConfiguration } from "./configuration.ts";
import { checkMasked, maskSecrets } from "./secrets.ts";

export interface DraftTools {
  db: Database;
  allowPrivateTargets: boolean;
}

/** What an agent is to be, or every place in it that is wrong. */
export type Draft = { configuration: Configuration } | { wrong: FieldError[] };

/** A draft as a member of a request: what each of its own members may be is `readDraft`'s business. */
export const DraftMembers = z.record(
  z.string(),
  z.unknown(),
  "Give the members of the agent that would change.",
);

/**
 * The standing configuration with the members that a client sent in their place, each whole. Masked headers refer to what
 * stands, and are left masked: only `sealSecrets` puts them back.
 */
export async function readDraft(tools: DraftTools, standing: AgentRow, input: unknown): Promise<Draft> {
  const { configuration, workspaceId } = standing;
  const changed = isRecord(input) ? { ...maskSecrets(configuration), ...input } : input;
  return readConfiguration(tools, workspaceId, changed, configuration);
}

/** Reads a whole configuration. `previous` is what stands already: masked values refer to it. */
export async function readConfiguration(
  tools: DraftTools,
  workspaceId: string,
  input: unknown,
  previous: StoredConfiguration | null,
): Promise<Draft> {
  const parsed = Configuration.safeParse(isRecord(input) ? withoutReadOnly(input) : input);
  if (!parsed.success) return { wrong: fieldErrors(parsed.error.issues) };
  const wrong = [
    ...checkConfiguration(parsed.data, tools.allowPrivateTargets),
    ...checkMasked(parsed.data, previous),
    ...(await checkCallers(tools.db, workspaceId, parsed.data)),
  ];
  return wrong.length > 0 ? { wrong } : { configuration: parsed.data };
}

/** The wrong places of a draft as the request that carries it under `draft` names them. */
export function wrongInDraft(draft: Draft): FieldError[] {
  if (!("wrong" in draft)) return [];
  return draft.wrong.map(({ field, message }) => ({ field: `draft.${field}`, message }));
}

/** A follow-up may be made by another agent, which has to be there. */
async function checkCallers(db: Database, workspaceId: string, configuration: Configuration) {
  const checks = configuration.post_call_actions.map(async (action, i) => {
    const agentId = action.type === "schedule_call" ? action.config.agent_id : undefined;
    if (agentId === undefined || (await findAgent(db, workspaceId, agentId))) return [];
    const message = `There is no agent ${agentId}: check the id, or leave it out to call with this agent.`;
    return [{ field: `post_call_actions.${i}.config.agent_id`, message }];
  });
  return (await Promise.all(checks)).flat();
}

const isRecord = (input: unknown): input is Record<string, unknown> =>
  typeof input === "object" && input !== null && !Array.isArray(input);

function withoutReadOnly(input: Record<string, unknown>): Record<string, unknown> {
  const readOnly: readonly string[] = READ_ONLY_MEMBERS;
  return Object.fromEntries(Object.entries(input).filter(([member]) => !readOnly.includes(member)));
}
