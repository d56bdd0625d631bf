import * as z from "zod";
import { dialAnswer, goodJson, testAnswer } from "../../answers.ts";
import { numberIdOf } from "../../dialling/own-number.ts";
import { noNumberId, noVoiceAgent, refused } from "../../dialling/refusal.ts";
import { plainVariables } from "../../dialling/variables.ts";
import { voiceAgentFor } from "../../dialling/voice-agent.ts";
import { ATTEMPT_MEMBER } from "../../reading/attempt.ts";
import { apiOf, authorization, type Elevenlabs, type ElevenlabsConnection, NAME } from "./account.ts";

/** Placed, though ElevenLabs may name the conversation only in its messages. */
const Placed = z.looseObject({
  success: z.boolean().nullish(),
  conversation_id: z.string().min(1).nullish(),
});

/** Asks for one conversation of the list. */
export const test: Elevenlabs["test"] = async ({ http }, connection) => {
  const url = `${apiOf(connection)}/conversations?page_size=1`;
  return testAnswer(NAME, await http(url, { headers: authorization(connection) }), "api_key");
};

/** `POST /v1/convai/{twilio,sip-trunk}/outbound-call`. */
export const dial: Elevenlabs["dial"] = async (
  { http },
  connection,
  { agent, attemptId, toNumber, fromNumber, dynamicVariables },
) => {
  const { settings } = connection;
  const agentId = voiceAgentFor(connection, agent, { members: ["agent_id"], setting: settings.agent_id });
  if (agentId === null) return noVoiceAgent(NAME, "one of its agents", "settings.agent_id");
  const numberId = numberOf(connection, fromNumber);
  if (!numberId) return noNumberId(NAME, fromNumber, "settings.agent_phone_number_id");
  const path = settings.telephony === "twilio" ? "twilio" : "sip-trunk";
  const answer = await http(`${apiOf(connection)}/${path}/outbound-call`, {
    method: "POST",
    headers: authorization(connection),
    json: {
      agent_id: agentId,
      agent_phone_number_id: numberId,
      to_number: toNumber,
      conversation_initiation_client_data: {
        dynamic_variables: { ...variablesFor(dynamicVariables), [ATTEMPT_MEMBER]: attemptId },
      },
    },
  });
  const placed = Placed.safeParse(goodJson(answer)).data;
  if (placed?.success === false) return refused(`${NAME} did not place the call: ${messageIn(placed)}`);
  return dialAnswer(NAME, answer, () =>
    placed?.success || placed?.conversation_id ? (placed.conversation_id ?? null) : undefined,
  );
};

/** The setting is for requests that name no number, and for numbers whose id the connection does not have. */
const numberOf = (connection: ElevenlabsConnection, fromNumber: string | null) =>
  fromNumber === null
    ? (connection.settings.agent_phone_number_id ?? numberIdOf(connection, null))
    : (numberIdOf(connection, fromNumber) ?? connection.settings.agent_phone_number_id);

/** Names that begin system__ are ElevenLabs' own. */
function variablesFor(given: Record<string, unknown>) {
  const ours = Object.entries(given).filter(([name]) => !name.startsWith("system__"));
  return plainVariables(Object.fromEntries(ours));
}

function messageIn({ message }: z.infer<typeof Placed>): string {
  return (typeof message === "string" && message ? message : "it gives no reason.").slice(0, 300);
}
