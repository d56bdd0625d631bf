import type { Words } from "./words.ts";

/** The list of calls. */
export const callsWords = {
  title: ["Calls", "Aramalar"],
  about: [
    "Every call, newest arrivals first. The list renews itself.",
    "Tüm aramalar, en son gelen üstte. Liste kendiliğinden yenilenir.",
  ],
  arrivedBetween: ["Calls that arrived", "Şu sürede gelen aramalar:"],
  search: ["Search", "Ara"],
  searchHint: [
    'Words that were said, a number, or an id; "in quotes" for a phrase.',
    'Söylenen sözcükler, bir numara ya da kimlik; öbek için "tırnak içinde".',
  ],
  agent: ["Agent", "Temsilci"],
  status: ["Status", "Durum"],
  direction: ["Direction", "Yön"],
  analysis: ["Analysis", "Çözümleme"],
  review: ["Needs review", "Denetim gerekli"],
  reviewYes: ["needs review", "denetim gerekli"],
  reviewNo: ["needs none", "gerekmiyor"],
  actions: ["Actions", "Eylemler"],
  transfer: ["Transfer", "Aktarma"],
  field: ["Field", "Alan"],
  value: ["has the value", "şu değerde"],
  afterCall: ["after the call", "aramadan sonra"],
  customer: ["Customer", "Müşteri"],
  length: ["Length", "Süre"],
  values: ["Values", "Değerler"],
  check: ["Choose this call", "Bu aramayı seç"],
  didNotRun: ["{n} did not run", "{n} eylem çalışmadı"],
  none: ["No calls yet", "Henüz arama yok"],
  noneText: [
    "Calls come in from your voice provider, or by POST /v1/calls.",
    "Aramalar ses sağlayıcınızdan ya da POST /v1/calls ile gelir.",
  ],
  noMatch: ["No call matches", "Eşleşen arama yok"],
  noMatchText: [
    "Loosen a filter, or search by fewer words.",
    "Bir süzgeci gevşetin ya da daha az sözcükle arayın.",
  ],
  limited: [
    "The words are in very many calls: only the newest {n} of them were looked at. Add a word, an agent or a day.",
    "Bu sözcükler pek çok aramada geçiyor: yalnızca en yeni {n} aramaya bakıldı. Bir sözcük, temsilci ya da gün ekleyin.",
  ],
  connect: ["Connect a provider", "Bir sağlayıcı bağlayın"],
  withChecked: ["With the chosen calls", "Seçilen aramalarla"],
  reanalyse: ["Re-analyse", "Yeniden çözümle"],
  which: ["Which calls", "Hangi aramalar"],
  matching: ["all of the agent that match the filters", "temsilcinin süzgeçle eşleşen tüm aramaları"],
  fireActions: ["Let the actions run that follow from it", "Bundan doğan eylemler çalışsın"],
  sureReanalyse: [
    "Read these calls again with the newest version of their agent?",
    "Bu aramalar temsilcinin en yeni sürümüyle yeniden okunsun mu?",
  ],
  started: {
    one: ["{n} call is being read again.", "{n} arama yeniden okunuyor."],
    other: ["{n} calls are being read again.", "{n} arama yeniden okunuyor."],
  },
  chooseFirst: ["Choose at least one call.", "En az bir arama seçin."],
  onlyByAgent: [
    "Choose an agent in the filters: calls are read again by agent. Words, fields and actions cannot be used for it.",
    "Süzgeçlerde bir temsilci seçin: aramalar temsilciye göre yeniden okunur. Sözcük, alan ve eylem süzgeçleri burada kullanılamaz.",
  ],
} satisfies Words;
