import { jsonAnswer } from "../../callback-answer.ts";
import type { Callback, Received } from "../../provider.ts";
import { readBody } from "../../reading/json.ts";
import { taken, told } from "../../reading/received.ts";
import { sha256 } from "../../signatures/hmac.ts";
import type { Vonage, VonageConnection } from "./account.ts";
import { eventsOf, factsOf } from "./events.ts";
import { VonageMessage } from "./message.ts";
import { answerNcco } from "./ncco.ts";
import { isSigned, signedPayload } from "./signature.ts";
import { transferLegAnswer, transferLegEvents } from "./transfer-leg.ts";
import { whisperNcco } from "./whisper.ts";

/** What each address behind the intake URL is told: `/event`, `/answer`, `/transcription`, `/transfer`, `/whisper`. */
export const receive: Vonage["receive"] = async (connection, callback, now) => {
  const [door, ...parts] = callback.path.split("/");
  if (door === "whisper") {
    const ncco = await whisperNcco(connection, parts);
    return ncco ? taken(told(), jsonAnswer(ncco)) : { kind: "unsigned" };
  }
  // By fault of its own Vonage may leave the signature out; it sends again what is answered 503.
  if (!callback.headers.has("authorization")) return { kind: "unsigned", sendAgain: true };
  const { signature_secret } = connection.credentials;
  if (!(await isSigned(signature_secret, callback, now))) return { kind: "unsigned" };
  return receiveSigned(connection, callback);
};

async function receiveSigned({ roles, settings }: VonageConnection, callback: Callback): Promise<Received> {
  const message = VonageMessage.safeParse(fieldsOf(callback)).data;
  if (!message) return { kind: "unreadable", detail: "The message is no JSON object." };
  const [purpose = "", ...parts] = callback.path.split("/");
  const [attemptId] = purpose === "transfer" ? [] : parts;
  const hash = (await sha256(signedPayload(callback), "hex")).slice(0, 32);
  const context = { purpose, attemptId, hash, roles };
  if (purpose === "transfer" && message.status) {
    return taken(transferLegEvents(message, parts.map(decoded), context), transferLegAnswer(message));
  }
  const read = eventsOf(message, context);
  if (purpose !== "answer") return taken(read);
  const { fromNumber, toNumber } = factsOf(message, attemptId);
  // On a call that we dialled we are its caller, else we are the one who was called.
  return taken(read, jsonAnswer(answerNcco(settings, (attemptId ? fromNumber : toNumber) ?? null)));
}

/** A webhook by GET has its fields in the query. */
const fieldsOf = ({ method, url, body }: Callback): unknown =>
  method === "GET" ? Object.fromEntries(new URL(url).searchParams) : readBody(body);

/** A part of a path as it was before it became one. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
