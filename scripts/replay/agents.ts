import type { AgentAnswer } from "../api/answers.ts";
import type { ApiClient } from "../api/client.ts";
import type { LabelledCall } from "./labelled-call.ts";
import { mapConcurrently } from "./map-concurrently.ts";

/**
 * Makes one agent for each distinct field set and language; answers the agent's id for each call's id. An answer that
 * is lost with a killed worker leaves an agent behind that no call is sent to.
 */
export async function createAgents(
  api: ApiClient,
  calls: readonly LabelledCall[],
  concurrency: number,
): Promise<Map<string, string>> {
  const sets = Map.groupBy(calls, ({ fields, language }) => JSON.stringify([language, fields]));
  const made = await mapConcurrently([...sets.values()], concurrency, async (alike, index) => {
    const agent = {
      agent_name: `Replay ${index + 1}`,
      language: alike[0]?.language ?? undefined,
      post_call_data_extraction: alike[0]?.fields,
    };
    const { agent_id } = await api.post<AgentAnswer>("/v1/agents", agent);
    return alike.map(({ id }): [string, string] => [id, agent_id]);
  });
  return new Map(made.flat());
}
