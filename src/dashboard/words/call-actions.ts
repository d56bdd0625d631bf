import type { Operator } from "../../conditions/condition.ts";
import type { Phrase, Words } from "./words.ts";

/** The tab Actions of a call. */
export const callActionsWords = {
  none: ["This version of the agent has no actions.", "Temsilcinin bu sürümünde eylem yok."],
  noneText: [
    "Actions send webhooks, book follow-up calls and hand calls over. Add some to the agent.",
    "Eylemler webhook gönderir, takip araması planlar ve aramayı aktarır. Temsilciye ekleyin.",
  ],
  toAgent: ["Edit the agent's actions", "Temsilcinin eylemlerini düzenle"],
  schedule_call: ["Follow-up call", "Takip araması"],
  webhook: ["Webhook", "Webhook"],
  transfer_call: ["Transfer", "Aktarma"],
  undecided: ["Not decided yet", "Henüz karar verilmedi"],
  condition: ["Its condition on this call", "Bu aramadaki koşulu"],
  always: ["It has no condition: it always runs.", "Koşulu yok: her zaman çalışır."],
  all: ["all of these", "bunların hepsi"],
  any: ["at least one of these", "bunlardan en az biri"],
  not: ["not this", "bu değil"],
  met: ["met", "sağlandı"],
  notMet: ["not met", "sağlanmadı"],
  was: ["was", "değeri"],
  notComparable: ["cannot be compared", "karşılaştırılamaz"],
  whyNot: ["Why not?", "Neden çalışmadı?"],
  whyCondition: ["It would have run, had these been otherwise:", "Şunlar farklı olsaydı çalışırdı:"],
  analysisFailed: [
    "The analysis failed, so “{field}” is not known.",
    "Çözümleme başarısız oldu; “{field}” bilinmiyor.",
  ],
  optedOut: [
    "The customer asked not to be called again: “{quote}”",
    "Müşteri bir daha aranmak istemedi: “{quote}”",
  ],
  callOver: [
    "The call was over: there was nobody left to hand over.",
    "Arama bitmişti: aktarılacak kimse kalmamıştı.",
  ],
  notAnalysed: ["The call has not been analysed yet.", "Arama henüz çözümlenmedi."],
  result: ["What came of it", "Sonucu"],
  followUp: ["Follow-up call", "Takip araması"],
  nextRun: ["rings {time}", "{time} çalacak"],
  delivery: ["Delivery", "Teslim"],
  transfer: ["Transfer", "Aktarma"],
  runBy: ["Run by {name}", "{name} çalıştırdı"],
  decided: ["Decided {time}", "Karar: {time}"],
  runNow: ["Run now", "Şimdi çalıştır"],
  sureRun: [
    "Run “{name}” now, whatever its condition said?",
    "“{name}” koşulu ne derse desin şimdi çalıştırılsın mı?",
  ],
  ran: ["“{name}” is on its way.", "“{name}” yola çıktı."],
  cannotRun: ["Cannot be run now:", "Şimdi çalıştırılamaz:"],
  earlier: ["Earlier", "Önceki"],
} satisfies Words;

/** What an operator means, between the field and the value. */
export const operatorWords: Record<Operator, Phrase> = {
  "==": ["is", "="],
  "!=": ["is not", "≠"],
  ">": ["is more than", ">"],
  ">=": ["is at least", "≥"],
  "<": ["is less than", "<"],
  "<=": ["is at most", "≤"],
  in: ["is one of", "şunlardan biri:"],
  contains: ["contains", "şunu içerir:"],
  exists: ["has a value", "değeri var"],
};
