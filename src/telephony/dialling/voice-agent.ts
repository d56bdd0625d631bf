import { type Connection, voiceAgentOf } from "../connection.ts";
import type { VoiceAgent } from "../provider.ts";

/**
 * The provider's voice agent that speaks for one of ours: the connection's `agents` say so, else the agent's own
 * configuration under one of the provider's `members`, else the connection's setting.
 */
export function voiceAgentFor(
  connection: Pick<Connection, "agents">,
  agent: VoiceAgent,
  { members, setting }: { members: readonly string[]; setting: string | undefined },
): string | null {
  const named = [
    voiceAgentOf(connection, agent.agent_id),
    ...members.map((member) => agent.response_engine?.[member]),
    setting,
  ];
  return named.find((id): id is string => typeof id === "string" && id !== "") ?? null;
}
