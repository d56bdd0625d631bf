import { fromBase64 } from "../../signatures/hmac.ts";
import type { TwilioConnection } from "./account.ts";
import { element, type Markup, words } from "./twiml.ts";

type Place = Pick<TwilioConnection, "intakeUrl" | "settings">;

export const hangUp = (): Markup => element("Hangup");

export const say = ({ settings }: Pick<Place, "settings">, text: string): Markup =>
  element("Say", { language: settings.language }, words(text));

/** Dials a number or SIP address; who was reached is told at `/dial`, under the word that stands for the address. */
export function dialVerb({ intakeUrl }: Pick<Place, "intakeUrl">, to: string, callerId?: string): Markup {
  const told = `${intakeUrl}/dial/${wordFor(to)}`;
  const noun = /^sips?:/i.test(to) ? "Sip" : "Number";
  const answered = {
    statusCallback: told,
    statusCallbackMethod: "POST",
    statusCallbackEvent: "answered",
  };
  return element("Dial", { action: told, method: "POST", callerId }, element(noun, answered, words(to)));
}

/** An address in unreserved characters alone: a proxy that rewrites others would break the signature over the URL. */
const wordFor = (to: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(to)))
    .replace(/=+$/, "")
    .replace(/\+/g, "-")
    .replace(/\//g, "_");

/** The address that a word stands for; null where it is none. */
export function addressIn(word: string): string | null {
  const bytes = fromBase64(word.replace(/-/g, "+").replace(/_/g, "/"));
  const text = bytes && new TextDecoder().decode(bytes);
  return text && wordFor(text) === word ? text : null;
}

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
