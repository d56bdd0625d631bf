import { AppError } from "../errors.ts";
import type { AgentRow } from "../store/agents.ts";
import { readDraft } from "./draft.ts";
import { getAgent } from "./read.ts";
import { type AgentTools, accepted, type SavedAgent, saveNextVersion } from "./save.ts";

/** Somebody saved the agent after the version that a change began from. */
export class ChangedMeanwhile extends AppError {
  /** The version that stands now. */
  readonly version: number;

  constructor({ version }: AgentRow) {
    super(
      "conflict",
      `The agent was changed by someone else meanwhile, and is at version ${version} now: look at it, then save again.`,
    );
    this.name = "ChangedMeanwhile";
    this.version = version;
  }
}

/**
 * Saves a change that began from `version`, as `changeAgent` does. Where another version stands by now, nothing is saved:
 * `conflict`, as a `ChangedMeanwhile`.
 */
export async function changeAgentFrom(
  tools: AgentTools,
  workspaceId: string,
  agentId: string,
  version: number,
  input: unknown,
): Promise<SavedAgent> {
  const standing = await getAgent(tools.db, workspaceId, agentId);
  if (standing.version !== version) throw new ChangedMeanwhile(standing);
  const configuration = accepted(await readDraft(tools, standing, input));
  try {
    return await saveNextVersion(tools, standing, configuration, standing.configuration);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "conflict")) throw error;
    throw new ChangedMeanwhile(await getAgent(tools.db, workspaceId, agentId));
  }
}
