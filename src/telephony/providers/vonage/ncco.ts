import { ringWithin } from "../../dialling/ring-within.ts";
import { spokenLanguage } from "../../dialling/spoken-language.ts";
import { isSipUri } from "../../number.ts";
import type { TransferRequest } from "../../provider.ts";
import { urlWord } from "../../url-text.ts";
import type { Settings, VonageConnection } from "./account.ts";

/** What Vonage does with a call (NCCO reference); each action is handed over as it was configured. */
export type Ncco = readonly Record<string, unknown>[];

const GREETING = "This number is not connected yet. Please try again later.";

/** What an answered call is to do. `ownNumber` is ours: Vonage wants one of its own as the caller of the next leg. */
export function answerNcco(settings: Settings, ownNumber: string | null): Ncco {
  if (settings.ncco) return settings.ncco;
  if (settings.forward_to) return [connectTo(settings.forward_to, ownNumber)];
  return [{ action: "talk", text: settings.greeting ?? GREETING }];
}

/** A silence in which the next target can be asked; without it, the call would end with its list of actions. */
export const HELD: Ncco = [{ action: "talk", text: '<speak><break time="10s"/></speak>' }];

/** A sentence, in the language where it is one that Vonage can be told. */
export function talk(text: string, language: string | null): Record<string, unknown> {
  const spoken = language === null ? undefined : spokenLanguage(language);
  return { action: "talk", text, ...(spoken ? { language: spoken } : {}) };
}

/**
 * Connects a leg to whom it is handed over to, after a sentence to it where there is one (NCCO reference, connect).
 * Of the new leg `/transfer` is told under the call's own id, for the leg that is moved takes another; and it may
 * answer what to do.
 */
export function transferNcco(
  { intakeUrl }: Pick<VonageConnection, "intakeUrl">,
  request: TransferRequest,
  whisperUrl: string | null,
): Ncco {
  const { providerCallId, to, fromNumber, message, language, ringSeconds } = request;
  const onAnswer = whisperUrl === null ? {} : { onAnswer: { url: whisperUrl } };
  return [
    ...(message === null ? [] : [talk(message, language)]),
    {
      ...connectTo(to, fromNumber),
      endpoint: [{ ...endpointTo(to), ...onAnswer }],
      timeout: ringWithin(ringSeconds, 1, 120),
      eventUrl: [`${intakeUrl}/transfer/${encodeURIComponent(providerCallId)}/${urlWord(to)}`],
      eventType: "synchronous",
    },
  ];
}

function connectTo(to: string, fromNumber: string | null): Record<string, unknown> {
  return {
    action: "connect",
    ...(fromNumber === null ? {} : { from: withoutPlus(fromNumber) }),
    endpoint: [endpointTo(to)],
  };
}

function endpointTo(to: string): Record<string, unknown> {
  if (isSipUri(to)) return { type: "sip", uri: to };
  if (/^wss:/i.test(to)) return { type: "websocket", uri: to, "content-type": "audio/l16;rate=16000" };
  return { type: "phone", number: withoutPlus(to) };
}

/** Vonage writes numbers in E.164 without the plus. */
export const withoutPlus = (number: string) => number.replace(/^\+/, "");
