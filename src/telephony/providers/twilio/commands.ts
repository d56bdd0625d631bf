import * as z from "zod";
import { commandAnswer, dialAnswer, testAnswer } from "../../answers.ts";
import { ownNumber } from "../../dialling/own-number.ts";
import { noOwnNumber, refused } from "../../dialling/refusal.ts";
import { spokenLanguage } from "../../dialling/spoken-language.ts";
import { accountUrl, authorization, callUrl, HANDOVERS, NAME, type Twilio } from "./account.ts";
import { response } from "./twiml.ts";
import { say, transferVerb } from "./verbs.ts";

/** Twilio's own limit for TwiML in a request. */
const MAX_TWIML_CHARS = 4000;

const Placed = z.looseObject({ sid: z.string().min(1) });

/** Reads the account. */
export const test: Twilio["test"] = async ({ http }, connection) => {
  const answer = await http(`${accountUrl(connection)}.json`, { headers: authorization(connection) });
  if (answer.kind === "answered" && answer.status === 404) {
    const detail = "Twilio knows of no such account: copy credentials.account_sid anew from its console.";
    return { ok: false, detail, field: "credentials.account_sid" };
  }
  return testAnswer(NAME, answer, "auth_token");
};

/** Places a call that asks `/voice` what to do, and tells every status to `/status`, both under the attempt's id. */
export const dial: Twilio["dial"] = async ({ http }, connection, { attemptId, toNumber, fromNumber }) => {
  const { intakeUrl, settings } = connection;
  if (HANDOVERS.every((name) => settings[name] === undefined)) {
    return refused(`Twilio needs somebody to speak: set one of settings.${HANDOVERS.join(", settings.")}.`);
  }
  const from = ownNumber(connection, fromNumber);
  if (from === null) return noOwnNumber(NAME);
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
  return dialAnswer(NAME, answer, (json) => Placed.safeParse(json).data?.sid);
};

/** Hangs up. */
export const end: Twilio["end"] = async ({ http }, connection, { providerCallId }) => {
  const form = { Status: "completed" };
  const answer = await http(callUrl(connection, providerCallId), {
    method: "POST",
    headers: authorization(connection),
    form,
  });
  return commandAnswer(NAME, answer);
};

/** Replaces what the call runs by a `<Dial>`: whoever spoke for us is off the line. */
export const transfer: Twilio["transfer"] = async ({ http }, connection, request) => {
  const { providerCallId, message, language } = request;
  const said = message === null ? [] : [say(connection, message, spokenLanguage(language))];
  const Twiml = response(...said, transferVerb(connection, request));
  if (Twiml.length > MAX_TWIML_CHARS) {
    return refused("Twilio takes 4,000 characters: shorten the message to the caller.");
  }
  const answer = await http(callUrl(connection, providerCallId), {
    method: "POST",
    headers: authorization(connection),
    form: { Twiml },
  });
  return commandAnswer(NAME, answer);
};
