import type { ACTION_REASONS } from "../../../reasons/action.ts";
import type { Phrase } from "../words.ts";

/**
 * Why an action of a call did not run, how it went, and why nobody may have it run now. Holes are the facts of the
 * reason; lengths of time come with their unit.
 */
export const actionWords: Record<keyof typeof ACTION_REASONS, Phrase> = {
  "action.analysis_failed": [
    "The call could not be read, so “{field}” is not known.",
    "Arama okunamadı; bu yüzden “{field}” bilinmiyor.",
  ],
  "action.opted_out": [
    "The customer asked not to be called again: “{quote}”",
    "Müşteri bir daha aranmak istemedi: “{quote}”",
  ],
  "action.call_over": [
    "The call was over: there was nobody left to hand over.",
    "Arama bitmişti: aktarılacak kimse kalmamıştı.",
  ],
  "action.call_transfer": ["The call’s transfer ended: {outcome}.", "Aramanın aktarılması bitti: {outcome}."],
  "action.own_transfer": [
    "The transfer to {to} ended: {outcome}.",
    "{to} hedefine aktarma bitti: {outcome}.",
  ],
  "action.booked_by_other": [
    "The call has this follow-up already, by the action “{name}”.",
    "Aramanın bu takip araması zaten var; “{name}” eylemi planladı.",
  ],
  "action.not_in_draft": [
    "{maker} has no action of this name and kind ({type}).",
    "{maker}, bu adda ve türde ({type}) bir eylem içermiyor.",
  ],
  "action.hidden": [
    "It tells the value of “{field}”, which lists do not show: open the call.",
    "“{field}” değerini söylüyor; listelerde gösterilmez, aramayı açın.",
  ],
  "action.never_finished": ["It was begun ten times and never finished.", "On kez başlatıldı, hiç bitmedi."],
  "transfer.asked_for_person": [
    "The caller asked for a person: {quoted}.",
    "Arayan bir kişiyle görüşmek istedi: {quoted}.",
  ],
  "transfer.not_asked": [
    "It has no condition: it runs only where the caller asks for a person, and they have not.",
    "Koşulu yok: yalnızca arayan bir kişi isterse çalışır; istemedi.",
  ],
  "transfer.not_on_request": [
    "It has no condition, and does not run when the caller asks for a person: only the voice agent or a person starts it.",
    "Koşulu yok, arayan bir kişi istediğinde de çalışmaz: yalnızca sesli temsilci ya da bir kişi başlatır.",
  ],
  "transfer.not_settled": [
    "What is still to be said may change that.",
    "Daha söylenecekler bunu değiştirebilir.",
  ],
  "run_now.transfer": [
    "A transfer happens only during a call: open a call that goes on, under Live.",
    "Aktarma yalnızca arama sürerken olur: Canlı bölümünden süren bir aramayı açın.",
  ],
  "run_now.on_its_way": [
    "It is on its way already: wait until that has ended.",
    "Zaten yolda: bitmesini bekleyin.",
  ],
  "run_now.no_agent": [
    "The agent was deleted, and its actions with it: plan a call under Schedules, or send a delivery again under Webhooks.",
    "Temsilci, eylemleriyle birlikte silindi: Planlar bölümünde arama planlayın ya da Webhook'lar bölümünde bir teslimi yineleyin.",
  ],
  "run_now.never": ["Nobody can have them called.", "Kimse onu aratamaz."],
  "run_now.booked": [
    "Its follow-up is planned: open it from here to move it.",
    "Takip araması planlandı: taşımak için buradan açın.",
  ],
  "run_now.follow_up_done": [
    "Its follow-up is planned already: open it to move it, or plan another under Schedules.",
    "Takip araması zaten planlandı: taşımak için açın ya da Planlar bölümünde bir başkasını planlayın.",
  ],
  "run_now.webhook_done": [
    "It was delivered: open the delivery to send the same again.",
    "Teslim edildi: aynısını yeniden göndermek için teslimi açın.",
  ],
};
