import type { Settings } from "./account.ts";

/** What Vonage does with a call (NCCO reference); each action is handed over as it was configured. */
type Ncco = readonly Record<string, unknown>[];

const GREETING = "This number is not connected yet. Please try again later.";

/** What an answered call is to do. `ownNumber` is ours: Vonage wants one of its own as the caller of the next leg. */
export function answerNcco(settings: Settings, ownNumber: string | null): Ncco {
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
