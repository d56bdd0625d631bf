import type { CallEvent } from "../../../../src/telephony/event.ts";
import type { Received } from "../../../../src/telephony/provider.ts";
import { callbackTo, connectionTo } from "../connection.ts";
import type { Message } from "../provider-case.ts";
import { tokenFor, vonageCase } from "../vonage.case.ts";

export const { adapter: vonage } = vonageCase;
export const NOW = 1_795_300_800_000;
export const SECRET = String(vonageCase.credentials.signature_secret);
export const CON = "CON-1";

/** A connection that forwards what it is called for. */
export const connection = connectionTo(vonage, vonageCase.credentials, {
  settings: { forward_to: "+15550003333" },
  numbers: [{ phone_number: "+15550002222", id: null }],
});

/** A message as it comes with this `Authorization`, null for none. */
export const send = (message: Message, authorization: string | null, to = connection): Promise<Received> => {
  const headers: Record<string, string> = authorization === null ? {} : { authorization };
  return vonage.receive(to, callbackTo(to, { ...message, headers }), NOW);
};

/** A message signed as Vonage does. */
export const receive = async (message: Message, to = connection) =>
  send(message, `Bearer ${await tokenFor(message, SECRET, NOW)}`, to);

export async function events(message: Message, to = connection): Promise<CallEvent[]> {
  const received = await receive(message, to);
  if (received.kind !== "taken") throw new Error(`It was ${received.kind}.`);
  return received.events;
}

/** Answers of an API that did not take the request, and one that never came. */
export const refusing = (status: number) => () =>
  Response.json({ type: "x", title: "Bad Request", detail: "Invalid number" }, { status });
