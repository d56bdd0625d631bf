import * as z from "zod";
import { commandAnswer, dialAnswer, goodJson, testAnswer } from "../../answers.ts";
import { voiceAgentOf } from "../../connection.ts";
import { noVoiceAgent, refused } from "../../dialling/refusal.ts";
import type { HttpAnswer } from "../../http.ts";
import type { CommandAnswer, DialRequest } from "../../provider.ts";
import { ATTEMPT_MEMBER } from "../../reading/attempt.ts";
import { listOf, text } from "../../reading/members.ts";
import { API, authorization, type Bland, type BlandConnection, callUrl, NAME } from "./account.ts";

const Placed = z.looseObject({ call_id: z.string().min(1) });

/** Asks for one call of the list. */
export const test: Bland["test"] = async ({ http }, connection) => {
  const answer = await http(`${API}?limit=1`, { headers: authorization(connection) });
  return testAnswer(NAME, answer, "api_key");
};

/** `POST /v1/calls` (Bland, Send Call). */
export const dial: Bland["dial"] = async ({ http }, connection, request) => {
  const speaker = speakerFor(connection, request);
  if (speaker === null) {
    return noVoiceAgent(NAME, "a pathway, a persona or a task", "settings.pathway_id, persona_id or task");
  }
  const answer = await http(API, {
    method: "POST",
    headers: authorization(connection),
    json: {
      phone_number: request.toNumber,
      ...speaker,
      ...(request.fromNumber === null ? {} : { from: request.fromNumber }),
      webhook: connection.intakeUrl,
      metadata: { [ATTEMPT_MEMBER]: request.attemptId },
      request_data: request.dynamicVariables,
    },
  });
  const idIn = (json: unknown) => Placed.safeParse(json).data?.call_id;
  // What has an id may be ringing, whatever else is said of it.
  const reason = idIn(goodJson(answer)) === undefined ? refusalIn(answer) : null;
  return reason === null ? dialAnswer(NAME, answer, idIn) : refused(reason);
};

/** `POST /v1/calls/{id}/stop`. */
export const end: Bland["end"] = async ({ http }, connection, { providerCallId }) => {
  const url = `${callUrl(providerCallId)}/stop`;
  return obeyed(await http(url, { method: "POST", headers: authorization(connection) }));
};

/** `POST /v1/calls/active/transfer`; nothing is said first, and no number of ours is shown. */
export const transfer: Bland["transfer"] = async ({ http }, connection, { providerCallId, to }) => {
  if (!to.startsWith("+")) {
    return {
      ...refused("Bland transfers to phone numbers only: give one in E.164."),
      outcome: "unsupported",
    };
  }
  const json = { call_id: providerCallId, transfer_number: to };
  const headers = authorization(connection);
  return obeyed(await http(`${API}/active/transfer`, { method: "POST", headers, json }));
};

/** Who is to speak, as Send Call takes it; null where nothing says. */
function speakerFor(connection: BlandConnection, { agent }: DialRequest): Record<string, string> | null {
  const { settings } = connection;
  const mapped = voiceAgentOf(connection, agent.agent_id);
  if (mapped !== null) return { [`${settings.agents_are}_id`]: mapped };
  for (const source of [agent.response_engine, settings]) {
    for (const member of ["pathway_id", "persona_id", "task"] as const) {
      const value = source?.[member];
      if (typeof value === "string" && value !== "") return { [member]: value };
    }
  }
  return null;
}

/** How Bland says no, with a good status too. */
const Said = z.looseObject({ status: text, message: text, errors: listOf(z.looseObject({ message: text })) });

/** Why not, where an answer with a good status says no; else null. */
function refusalIn(answer: HttpAnswer): string | null {
  const said = Said.safeParse(goodJson(answer)).data;
  const problem = said?.errors?.[0];
  if (said?.status !== "error" && !problem) return null;
  return `${NAME} refused: ${problem?.message ?? said?.message ?? "it gives no reason."}`.slice(0, 300);
}

function obeyed(answer: HttpAnswer): CommandAnswer {
  const reason = refusalIn(answer);
  return reason === null ? commandAnswer(NAME, answer) : refused(reason);
}
