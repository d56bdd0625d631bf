import { commandAnswer, dialAnswer, isGood, reasonIn, testAnswer } from "../../answers.ts";
import { numberIdOf } from "../../dialling/own-number.ts";
import { noNumberId, noVoiceAgent, refused } from "../../dialling/refusal.ts";
import { voiceAgentFor } from "../../dialling/voice-agent.ts";
import type { AdapterTools, CommandAnswer } from "../../provider.ts";
import { ATTEMPT_MEMBER } from "../../reading/attempt.ts";
import { API, authorization, callUrl, NAME, type Vapi, type VapiConnection } from "./account.ts";
import { destinationTo, SAY_NOTHING } from "./destination.ts";
import { VapiCall } from "./message.ts";
import { hmacKey } from "./signature.ts";

const NO_BASE64 =
  "settings.hmac.secret_is_base64 is on, and credentials.webhook_secret is no base64: no message would be accepted. Copy the secret anew, or turn that off.";

/** Asks for one assistant of the list, where messages could pass at all: the key's form hangs on the settings. */
export const test: Vapi["test"] = async ({ http }, connection) => {
  const { credentials, settings } = connection;
  if (credentials.webhook_auth === "hmac" && hmacKey(settings.hmac, credentials.webhook_secret) === null) {
    return { ok: false, detail: NO_BASE64, field: "credentials.webhook_secret" };
  }
  const answer = await http(`${API}/assistant?limit=1`, { headers: authorization(connection) });
  return testAnswer(NAME, answer, "api_key");
};

/** `POST /call` (Vapi, outbound calls). Our attempt's id comes back in every message of the call. */
export const dial: Vapi["dial"] = async (
  { http },
  connection,
  { agent, attemptId, toNumber, fromNumber, dynamicVariables },
) => {
  const { settings } = connection;
  const members = ["assistant_id", "agent_id"];
  const assistantId = voiceAgentFor(connection, agent, { members, setting: settings.assistant_id });
  if (assistantId === null) return noVoiceAgent(NAME, "an assistant", "settings.assistant_id");
  const phoneNumberId =
    (fromNumber === null ? settings.phone_number_id : null) ?? numberIdOf(connection, fromNumber);
  if (phoneNumberId === null) return noNumberId(NAME, fromNumber, "settings.phone_number_id");
  const assistantOverrides = {
    variableValues: dynamicVariables,
    metadata: { [ATTEMPT_MEMBER]: attemptId },
  };
  const answer = await http(`${API}/call`, {
    method: "POST",
    headers: authorization(connection),
    json: { assistantId, phoneNumberId, customer: { number: toNumber }, assistantOverrides },
  });
  return dialAnswer(NAME, answer, (json) => VapiCall.safeParse(json).data?.id);
};

/** Hangs up. */
export const end: Vapi["end"] = (tools, connection, { providerCallId }) =>
  control(tools, connection, providerCallId, { type: "end-call" });

/** Says the message first, where there is one, and shows our number; the human hears the briefing. */
export const transfer: Vapi["transfer"] = (tools, connection, { providerCallId, message, ...request }) => {
  const destination = destinationTo(request);
  return control(tools, connection, providerCallId, {
    type: "transfer",
    ...(message === null
      ? { destination: { ...destination, message: SAY_NOTHING } }
      : { destination, content: message }),
  });
};

/** In the assistant's voice, once it has finished what it is saying. */
export const say: Vapi["say"] = (tools, connection, { providerCallId, text }) =>
  control(tools, connection, providerCallId, { type: "say", content: text, endCallAfterSpoken: false });

/**
 * A command on a live call (Vapi, call features). Its control URL is a secret of that call: it is asked for each time, kept
 * nowhere, and only called on Vapi's own hosts. Nothing has happened where it cannot be learnt.
 */
async function control(
  { http }: AdapterTools,
  connection: VapiConnection,
  providerCallId: string,
  command: Record<string, unknown>,
): Promise<CommandAnswer> {
  const asked = await http(callUrl(providerCallId), { headers: authorization(connection) });
  if (asked.kind !== "answered") {
    return refused(`${NAME} was not reached, so nothing was done: ${asked.detail}`);
  }
  const controlUrl = VapiCall.safeParse(asked.json).data?.monitor?.controlUrl;
  if (!isGood(asked.status)) return refused(reasonIn(NAME, asked));
  if (!controlUrl) {
    return refused(
      "Vapi gives this call no control URL: it is over, or monitorPlan.controlEnabled is off in its assistant.",
    );
  }
  const key = connection.settings.public_key;
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return commandAnswer(NAME, await http(controlUrl, { method: "POST", headers, json: command }));
}
