import * as z from "zod";
import { commandAnswer, dialAnswer, testAnswer } from "../../answers.ts";
import { ownNumber } from "../../dialling/own-number.ts";
import { noOwnNumber, refused } from "../../dialling/refusal.ts";
import { ringWithin } from "../../dialling/ring-within.ts";
import { plainVariables } from "../../dialling/variables.ts";
import { voiceAgentFor } from "../../dialling/voice-agent.ts";
import type { DialRequest } from "../../provider.ts";
import { ATTEMPT_MEMBER } from "../../reading/attempt.ts";
import { API, applicationOf, authorization, NAME, type Telnyx, type TelnyxConnection } from "./account.ts";
import { writeClientState } from "./client-state.ts";

const Dialled = z.looseObject({ data: z.looseObject({ call_session_id: z.string().min(1) }) });

const NO_CONTROL_ID = refused(
  "No message of Telnyx has named the call's call_control_id yet, so it takes no commands.",
);

/** Asks for the account's balance. */
export const test: Telnyx["test"] = async ({ http }, connection) => {
  const answer = await http(`${API}/balance`, { headers: authorization(connection) });
  return testAnswer(NAME, answer, "api_key");
};

/** `POST /v2/calls` (Telnyx Call Control, Dial). Without an assistant, the application itself says what the call does. */
export const dial: Telnyx["dial"] = async ({ http }, connection, request) => {
  const from = ownNumber(connection, request.fromNumber);
  if (from === null) return noOwnNumber(NAME);
  const application = applicationOf(connection, from);
  if (application === null) {
    return refused("Telnyx needs a Call Control application: put its id into settings.connection_id.");
  }
  const { answering_machine_detection, timeout_secs } = connection.settings;
  const answer = await http(`${API}/calls`, {
    method: "POST",
    headers: authorization(connection),
    json: {
      connection_id: application,
      to: request.toNumber,
      from,
      // Other Dial commands with the same command_id are ignored.
      command_id: request.attemptId,
      client_state: writeClientState({ [ATTEMPT_MEMBER]: request.attemptId }),
      webhook_url: connection.intakeUrl,
      ...assistantFor(connection, request),
      ...(answering_machine_detection ? { answering_machine_detection } : {}),
      ...(timeout_secs ? { timeout_secs } : {}),
    },
  });
  return dialAnswer(NAME, answer, (json) => Dialled.safeParse(json).data?.data.call_session_id);
};

/** Hangs up. */
export const end: Telnyx["end"] = async ({ http }, connection, { providerCallId, handle }) => {
  const url = actionUrl(handle, "hangup");
  if (url === null) return NO_CONTROL_ID;
  const json = { command_id: `end-${providerCallId}` };
  return commandAnswer(NAME, await http(url, { method: "POST", headers: authorization(connection), json }));
};

/**
 * Nothing is said first: a text is another command, and a transfer would cut it short. Nor is the human told anything before
 * they are connected: for that Telnyx plays a file, and makes none of a text (Telnyx Call Control, Transfer call).
 */
export const transfer: Telnyx["transfer"] = async (
  { http },
  connection,
  { handle, to, fromNumber, ringSeconds, transferId },
) => {
  const url = actionUrl(handle, "transfer");
  if (url === null) return NO_CONTROL_ID;
  const answer = await http(url, {
    method: "POST",
    headers: authorization(connection),
    json: {
      to,
      ...(fromNumber ? { from: fromNumber } : {}),
      timeout_secs: ringWithin(ringSeconds, 5, 600),
      command_id: transferId,
      // So that the new leg's messages are told from the caller's.
      target_leg_client_state: writeClientState({ transfer_id: transferId }),
      webhook_url: connection.intakeUrl,
    },
  });
  return commandAnswer(NAME, answer);
};

/**
 * Has the assistant say it: a message of the system that it answers at once (Telnyx Call Control, Add messages to AI
 * assistant). Whether `actions/speak` may speak beside an assistant is documented nowhere.
 */
export const say: Telnyx["say"] = async ({ http }, connection, { handle, text, language }) => {
  const url = actionUrl(handle, "ai_assistant_add_messages");
  if (url === null) return NO_CONTROL_ID;
  const content = `Say this to the caller now, in the language "${language}", and nothing else: ${text}`;
  const json = { messages: [{ role: "system", content }], trigger_response: true };
  return commandAnswer(NAME, await http(url, { method: "POST", headers: authorization(connection), json }));
};

function actionUrl({ call_control_id: id }: Readonly<Record<string, string>>, action: string): string | null {
  // Control ids begin with `v3:`, and the official client leaves the colon as it is.
  return id ? `${API}/calls/${encodeURIComponent(id).replaceAll("%3A", ":")}/actions/${action}` : null;
}

function assistantFor(connection: TelnyxConnection, { agent, dynamicVariables }: DialRequest) {
  const { assistant_id: setting } = connection.settings;
  const id = voiceAgentFor(connection, agent, { members: ["assistant_id"], setting });
  return id === null ? {} : { assistant: { id, dynamic_variables: plainVariables(dynamicVariables) } };
}
