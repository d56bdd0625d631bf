import * as z from "zod";
import { commandAnswer, dialAnswer, testAnswer } from "../../answers.ts";
import type {
  AdapterTools,
  CommandAnswer,
  DialAnswer,
  DialRequest,
  TestedConnection,
  TransferRequest,
} from "../../provider.ts";
import { HANDOVERS, type TwilioConnection } from "./account.ts";
import { accountUrl, authorization } from "./authorization.ts";
import { response } from "./twiml.ts";
import { dialVerb, say } from "./verbs.ts";

/** Twilio's own limit for TwiML in a request. */
const MAX_TWIML_CHARS = 4000;

const Placed = z.looseObject({ sid: z.string().min(1) });

/** The number that a call shows where the request names none. */
export const callerOf = ({ numbers }: TwilioConnection, fromNumber: string | null) =>
  fromNumber ?? numbers[0]?.phone_number ?? null;

/** Places a call that asks `/voice` what to do, and tells every status to `/status`, both under the attempt's id. */
export async function dial(
  { http }: AdapterTools,
  connection: TwilioConnection,
  { attemptId, toNumber, fromNumber }: DialRequest,
): Promise<DialAnswer> {
  const { intakeUrl, settings } = connection;
  if (HANDOVERS.every((name) => settings[name] === undefined)) {
    const reason = `Nobody would speak: set one of settings.${HANDOVERS.join(", settings.")} of the Twilio connection.`;
    return { kind: "refused", reason };
  }
  const from = callerOf(connection, fromNumber);
  if (from === null) {
    return {
      kind: "refused",
      reason: "Twilio needs a from_number: name one, or add a number to the connection's numbers.",
    };
  }
  const answer = await http(`${accountUrl(connection)}/Calls.json`, {
    method: "POST",
    headers: authorization(connection),
    form: {
      To: toNumber,
      From: from,
      Url: `${intakeUrl}/voice/${attemptId}`,
      Method: "POST",
      StatusCallback: `${intakeUrl}/status/${attemptId}`,
      StatusCallbackMethod: "POST",
      StatusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
      Timeout: String(settings.ring_seconds),
      ...(settings.machine_detection ? { MachineDetection: settings.machine_detection } : {}),
    },
  });
  return dialAnswer("Twilio", answer, (json) => Placed.safeParse(json).data?.sid);
}

/** Hangs up. */
export async function end(
  { http }: AdapterTools,
  connection: TwilioConnection,
  { providerCallId }: Pick<TransferRequest, "providerCallId">,
): Promise<CommandAnswer> {
  const form = { Status: "completed" };
  const answer = await http(callUrl(connection, providerCallId), {
    method: "POST",
    headers: authorization(connection),
    form,
  });
  return commandAnswer("Twilio", answer);
}

/** Replaces what the call runs by a `<Dial>`: whoever spoke for us is off the line. */
export async function transfer(
  { http }: AdapterTools,
  connection: TwilioConnection,
  { providerCallId, to, fromNumber, message }: TransferRequest,
): Promise<CommandAnswer> {
  const said = message === null ? [] : [say(connection, message)];
  const Twiml = response(...said, dialVerb(connection, to, fromNumber ?? undefined));
  if (Twiml.length > MAX_TWIML_CHARS) {
    return { kind: "refused", reason: "Shorten the message to the caller: Twilio takes 4,000 characters." };
  }
  const answer = await http(callUrl(connection, providerCallId), {
    method: "POST",
    headers: authorization(connection),
    form: { Twiml },
  });
  return commandAnswer("Twilio", answer);
}

/** Reads the account. */
export async function test({ http }: AdapterTools, connection: TwilioConnection): Promise<TestedConnection> {
  const answer = await http(`${accountUrl(connection)}.json`, { headers: authorization(connection) });
  if (answer.kind === "answered" && answer.status === 404) {
    const detail = "Twilio knows of no such account: copy credentials.account_sid anew from its console.";
    return { ok: false, detail, field: "credentials.account_sid" };
  }
  return testAnswer("Twilio", answer, "auth_token");
}

export const callUrl = (connection: TwilioConnection, sid: string) =>
  `${accountUrl(connection)}/Calls/${encodeURIComponent(sid)}.json`;
