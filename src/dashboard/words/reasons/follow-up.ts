import type { FOLLOW_UP_REASONS } from "../../../reasons/follow-up.ts";
import type { Phrase } from "../words.ts";

/**
 * Why a follow-up rings whom it rings, and when. Holes are the facts of the reason; lengths of time come with their
 * unit.
 */
export const followUpWords: Record<keyof typeof FOLLOW_UP_REASONS, Phrase> = {
  "asked.exact": ["The customer asked for {time} ({field}).", "Müşteri şu zamanı istedi: {time} ({field})."],
  "asked.local": [
    "The customer asked for {time} ({field}), on the clock of {zone}.",
    "Müşteri şu zamanı istedi: {time} ({field}), {zone} saatiyle.",
  ],
  "asked.gap": [
    "The customer asked for {time} ({field}), which the clocks in {zone} skip; {local} is taken.",
    "Müşteri {time} zamanını istedi ({field}); {zone} saatleri bu anı atlıyor, {local} alındı.",
  ],
  "asked.day": [
    "The customer named the day {date} but no hour ({field}); {clock} was chosen, on the clock of {zone}.",
    "Müşteri {date} gününü söyledi, saat söylemedi ({field}); {zone} saatiyle {clock} seçildi.",
  ],
  "asked.today": [
    "The customer said today, without an hour ({field}), and {clock} has passed; {minutes} from then was chosen.",
    "Müşteri bugünü söyledi, saat söylemedi ({field}); {clock} geçtiği için o andan {minutes} sonrası seçildi.",
  ],
  "asked.clock": [
    "The customer named {clock} but no day ({field}); the next {clock} in {zone} is taken.",
    "Müşteri {clock} dedi, gün söylemedi ({field}); {zone} saatiyle bir sonraki {clock} alındı.",
  ],
  "asked.vague": [
    "The customer only said “{words}” ({field}); {at} was chosen for it.",
    "Müşteri yalnızca “{words}” dedi ({field}); bunun için {at} seçildi.",
  ],
  "asked.part_of_day": [
    "The customer named no hour ({field}); {at} was chosen for it.",
    "Müşteri saat söylemedi ({field}); bunun için {at} seçildi.",
  ],
  "asked.overdue": [
    "The customer asked for {time} ({field}), which passed while the call was read; it rings at once.",
    "Müşteri {time} zamanını istedi ({field}); arama okunurken bu zaman geçti, hemen aranır.",
  ],
  "fallback.no_field": [
    "The action takes its time from no field, so it rings after {minutes}.",
    "Eylem zamanını bir alandan almıyor; bu yüzden {minutes} sonra aranır.",
  ],
  "fallback.no_value": [
    "No time was given ({field}), so it rings after {minutes}.",
    "Zaman söylenmedi ({field}); bu yüzden {minutes} sonra aranır.",
  ],
  "fallback.past": [
    "The time given ({field}: {value}) lies in the past, so it rings after {minutes}.",
    "Söylenen zaman ({field}: {value}) geçmişte; bu yüzden {minutes} sonra aranır.",
  ],
  "fallback.too_far": [
    "The time given ({field}: {value}) is more than a year ahead, so it rings after {minutes}.",
    "Söylenen zaman ({field}: {value}) bir yıldan ileride; bu yüzden {minutes} sonra aranır.",
  ],
  "fallback.no_such_date": [
    "The date given ({field}: {value}) does not exist, so it rings after {minutes}.",
    "Söylenen tarih ({field}: {value}) takvimde yok; bu yüzden {minutes} sonra aranır.",
  ],
  "fallback.unreadable": [
    "What was given ({field}: {value}) is no date that can be read, so it rings after {minutes}.",
    "Söylenen ({field}: {value}) okunabilir bir tarih değil; bu yüzden {minutes} sonra aranır.",
  ],
  "fallback.day_over": [
    "The day given ({field}: {value}) has no hour and is nearly over, so it rings after {minutes}.",
    "Söylenen günün ({field}: {value}) saati yok ve gün bitmek üzere; bu yüzden {minutes} sonra aranır.",
  ],
  "callee.of_field": [
    "It rings {number}, the number given in the call ({field}).",
    "Aramada verilen numara aranır: {number} ({field}).",
  ],
  "callee.none": [
    "There is no number to ring: the call has none, and none was given in it.",
    "Aranacak numara yok: aramanın numarası yok, aramada da verilmedi.",
  ],
  "callee.no_value": [
    "No number was given ({field}), so it rings the customer’s number on the call, {number}.",
    "Numara verilmedi ({field}); müşterinin aramadaki numarası aranır: {number}.",
  ],
  "callee.no_number": [
    "What was given ({field}: {value}) is no phone number there, so it rings the customer’s number on the call, {number}.",
    "Verilen ({field}: {value}) orada geçerli bir telefon numarası değil; müşterinin aramadaki numarası aranır: {number}.",
  ],
  "hour.earlier": [
    "The calling window is closed by then, so {at} was chosen.",
    "O saatte arama saatleri bitmiş olur; bu yüzden {at} seçildi.",
  ],
};
