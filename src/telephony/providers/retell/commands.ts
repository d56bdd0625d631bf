import * as z from "zod";
import { commandAnswer, dialAnswer } from "../../answers.ts";
import { foundAnswer } from "../../asked-call.ts";
import { type Connection, voiceAgentOf } from "../../connection.ts";
import type {
  AdapterTools,
  CommandAnswer,
  DialAnswer,
  DialRequest,
  FoundCall,
  SoughtAttempt,
  TransferRequest,
} from "../../provider.ts";
import { RetellCall, readCall } from "./call.ts";
import type { RetellCredentials, RetellSettings } from "./settings.ts";

type RetellConnection = Connection<RetellCredentials, RetellSettings>;

export const NAME = "Retell";
export const API = "https://api.retellai.com";

export const authorized = ({ credentials }: RetellConnection) => ({
  authorization: `Bearer ${credentials.api_key}`,
});

/** `POST /v2/create-phone-call`. Without an agent named here, the one that is bound to the number speaks. */
export async function dial(
  { http }: AdapterTools,
  connection: RetellConnection,
  request: DialRequest,
): Promise<DialAnswer> {
  const { agent } = request;
  const fromNumber = request.fromNumber ?? connection.numbers[0]?.phone_number;
  if (!fromNumber) {
    const reason = "Retell needs a number to dial from: add one of its numbers to the connection's numbers.";
    return { kind: "refused", reason };
  }
  const ofAgent = [
    voiceAgentOf(connection, agent.agent_id),
    agent.response_engine?.agent_id,
    connection.settings.agent_id,
  ].find((id) => typeof id === "string" && id !== "");
  const answer = await http(`${API}/v2/create-phone-call`, {
    method: "POST",
    headers: authorized(connection),
    json: {
      from_number: fromNumber,
      to_number: request.toNumber,
      ...(ofAgent ? { override_agent_id: ofAgent } : {}),
      metadata: { attempt_id: request.attemptId },
      retell_llm_dynamic_variables: inTexts(request.dynamicVariables),
    },
  });
  return dialAnswer(NAME, answer, (json) => RetellCall.safeParse(json).data?.call_id);
}

/** Retell's variables are texts; what has no value is left out. */
function inTexts(variables: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(variables).flatMap(([name, value]) =>
    value == null ? [] : [[name, typeof value === "string" ? value : JSON.stringify(value)]],
  );
  return Object.fromEntries(texts);
}

/** `POST /v2/stop-call/{id}`. */
export async function end(
  { http }: AdapterTools,
  connection: RetellConnection,
  { providerCallId }: Pick<TransferRequest, "providerCallId">,
): Promise<CommandAnswer> {
  const url = `${API}/v2/stop-call/${encodeURIComponent(providerCallId)}`;
  return commandAnswer(NAME, await http(url, { method: "POST", headers: authorized(connection) }));
}

const Listed = z.looseObject({ items: z.array(z.unknown()), has_more: z.boolean().nullish().catch(null) });

/**
 * By its id, or where the dial's answer was lost, by the metadata it was dialled with. The list is not narrowed by start
 * time, which a call that has not begun does not have; its items have no transcript, so the call itself is asked for.
 */
export async function findCall(
  { http }: AdapterTools,
  connection: RetellConnection,
  { providerCallId, attemptId, toNumber }: SoughtAttempt,
): Promise<FoundCall> {
  const headers = authorized(connection);
  let callId = providerCallId;
  if (callId === null) {
    const filter_criteria = {
      to_number: { type: "string", op: "eq", value: toNumber },
      metadata: [{ key: "attempt_id", type: "string", op: "eq", value: attemptId }],
    };
    const json = { filter_criteria, limit: 50, sort_order: "descending" };
    const answer = await http(`${API}/v3/list-calls`, { method: "POST", headers, json });
    const listed =
      answer.kind === "answered" && answer.status === 200 ? Listed.safeParse(answer.json).data : null;
    if (!listed) return { kind: "not_told" };
    const calls = listed.items.flatMap((item) => RetellCall.safeParse(item).data ?? []);
    const found = calls.find(({ metadata }) => metadata?.attempt_id === attemptId);
    if (!found) return { kind: listed.has_more === true ? "not_told" : "absent" };
    callId = found.call_id;
  }
  const url = `${API}/v2/get-call/${encodeURIComponent(callId)}`;
  return foundAnswer(await http(url, { headers }), callId, (json) => readCall(json, connection));
}
