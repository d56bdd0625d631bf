import { commandAnswer, dialAnswer, testAnswer } from "../../answers.ts";
import { ownNumber } from "../../dialling/own-number.ts";
import { noOwnNumber } from "../../dialling/refusal.ts";
import { textVariables } from "../../dialling/variables.ts";
import { voiceAgentFor } from "../../dialling/voice-agent.ts";
import { ATTEMPT_MEMBER } from "../../reading/attempt.ts";
import { API, authorization, NAME, type Retell } from "./account.ts";
import { RetellCall } from "./call.ts";

/** Asks whose key it is. */
export const test: Retell["test"] = async ({ http }, connection) => {
  const answer = await http(`${API}/get-api-key-info`, { headers: authorization(connection) });
  return testAnswer(NAME, answer, "api_key");
};

/** `POST /v2/create-phone-call`. Without an agent named here, the one that is bound to the number speaks. */
export const dial: Retell["dial"] = async (
  { http },
  connection,
  { agent, attemptId, toNumber, fromNumber, dynamicVariables },
) => {
  const from = ownNumber(connection, fromNumber);
  if (from === null) return noOwnNumber(NAME);
  const { agent_id: setting } = connection.settings;
  const agentId = voiceAgentFor(connection, agent, { members: ["agent_id"], setting });
  const answer = await http(`${API}/v2/create-phone-call`, {
    method: "POST",
    headers: authorization(connection),
    json: {
      from_number: from,
      to_number: toNumber,
      ...(agentId === null ? {} : { override_agent_id: agentId }),
      metadata: { [ATTEMPT_MEMBER]: attemptId },
      retell_llm_dynamic_variables: textVariables(dynamicVariables),
    },
  });
  return dialAnswer(NAME, answer, (json) => RetellCall.safeParse(json).data?.call_id);
};

/** `POST /v2/stop-call/{id}`. */
export const end: Retell["end"] = async ({ http }, connection, { providerCallId }) => {
  const url = `${API}/v2/stop-call/${encodeURIComponent(providerCallId)}`;
  return commandAnswer(NAME, await http(url, { method: "POST", headers: authorization(connection) }));
};
