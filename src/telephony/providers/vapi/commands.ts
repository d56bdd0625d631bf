import { commandAnswer, dialAnswer, reasonIn } from "../../answers.ts";
import { foundAnswer, transcriptAnswer } from "../../asked-call.ts";
import { type Connection, voiceAgentOf } from "../../connection.ts";
import { readInstant } from "../../instant.ts";
import { readObject } from "../../json-object.ts";
import type {
  AdapterTools,
  CommandAnswer,
  DialAnswer,
  DialRequest,
  FetchedTranscript,
  FoundCall,
  SoughtAttempt,
  TransferRequest,
} from "../../provider.ts";
import { VapiCall } from "./message.ts";
import { readCall, readTranscript } from "./read-call.ts";
import type { VapiCredentials, VapiSettings } from "./settings.ts";

type VapiConnection = Connection<VapiCredentials, VapiSettings>;

export const NAME = "Vapi";
export const API = "https://api.vapi.ai";
/** Calls of one page; as many as Vapi lists without being asked for more. */
const PAGE = 100;
/** Round the moment of dialling: two clocks, and a request that was long on its way. */
const LISTED_BEFORE_MS = 60_000;
const LISTED_AFTER_MS = 5 * 60_000;

/** Vapi's own work on a call that is over; its report comes within seconds as a rule. */
const PROCESSED_AFTER_MS = 60_000;

export const authorized = ({ credentials }: VapiConnection) => ({
  authorization: `Bearer ${credentials.api_key}`,
});

const callUrl = (id: string) => `${API}/call/${encodeURIComponent(id)}`;

/** `POST /call` (Vapi, outbound calls). Our attempt's id comes back in every message of the call. */
export async function dial(
  { http }: AdapterTools,
  connection: VapiConnection,
  request: DialRequest,
): Promise<DialAnswer> {
  const { agent, toNumber, fromNumber } = request;
  const engine = agent.response_engine;
  const assistantId = [
    voiceAgentOf(connection, agent.agent_id),
    engine?.assistant_id,
    engine?.agent_id,
    connection.settings.assistant_id,
  ].find((id) => typeof id === "string" && id !== "");
  if (!assistantId) {
    const reason =
      "Vapi needs an assistant to speak: add it to the connection's agents, or set settings.assistant_id.";
    return { kind: "refused", reason };
  }
  const phoneNumberId = numberIdOf(connection, fromNumber);
  if (!phoneNumberId) {
    const reason = fromNumber
      ? `Vapi dials by its own id of a number: give numbers the id of ${fromNumber}.`
      : "Vapi needs a number to dial from: set settings.phone_number_id, or give a number's id in numbers.";
    return { kind: "refused", reason };
  }
  const assistantOverrides = {
    variableValues: request.dynamicVariables,
    metadata: { attempt_id: request.attemptId },
  };
  const answer = await http(`${API}/call`, {
    method: "POST",
    headers: authorized(connection),
    json: { assistantId, phoneNumberId, customer: { number: toNumber }, assistantOverrides },
  });
  return dialAnswer(NAME, answer, (json) => VapiCall.safeParse(json).data?.id);
}

function numberIdOf({ numbers, settings }: VapiConnection, from: string | null): string | null | undefined {
  if (from !== null) return numbers.find(({ phone_number }) => phone_number === from)?.id;
  return settings.phone_number_id ?? numbers.find(({ id }) => id !== null)?.id;
}

export const end = (
  tools: AdapterTools,
  connection: VapiConnection,
  { providerCallId }: Pick<TransferRequest, "providerCallId">,
) => control(tools, connection, providerCallId, { type: "end-call" });

export function transfer(
  tools: AdapterTools,
  connection: VapiConnection,
  { providerCallId, to, fromNumber, message }: TransferRequest,
) {
  const callerId = fromNumber === null ? {} : { callerId: fromNumber };
  const destination = /^sips?:/i.test(to)
    ? { type: "sip", sipUri: to, ...callerId }
    : { type: "number", number: to, ...callerId };
  const content = message === null ? {} : { content: message };
  return control(tools, connection, providerCallId, { type: "transfer", destination, ...content });
}

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
  const asked = await http(callUrl(providerCallId), { headers: authorized(connection) });
  if (asked.kind !== "answered") {
    return { kind: "refused", reason: `${NAME} was not reached, so nothing was done: ${asked.detail}` };
  }
  const controlUrl = VapiCall.safeParse(asked.json).data?.monitor?.controlUrl;
  if (asked.status < 200 || asked.status > 299) return { kind: "refused", reason: reasonIn(NAME, asked) };
  if (!controlUrl) {
    const reason =
      "Vapi gives this call no control URL: it is over, or monitorPlan.controlEnabled is off in its assistant.";
    return { kind: "refused", reason };
  }
  const key = connection.settings.public_key;
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return commandAnswer(NAME, await http(controlUrl, { method: "POST", headers, json: command }));
}

/** By its id, or where the dial's answer was lost, by our attempt's id in the list of calls created then. */
export async function findCall(
  { http }: AdapterTools,
  connection: VapiConnection,
  { providerCallId, attemptId, dialedAt }: SoughtAttempt,
): Promise<FoundCall> {
  const headers = authorized(connection);
  const read = (json: unknown) => readCall(json, connection);
  if (providerCallId !== null) {
    return foundAnswer(await http(callUrl(providerCallId), { headers }), providerCallId, read);
  }
  const query = new URLSearchParams({
    limit: String(PAGE),
    createdAtGe: new Date(dialedAt - LISTED_BEFORE_MS).toISOString(),
    createdAtLe: new Date(dialedAt + LISTED_AFTER_MS).toISOString(),
  });
  const answer = await http(`${API}/call?${query}`, { headers });
  if (answer.kind !== "answered" || answer.status !== 200 || !Array.isArray(answer.json)) {
    return { kind: "not_told" };
  }
  const found = answer.json.find((call) => attemptOf(call) === attemptId);
  // A full page may have left it out.
  if (!found) return { kind: answer.json.length < PAGE ? "absent" : "not_told" };
  const { data } = VapiCall.safeParse(found);
  return data ? foundAnswer({ ...answer, json: found }, data.id, read) : { kind: "not_told" };
}

const attemptOf = (call: unknown) =>
  readObject(readObject(readObject(call).assistantOverrides).metadata).attempt_id;

/**
 * The call as Vapi keeps it, where its report never came. One that is long over and has no words was silent, or its owner
 * keeps none.
 */
export async function fetchTranscript(
  { http, clock }: AdapterTools,
  connection: VapiConnection,
  callId: string,
): Promise<FetchedTranscript> {
  const answer = await http(callUrl(callId), { headers: authorized(connection) });
  const fetched = transcriptAnswer(NAME, answer, (json) => readTranscript(json, connection));
  const endedAt =
    answer.kind === "answered" ? readInstant(VapiCall.safeParse(answer.json).data?.endedAt) : null;
  if (fetched.kind !== "later" || endedAt === null || clock() - endedAt < PROCESSED_AFTER_MS) return fetched;
  return { kind: "gone", detail: "Vapi has no transcript of this call: nobody spoke, or it keeps none." };
}
