import type { EventKind } from "../../telephony/event.ts";
import type { Phrase } from "./words.ts";

type Say = (phrase: Phrase) => string;

/** Where calls come from: names that stand in any language, and ours in each. */
const PROVIDERS: Readonly<Record<string, Phrase>> = {
  api: ["the API", "API"],
  generic: ["your own system", "kendi sisteminiz"],
  simulated: ["the simulated network", "benzetim ağı"],
  twilio: ["Twilio", "Twilio"],
  telnyx: ["Telnyx", "Telnyx"],
  vonage: ["Vonage", "Vonage"],
  vapi: ["Vapi", "Vapi"],
  retell: ["Retell", "Retell"],
  elevenlabs: ["ElevenLabs", "ElevenLabs"],
  bland: ["Bland", "Bland"],
  synthflow: ["Synthflow", "Synthflow"],
  livekit: ["LiveKit", "LiveKit"],
  call2me: ["Call2Me", "Call2Me"],
};

/** Who carried a call or told of it; an id that has no name as it stands. */
export const providerText = (id: string, t: Say): string => found(PROVIDERS, id, t);

const OFFLINE: Phrase = ["the built-in reader", "yerleşik okuyucu"];

/** What read a call: the reader that needs no model by its name, a model by its own. */
export const modelText = (id: string, t: Say): string => (id === "offline" ? t(OFFLINE) : id);

/** What a provider told of a call. */
const EVENTS: Record<EventKind, Phrase> = {
  started: ["the call began", "arama başladı"],
  turn: ["somebody spoke", "biri konuştu"],
  ended: ["the call ended", "arama bitti"],
  transcript: ["the transcript", "döküm"],
  analyzed: ["its own analysis", "kendi çözümlemesi"],
  transfer: ["a transfer", "bir aktarma"],
  error: ["something went wrong", "bir sorun oluştu"],
  tool_call: ["the agent used a tool", "temsilci bir araç kullandı"],
};

export const eventText = (kind: string, t: Say): string => found(EVENTS, kind, t);

/** What is done where nobody takes a call. */
const FALLBACKS: Readonly<Record<string, Phrase>> = {
  schedule_call: ["a follow-up call", "takip araması"],
  message: ["a message to the caller", "arayana bir ileti"],
};

export const fallbackText = (type: string, t: Say): string => found(FALLBACKS, type, t);

function found(words: Readonly<Record<string, Phrase>>, name: string, t: Say): string {
  const phrase = Object.hasOwn(words, name) ? words[name] : undefined;
  return phrase ? t(phrase) : name;
}
