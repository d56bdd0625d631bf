import type { Words } from "./words.ts";

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
  delivery: ["Delivery", "Teslim"],
  transfer: ["Transfer", "Aktarma"],
  runBy: ["Run by {name}", "{name} çalıştırdı"],
  corrected: [
    "{field}: decided on “{was}”; corrected to “{value}” by {by}, {at}.",
    "{field}: “{was}” üzerinden karar verildi; {by} bunu “{value}” olarak düzeltti, {at}.",
  ],
  correctedFromNothing: [
    "{field}: nothing was said when it was decided; corrected to “{value}” by {by}, {at}.",
    "{field}: karar verilirken bir şey söylenmemişti; {by} bunu “{value}” olarak düzeltti, {at}.",
  ],
  toNoValue: ["no value", "değer yok"],
  wouldRun: ["It would now run.", "Şimdi çalışırdı."],
  wouldNotRun: ["It would now not run.", "Şimdi çalışmazdı."],
  cancelIt: [
    "The follow-up call below is still booked: open it to cancel it.",
    "Aşağıdaki takip araması hâlâ planlı: iptal etmek için açın.",
  ],
  wouldStillRun: [
    "It would still run, and what it did was by the value of then.",
    "Yine çalışırdı; yaptığı ise o zamanki değere göreydi.",
  ],
  wouldStillNotRun: ["It would still not run.", "Yine çalışmazdı."],
  runNow: ["Run now", "Şimdi çalıştır"],
  sureRun: [
    "Run “{name}” now, whatever its condition said?",
    "“{name}” koşulu ne derse desin şimdi çalıştırılsın mı?",
  ],
  ran: ["“{name}” is on its way.", "“{name}” yola çıktı."],
  cannotRun: ["Cannot be run now:", "Şimdi çalıştırılamaz:"],
  earlier: ["Earlier", "Önceki"],
} satisfies Words;
