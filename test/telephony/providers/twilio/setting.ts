import type { CallEvent } from "../../../../src/telephony/event.ts";
import type { Received, TransferRequest } from "../../../../src/telephony/provider.ts";
import type { TwilioConnection } from "../../../../src/telephony/providers/twilio/account.ts";
import { twilio } from "../../../../src/telephony/providers/twilio.ts";
import { callbackTo, connectionTo } from "../connection.ts";
import type { Message } from "../provider-case.ts";
import { twilioCase } from "../twilio.case.ts";

export const NOW = 1_795_300_800_000;

export const CREDENTIALS = twilioCase.credentials;

export const AUTH = `Basic ${btoa("AC01:test_secret")}`;

export const API = "https://api.twilio.com/2010-04-01/Accounts/AC01";

export const connected = (settings: unknown = {}, change = {}) =>
  connectionTo(twilio, CREDENTIALS, { settings, ...change }) as TwilioConnection;

export async function hear(message: Message, connection = connected()): Promise<Received> {
  const { headers, query } = await twilioCase.sign(message, {
    url: callbackTo(connection, message).url,
    now: NOW,
    credentials: CREDENTIALS,
  });
  const sent = {
    ...message,
    headers: { "content-type": message.contentType, ...headers },
    query: [message.query, query].filter(Boolean).join("&"),
  };
  return twilio.receive(connection, callbackTo(connection, sent), NOW);
}

export async function eventsOf(message: Message, connection = connected()): Promise<CallEvent[]> {
  const received = await hear(message, connection);
  if (received.kind !== "taken") throw new Error(`The message was ${received.kind}.`);
  return received.events;
}

export const OUT = { CallSid: "CA1", From: "+15005550006", To: "+14155550142", Direction: "outbound-api" };

export const transfer = (change: Partial<TransferRequest> = {}): TransferRequest => ({
  providerCallId: "CA1",
  handle: {},
  to: "+14155550199",
  fromNumber: null,
  message: null,
  briefing: null,
  ringSeconds: 25,
  language: "en-GB",
  transferId: "run_1",
  ...change,
});
