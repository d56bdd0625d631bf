import { ringWithin } from "../../dialling/ring-within.ts";
import { spokenLanguage } from "../../dialling/spoken-language.ts";
import { isSipUri } from "../../number.ts";
import type { TransferRequest } from "../../provider.ts";
import { cutToBytes, textOfWord, urlWord } from "../../url-text.ts";
import type { TwilioConnection } from "./account.ts";
import { element, type Markup, words } from "./twiml.ts";

type Place = Pick<TwilioConnection, "intakeUrl" | "settings">;

export const hangUp = (): Markup => element("Hangup");

/** In the language of the settings, where no other is given. */
export const say = ({ settings }: Pick<Place, "settings">, text: string, language?: string): Markup =>
  element("Say", { language: language ?? settings.language }, words(text));

/** Dials a number or SIP address; who was reached is told at `/dial`, under the word that stands for the address. */
function dialVerb({ intakeUrl }: Pick<Place, "intakeUrl">, to: string): Markup {
  const told = `${intakeUrl}/dial/${urlWord(to)}`;
  return element("Dial", { action: told, method: "POST" }, lineTo(to, answeredAt(told)));
}

/**
 * Dials whom the caller is handed over to. A briefing is run on their line after they answer and before both are connected
 * (Twilio Voice, `<Number url>`): it stands in the URL, which Twilio signs, and says at its end that they are connected now.
 */
export function transferVerb(
  { intakeUrl }: Pick<Place, "intakeUrl">,
  {
    to,
    fromNumber,
    briefing,
    ringSeconds,
    language,
  }: Pick<TransferRequest, "to" | "fromNumber" | "briefing" | "ringSeconds" | "language">,
): Markup {
  const told = `${intakeUrl}/transfer/${urlWord(to)}`;
  const isWarm = briefing !== null;
  const dialled = {
    action: told,
    method: "POST",
    callerId: fromNumber ?? undefined,
    timeout: String(ringWithin(ringSeconds, 5, 600)),
    // Else the caller would hear nothing while the briefing is said.
    answerOnBridge: isWarm ? "true" : undefined,
  };
  const line = isWarm
    ? { url: whisperUrl(intakeUrl, { to, briefing, language }), method: "POST" }
    : answeredAt(told);
  return element("Dial", dialled, lineTo(to, line));
}

/** Beside everything else within the 4,000 characters that TwiML in a request may have. */
const MAX_BRIEFING_BYTES = 1_200;
const NO_LANGUAGE = "-";

function whisperUrl(
  intakeUrl: string,
  { to, briefing, language }: { to: string; briefing: string; language: string },
): string {
  const text = urlWord(cutToBytes(briefing, MAX_BRIEFING_BYTES));
  return `${intakeUrl}/whisper/${spokenLanguage(language) ?? NO_LANGUAGE}/${urlWord(to)}/${text}`;
}

/** What is said to the human before they are connected, by the parts of the URL; null where they are none. */
export function whisper(place: Place, [language, to, text]: readonly string[]): Markup[] | null {
  const briefing = text === undefined ? null : textOfWord(text);
  if (briefing === null || to === undefined || textOfWord(to) === null) return null;
  const spoken = language === NO_LANGUAGE ? undefined : language;
  const connected = element("Redirect", { method: "POST" }, words(`${place.intakeUrl}/connected/${to}`));
  return [say(place, briefing, spoken), connected];
}

const lineTo = (to: string, attributes: Readonly<Record<string, string>>) =>
  element(isSipUri(to) ? "Sip" : "Number", attributes, words(to));

const answeredAt = (url: string) => ({
  statusCallback: url,
  statusCallbackMethod: "POST",
  statusCallbackEvent: "answered",
});

/** Silence, for whoever waits. */
export const pause = (seconds: number): Markup => element("Pause", { length: String(seconds) });

/** What runs beside the call: the real-time transcription and the recording, as the settings want them. */
export function listening({ intakeUrl, settings }: Place): Markup[] {
  const transcription = element("Transcription", {
    statusCallbackUrl: `${intakeUrl}/transcription`,
    statusCallbackMethod: "POST",
    track: "both_tracks",
    languageCode: settings.language,
  });
  const recording = element("Recording", {
    recordingStatusCallback: `${intakeUrl}/recording`,
    recordingStatusCallbackMethod: "POST",
    channels: "dual",
  });
  return [
    ...(settings.transcript === "intelligence" ? [] : [element("Start", {}, transcription)]),
    ...(settings.record ? [element("Start", {}, recording)] : []),
  ];
}

/** Whoever takes the call, as the settings name them; a polite end where they name nobody. */
export function handover(connection: Place, attemptId: string | undefined): Markup[] {
  const { answer_url, forward_to, stream_url, relay_url, sorry_message, language } = connection.settings;
  const known =
    attemptId === undefined ? [] : [element("Parameter", { name: "attempt_id", value: attemptId })];
  if (answer_url) return [element("Redirect", { method: "POST" }, words(answer_url))];
  if (forward_to) return [dialVerb(connection, forward_to)];
  if (stream_url) return [element("Connect", {}, element("Stream", { url: stream_url }, ...known))];
  if (relay_url)
    return [element("Connect", {}, element("ConversationRelay", { url: relay_url, language }, ...known))];
  return [say(connection, sorry_message), hangUp()];
}
