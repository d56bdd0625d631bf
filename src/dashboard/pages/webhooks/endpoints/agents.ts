import { agentsToChoose } from "../../../agents-to-choose.ts";
import type { DashboardContext } from "../../../context.ts";

/** The names of the agents in use, by id; with those that are chosen already, so that none is dropped unseen. */
export async function namesToChoose(
  c: DashboardContext,
  chosen: readonly string[],
): Promise<Map<string, string>> {
  return new Map([...chosen.map((id) => [id, id] as const), ...(await agentsToChoose(c))]);
}
