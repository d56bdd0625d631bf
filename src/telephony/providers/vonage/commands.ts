import { commandAnswer, dialAnswer, testAnswer } from "../../answers.ts";
import { ownNumber } from "../../dialling/own-number.ts";
import { noOwnNumber, refused } from "../../dialling/refusal.ts";
import type { AdapterTools, CommandAnswer, TransferRequest } from "../../provider.ts";
import { NAME, type Vonage, type VonageConnection } from "./account.ts";
import { ask, BAD_KEY, CALLS } from "./api.ts";
import { VonageMessage } from "./message.ts";
import { talk, transferNcco, withoutPlus } from "./ncco.ts";
import { whisperUrl } from "./whisper.ts";

/** Asks for one call of the list. */
export const test: Vonage["test"] = async (tools, connection) => {
  const answer = await ask(tools, connection, `${CALLS}?page_size=1`);
  if (answer) return testAnswer(NAME, answer, "private_key");
  return { ok: false, detail: BAD_KEY, field: "credentials.private_key" };
};

/** `POST /v1/calls`: an answered call asks at `/answer` what it is to do, and tells of itself at `/event`. */
export const dial: Vonage["dial"] = async (tools, connection, { attemptId, toNumber, fromNumber }) => {
  const { settings, intakeUrl } = connection;
  const from = ownNumber(connection, fromNumber);
  if (from === null) return noOwnNumber(NAME);
  if (!settings.ncco && !settings.forward_to) {
    return refused(
      "Vonage needs to know what an answered call is to do: set settings.ncco or settings.forward_to.",
    );
  }
  const answer = await ask(tools, connection, CALLS, {
    method: "POST",
    json: {
      to: [{ type: "phone", number: withoutPlus(toNumber) }],
      from: { type: "phone", number: withoutPlus(from) },
      answer_url: [`${intakeUrl}/answer/${attemptId}`],
      event_url: [`${intakeUrl}/event/${attemptId}`],
      ...(settings.machine_detection ? { machine_detection: settings.machine_detection } : {}),
    },
  });
  if (!answer) return refused(BAD_KEY);
  const idOf = (json: unknown) => VonageMessage.safeParse(json).data?.conversation_uuid || undefined;
  return dialAnswer(NAME, answer, idOf);
};

/** Hangs up. */
export const end: Vonage["end"] = (tools, connection, call) =>
  command(tools, connection, call, { action: "hangup" });

/** Says the message first, where there is one, then connects the leg with whom it is to go to. */
export const transfer: Vonage["transfer"] = async (tools, connection, request) => {
  const ncco = transferNcco(connection, request, await whisperUrl(connection, request));
  return command(tools, connection, request, { action: "transfer", destination: { type: "ncco", ncco } });
};

/** `PUT /v1/calls/{uuid}/talk`: into the call as it goes on. */
export const say: Vonage["say"] = (tools, connection, request) => {
  const { action: _, ...spoken } = talk(request.text, request.language);
  return command(tools, connection, request, spoken, "/talk");
};

/** `PUT /v1/calls/{uuid}`: commands go to one leg, which is answered 204. */
async function command(
  tools: AdapterTools,
  connection: VonageConnection,
  { handle }: Pick<TransferRequest, "handle">,
  json: unknown,
  path = "",
): Promise<CommandAnswer> {
  if (!handle.uuid) {
    return refused("No message of Vonage has named the call's leg yet, so it takes no commands.");
  }
  const url = `${CALLS}/${encodeURIComponent(handle.uuid)}${path}`;
  const answer = await ask(tools, connection, url, { method: "PUT", json });
  return answer ? commandAnswer(NAME, answer) : refused(BAD_KEY);
}
