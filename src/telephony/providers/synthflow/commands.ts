import * as z from "zod";
import { dialAnswer, testAnswer } from "../../answers.ts";
import { noVoiceAgent } from "../../dialling/refusal.ts";
import { textVariables } from "../../dialling/variables.ts";
import { voiceAgentFor } from "../../dialling/voice-agent.ts";
import { ATTEMPT_MEMBER } from "../../reading/attempt.ts";
import { apiOf, authorization, NAME, type Synthflow } from "./account.ts";

const Placed = z.looseObject({ response: z.looseObject({ call_id: z.string().min(1) }) });

/** Asks for one agent of the list. */
export const test: Synthflow["test"] = async ({ http }, connection) => {
  const url = `${apiOf(connection)}/assistants/?limit=1`;
  return testAnswer(NAME, await http(url, { headers: authorization(connection) }), "api_key");
};

/** `POST /v2/calls`. */
export const dial: Synthflow["dial"] = async (
  { http },
  connection,
  { agent, attemptId, toNumber, fromNumber, dynamicVariables },
) => {
  const { settings } = connection;
  const members = ["model_id", "agent_id"];
  const modelId = voiceAgentFor(connection, agent, { members, setting: settings.model_id });
  if (modelId === null) return noVoiceAgent(NAME, "one of its agents", "settings.model_id");
  const { name } = dynamicVariables;
  const variables = textVariables({ ...dynamicVariables, [ATTEMPT_MEMBER]: attemptId });
  const answer = await http(`${apiOf(connection)}/calls`, {
    method: "POST",
    headers: authorization(connection),
    json: {
      model_id: modelId,
      phone: toNumber,
      name: typeof name === "string" && name.trim() !== "" ? name : settings.default_name,
      ...(fromNumber === null ? {} : { from_phone_number: fromNumber }),
      custom_variables: Object.entries(variables).map(([key, value]) => ({ key, value })),
      external_webhook_url: connection.intakeUrl,
    },
  });
  return dialAnswer(NAME, answer, (json) => Placed.safeParse(json).data?.response.call_id);
};
