import type { Weekday } from "../../gate/calling-window.ts";
import type { Phrase, Words } from "./words.ts";

export const callingWindowWords = {
  days: ["On these days", "Şu günlerde"],
  start: ["From", "Başlangıç"],
  end: ["To", "Bitiş"],
  endHint: ["HH:MM, or 24:00 for midnight.", "SS:DD; gece yarısı için 24:00."],
  zone: ["On the clock of", "Kimin saatiyle"],
  zoneHint: [
    "callee: the person who is called. Or a zone such as Europe/Istanbul.",
    "callee: aranan kişi. Ya da Europe/Istanbul gibi bir saat dilimi.",
  ],
  holidays: ["On public holidays of their country", "Aranan ülkenin resmî tatillerinde"],
  skip: ["Do not call", "Aranmasın"],
  ring: ["Call as on any day", "Her günkü gibi aransın"],
  everyDay: ["Every day", "Her gün"],
  ofCallee: ["on the callee's clock", "aranan kişinin saatiyle"],
  inZone: ["in {zone}", "{zone} saatiyle"],
} satisfies Words;

export const weekdays: Record<Weekday, { long: Phrase; short: Phrase }> = {
  monday: { long: ["Monday", "Pazartesi"], short: ["Mon", "Pzt"] },
  tuesday: { long: ["Tuesday", "Salı"], short: ["Tue", "Sal"] },
  wednesday: { long: ["Wednesday", "Çarşamba"], short: ["Wed", "Çar"] },
  thursday: { long: ["Thursday", "Perşembe"], short: ["Thu", "Per"] },
  friday: { long: ["Friday", "Cuma"], short: ["Fri", "Cum"] },
  saturday: { long: ["Saturday", "Cumartesi"], short: ["Sat", "Cmt"] },
  sunday: { long: ["Sunday", "Pazar"], short: ["Sun", "Paz"] },
};
