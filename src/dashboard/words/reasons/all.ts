import type { Code } from "../../../reasons/all.ts";
import type { Phrase, Words } from "../words.ts";
import { actionWords } from "./action.ts";
import { callingWords } from "./calling.ts";
import { deliveryWords } from "./delivery.ts";
import { followUpWords } from "./follow-up.ts";
import { importWords } from "./import.ts";
import { scheduleWords } from "./schedule.ts";

/** Each reason that the rooms give, with the same facts. */
export const reasonWords: Record<Code, Phrase> = {
  ...followUpWords,
  ...callingWords,
  ...scheduleWords,
  ...actionWords,
  ...deliveryWords,
  ...importWords,
};

/** How an attempt ended, as the rest of a sentence that begins with it. */
export const attemptEndings: Record<string, Phrase> = {
  "was answered": ["was answered", "yanıtlandı"],
  "was not answered": ["was not answered", "yanıtlanmadı"],
  "found the line busy": ["found the line busy", "hat meşguldü"],
  failed: ["failed", "başarısız oldu"],
  "reached voicemail": ["reached voicemail", "telesekreter çıktı"],
};

/** The kinds of numbers that are no ordinary line. */
export const numberKinds: Record<string, Phrase> = {
  "premium rate": ["premium rate", "ücretli servis"],
  "toll free": ["toll free", "ücretsiz hat"],
  "shared cost": ["shared cost", "paylaşımlı ücret"],
  "personal number": ["personal number", "kişisel numara"],
  pager: ["pager", "çağrı cihazı"],
  uan: ["company number", "kurum numarası"],
  voicemail: ["voicemail access", "telesekreter erişimi"],
  unknown: ["unknown kind", "türü bilinmiyor"],
};

export const reasonParts = {
  and: ["{one} and {other}", "{one} ve {other}"],
  everyDay: ["every day", "her gün"],
  noCountry: ["none", "hiçbiri"],
  draft: ["The draft", "Taslak"],
  version: ["Version {n}", "{n}. sürüm"],
  atZone: ["{time} ({zone})", "{time} ({zone})"],
} satisfies Words;
