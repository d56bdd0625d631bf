import type { CALLING_REASONS } from "../../../reasons/calling.ts";
import type { Phrase } from "../words.ts";

/**
 * What the rules for whom and when to ring do to a call. Holes are the facts of the reason; lengths of time come with
 * their unit.
 */
export const callingWords: Record<keyof typeof CALLING_REASONS, Phrase> = {
  "window.closed": [
    "{at} is outside the calling window ({days} {start}–{end}), so it was moved to {moved}.",
    "{at}, arama saatlerinin dışında ({days} {start}–{end}); {moved} zamanına kaydırıldı.",
  ],
  "window.closed_somewhere": [
    "{at} is outside the calling window ({days} {start}–{end}, which must be open in {zones}), so it was moved to {moved}.",
    "{at}, arama saatlerinin dışında ({days} {start}–{end}; şu dilimlerin hepsinde açık olmalı: {zones}); {moved} zamanına kaydırıldı.",
  ],
  "window.holiday": [
    "{at} is a public holiday there ({holiday}), so it was moved to {moved}.",
    "{at} orada resmî tatil ({holiday}); {moved} zamanına kaydırıldı.",
  ],
  "window.never_in": [
    "The calling window is never open in {zones} at the same time: widen it, or set the callee’s time zone.",
    "Arama saatleri şu dilimlerde hiç aynı anda açık değil: {zones}. Saatleri genişletin ya da aranan kişinin saat dilimini belirtin.",
  ],
  "window.never": ["The calling window never opens.", "Arama saatleri hiç açılmıyor."],
  "attempts.day": [
    "The number was tried {count} times in 24 hours and {most} are allowed, so it was moved to {moved}.",
    "Numara 24 saatte {count} kez arandı, izin verilen {most}; {moved} zamanına kaydırıldı.",
  ],
  "attempts.rest": [
    "The number had been tried less than {minutes} before, so it was moved to {moved}.",
    "Numara {minutes} dolmadan önce denenmişti; {moved} zamanına kaydırıldı.",
  ],
  "cap.dials": [
    "The {most} calls allowed for the day are used up, so it was moved to {moved}.",
    "Günün {most} arama hakkı doldu; {moved} zamanına kaydırıldı.",
  ],
  "cap.country": [
    "The {most} calls allowed for the day to {country} are used up, so it was moved to {moved}.",
    "Günün {most} arama hakkı doldu (ülke: {country}); {moved} zamanına kaydırıldı.",
  ],
  "cap.cost": [
    "Another call would cost more than the {usd} allowed for the day, so it was moved to {moved}.",
    "Bir arama daha, gün için izin verilen {usd} tutarını aşardı; {moved} zamanına kaydırıldı.",
  ],
  "number.short_code": [
    "{number} is an emergency or short number, which is never called.",
    "{number} bir acil durum ya da kısa numara; hiç aranmaz.",
  ],
  "number.unreadable": [
    "{number} is not a phone number: write it with its country code, such as +14155550123.",
    "{number} bir telefon numarası değil: ülke koduyla yazın, örneğin +905321234567.",
  ],
  "number.not_valid": [
    "{number} does not exist in its country’s numbering plan.",
    "{number}, ülkesinin numara planında yok.",
  ],
  "number.no_country": [
    "{number} belongs to no country (satellite or international network), which is never called.",
    "{number} hiçbir ülkenin değil (uydu ya da uluslararası ağ); hiç aranmaz.",
  ],
  "number.country": [
    "{number} is in {country}, which is not among the countries that may be called ({countries}). Add it to the calling rules if it is to be called.",
    "{number} şu ülkede: {country}. Aranabilecek ülkeler arasında değil ({countries}). Aranacaksa arama kurallarına ekleyin.",
  ],
  "number.type": [
    "{number} is a special number ({kind}); only mobile and fixed lines are called.",
    "{number} özel bir numara ({kind}); yalnızca cep ve sabit hatlar aranır.",
  ],
  "number.suppressed": [
    "{number} is on the do-not-call list: {why}",
    "{number} aranmayacaklar listesinde: {why}",
  ],
  "refused.booking": ["Not booked:", "Planlanmadı:"],
  "refused.dialling": ["Not called:", "Aranmadı:"],
};
