import { commandAnswer, dialAnswer, testAnswer } from "../../answers.ts";
import { noVoiceAgent } from "../../dialling/refusal.ts";
import { voiceAgentFor } from "../../dialling/voice-agent.ts";
import { API, authorization, type Call2Me, callUrl, NAME } from "./account.ts";

/** Asks for the key's own user. */
export const test: Call2Me["test"] = async ({ http }, connection) => {
  const answer = await http(`${API}/v1/users/me`, { headers: authorization(connection) });
  return testAnswer(NAME, answer, "api_key");
};

/** `POST /v1/schedules`, due at once; the number that the agent shows is Call2Me's choice. */
export const dial: Call2Me["dial"] = async ({ http, clock }, connection, { agent, toNumber }) => {
  const { settings } = connection;
  const agentId = voiceAgentFor(connection, agent, { members: ["agent_id"], setting: settings.agent_id });
  if (agentId === null) return noVoiceAgent(NAME, "one of its agents", "settings.agent_id");
  const answer = await http(`${API}/v1/schedules`, {
    method: "POST",
    headers: authorization(connection),
    json: {
      agent_id: agentId,
      phone_number: toNumber,
      scheduled_at: new Date(clock()).toISOString(),
      timezone: settings.timezone ?? "UTC",
    },
  });
  // The schedule's id is not the call's; that comes with the call's first message.
  return dialAnswer(NAME, answer, (json) => (typeof json === "object" && json !== null ? null : undefined));
};

/** `POST /v1/calls/{id}/end`. */
export const end: Call2Me["end"] = async ({ http }, connection, { providerCallId }) => {
  const url = `${callUrl(providerCallId)}/end`;
  return commandAnswer(NAME, await http(url, { method: "POST", headers: authorization(connection) }));
};
