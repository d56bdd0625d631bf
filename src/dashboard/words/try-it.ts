import type { Words } from "./words.ts";

/** Try it: what an agent, or a draft of it, makes of calls, before anything is saved. */
export const tryItWords = {
  titleOf: ["Try {name}", "{name}: deneme"],
  aboutDraft: [
    "With the draft from the editor, which is not saved. Nothing here is kept, sent or booked.",
    "Düzenleyicideki, kaydedilmemiş taslakla. Burada hiçbir şey saklanmaz, gönderilmez ya da planlanmaz.",
  ],
  aboutSaved: [
    "With the agent as it is saved. Nothing here is kept, sent or booked.",
    "Temsilcinin kayıtlı hâliyle. Burada hiçbir şey saklanmaz, gönderilmez ya da planlanmaz.",
  ],
  agents: ["Agents", "Temsilciler"],
  backToEditor: ["Back to the editor", "Düzenleyiciye dön"],

  // One call.
  oneCall: ["One call", "Tek arama"],
  transcript: ["Transcript", "Döküm"],
  transcriptHint: [
    "One line a turn, with who speaks: “Agent: …”, “Customer: …”. An export of a provider can be pasted as well.",
    "Her satır bir söz; başında konuşan: “Agent: …”, “Customer: …”. Bir sağlayıcının dışa aktardığı metin de yapıştırılabilir.",
  ],
  direction: ["Direction", "Yön"],
  inbound: ["inbound: the customer called", "gelen: müşteri aradı"],
  outbound: ["outbound: we called", "giden: biz aradık"],
  fromNumber: ["Calling number", "Arayan numara"],
  toNumber: ["Called number", "Aranan numara"],
  startedAt: ["When the call began", "Aramanın başladığı an"],
  startedAtHint: [
    "With its offset: 2026-05-04T10:00:00+03:00. Empty: now, so that “tomorrow” can be tried.",
    "Saat farkıyla: 2026-05-04T10:00:00+03:00. Boşsa şimdi; böylece “yarın” denenebilir.",
  ],
  read: ["Read it", "Oku"],
  example: ["Load the example", "Örneği yükle"],
  pastCall: ["Past call", "Geçmiş arama"],
  load: ["Load this call", "Bu aramayı yükle"],
  values: ["Values", "Değerler"],
  field: ["Field", "Alan"],
  value: ["Value", "Değer"],
  status: ["How sure", "Dayanağı"],
  quotes: ["Said in the call", "Aramada söylenen"],
  turn: ["turn {n}", "{n}. söz"],
  alternatives: ["could also be {values}", "şu da olabilir: {values}"],
  otherReading: ["a second reading has {value}", "ikinci okuma: {value}"],
  review: ["a person should look", "bir kişi bakmalı"],
  noValue: ["no value", "değer yok"],
  analysisFailed: ["The call could not be read: {reason}", "Arama okunamadı: {reason}"],
  analysisSkipped: ["The call was not read: {reason}", "Arama okunmadı: {reason}"],
  readBy: ["Read by {model} in {ms} ms", "{model} {ms} ms içinde okudu"],
  noFields: [
    "The agent has no fields yet, so there is nothing to read.",
    "Temsilcinin henüz alanı yok; okunacak bir şey yok.",
  ],
  actions: ["What would follow", "Bunun ardından olacaklar"],
  noActions: ["No action is set up.", "Hiç eylem kurulmamış."],
  wouldFire: ["would run", "çalışırdı"],
  wouldNotFire: ["would not run", "çalışmazdı"],
  wouldRing: ["It would ring {number} on {time}.", "{number} şu zamanda aranırdı: {time}."],
  wouldAsk: ["It would ask, in this order:", "Şu sırayla sorardı:"],
  request: ["The request", "İstek"],

  // Many calls.
  manyCalls: ["Past calls", "Geçmiş aramalar"],
  manyAbout: [
    "Reads past calls again with this draft and compares: values that change, actions that would run or no longer run.",
    "Geçmiş aramaları bu taslakla yeniden okuyup karşılaştırır: değişen değerler, çalışacak ya da artık çalışmayacak eylemler.",
  ],
  manyCost: [
    "Each call is read by the model once, which may cost money. It goes on by itself and can be stopped; the draft comes along.",
    "Her arama model tarafından bir kez okunur; bu ücretli olabilir. Kendiliğinden sürer ve durdurulabilir; taslak da birlikte gelir.",
  ],
  manyPrice: [
    "By the last {n} calls, a reading costs about {price}.",
    "Son {n} aramaya göre bir okuma yaklaşık {price} tutar.",
  ],
  manyNone: [
    "No call of this agent has been read yet. Once it has calls, a draft can be compared on them here.",
    "Bu temsilcinin henüz okunmuş araması yok. Aramaları olunca taslak burada onlarla karşılaştırılabilir.",
  ],
  count: ["Newest calls", "En yeni aramalar"],
  compare: ["Compare", "Karşılaştır"],
} satisfies Words;
