import * as z from "zod";
import { PhoneNumber, SipUri } from "../../number.ts";

/** What Vonage does with a call (NCCO reference); each action is handed over as it was configured. */
type Ncco = readonly Record<string, unknown>[];

export const VonageSettings = z
  .strictObject({
    /** What to do with an answered call: a list of actions, sent to Vonage as it stands. */
    ncco: z.array(z.looseObject({ action: z.string().min(1) })).min(1),
    /** Instead of `ncco`: connects an answered call to a number, a sip: address or a wss: address of a voice agent. */
    forward_to: z.union([PhoneNumber, SipUri, z.url({ protocol: /^wss$/ })], {
      error: "Use E.164 (e.g. +14155550123), a sip: address, or a wss: address.",
    }),
    /** Said to a caller where neither of them is set. */
    greeting: z.string().min(1).max(1500),
    /** What Vonage does when a machine picks up a call that we dialled; without it, it does not listen for one. */
    machine_detection: z.enum(["continue", "hangup"]),
  })
  .partial()
  .default({});
export type VonageSettings = z.infer<typeof VonageSettings>;

const GREETING = "This number is not connected yet. Please try again later.";

/** What an answered call is to do. `ownNumber` is ours: Vonage wants one of its own as the caller of the next leg. */
export function answerNcco(settings: VonageSettings, ownNumber: string | null): Ncco {
  if (settings.ncco) return settings.ncco;
  if (settings.forward_to) return [connectTo(settings.forward_to, ownNumber)];
  return [{ action: "talk", text: settings.greeting ?? GREETING }];
}

/** Connects a leg to somebody else, after a sentence to it where there is one. */
export function transferNcco(to: string, fromNumber: string | null, message: string | null): Ncco {
  const talk = message === null ? [] : [{ action: "talk", text: message }];
  return [...talk, connectTo(to, fromNumber)];
}

function connectTo(to: string, fromNumber: string | null): Record<string, unknown> {
  return {
    action: "connect",
    ...(fromNumber === null ? {} : { from: withoutPlus(fromNumber) }),
    endpoint: [endpointTo(to)],
  };
}

function endpointTo(to: string): Record<string, unknown> {
  if (/^sips?:/i.test(to)) return { type: "sip", uri: to };
  if (/^wss:/i.test(to)) return { type: "websocket", uri: to, "content-type": "audio/l16;rate=16000" };
  return { type: "phone", number: withoutPlus(to) };
}

/** Vonage writes numbers in E.164 without the plus. */
export const withoutPlus = (number: string) => number.replace(/^\+/, "");
