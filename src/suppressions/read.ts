import { AppError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import {
  deleteSuppression,
  findSuppression,
  type SuppressionAddress,
  type SuppressionRow,
} from "../store/suppressions.ts";

export { countSuppressions, listSuppressions, type SuppressionAddress } from "../store/suppressions.ts";

/** One suppression, by its id or by number and agent; `not_found` says what was looked for. */
export async function getSuppression(
  db: Database,
  workspaceId: string,
  which: SuppressionAddress,
): Promise<SuppressionRow> {
  const row = await findSuppression(db, workspaceId, which);
  if (!row) throw noSuppression(which);
  return row;
}

/** Takes a number off the list. What was blocked because of it stays blocked. */
export async function removeSuppression(
  db: Database,
  workspaceId: string,
  which: SuppressionAddress,
): Promise<void> {
  if (!(await deleteSuppression(db, workspaceId, which))) throw noSuppression(which);
}

function noSuppression(which: SuppressionAddress): AppError {
  if ("id" in which) {
    const id = which.id.slice(0, 64);
    return new AppError("not_found", `There is no suppression ${id}: check the id, or give the number.`);
  }
  const number = which.phoneNumber.slice(0, 40);
  const message =
    which.agentId === ""
      ? `${number} is not on the list for all agents: check the number, or name the agent with agent_id.`
      : `${number} is not on the list for the agent ${which.agentId.slice(0, 64)}: check both.`;
  return new AppError("not_found", message);
}
