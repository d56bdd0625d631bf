import type { State } from "./statuses.ts";
import type { Phrase, Words } from "./words.ts";

/** Work that takes a while. */
export const tasksWords = {
  title: ["Tasks", "İşler"],
  about: [
    "Work that takes a while. It goes on by itself: leave, and come back to it here.",
    "Zaman alan işler. Kendiliğinden sürer: ayrılıp buradan geri dönebilirsiniz.",
  ],
  none: ["No task yet", "Henüz iş yok"],
  noneText: [
    "Read calls again from the list of calls, or send webhooks again from the list of deliveries: their progress is shown here.",
    "Arama listesinden aramaları yeniden okutun ya da teslimat listesinden webhook'ları yeniden gönderin: ilerleme burada görünür.",
  ],
  toCalls: ["Calls", "Aramalar"],
  toDeliveries: ["Deliveries", "Teslimatlar"],
  elsewhere: ["Exports and imports", "Dışa ve içe aktarmalar"],
  exports: [
    "Large exports are made as tasks of this list; a small one comes at once.",
    "Büyük dışa aktarmalar bu listedeki işler olarak hazırlanır; küçükler hemen iner.",
  ],
  exportCalls: ["Export calls", "Aramaları dışa aktar"],
  exportData: ["Export data", "Verileri dışa aktar"],
  imports: [
    "Files that you send are taken in as tasks of this list.",
    "Gönderdiğiniz dosyalar bu listedeki işler olarak alınır.",
  ],
  importSuppressions: ["Import the do-not-call list", "Aranmayacaklar listesini içe aktar"],

  task: ["Task", "İş"],
  progress: ["Progress", "İlerleme"],
  state: ["State", "Durum"],
  begun: ["Begun", "Başladı"],
  reanalysisOf: ["Re-analysis: {agent}", "Yeniden çözümleme: {agent}"],
  replay: ["Replay of webhooks", "Webhook'ları yeniden gönderme"],
  ofCalls: {
    one: ["{done} of {n} call", "{n} aramadan {done}"],
    other: ["{done} of {n} calls", "{n} aramadan {done}"],
  },
  ofDeliveries: {
    one: ["{done} of {n} delivery", "{n} teslimattan {done}"],
    other: ["{done} of {n} deliveries", "{n} teslimattan {done}"],
  },
  nothingMatched: ["Nothing matched.", "Hiçbir şey eşleşmedi."],
  secondsLeft: ["about {n} s left", "yaklaşık {n} sn kaldı"],
  minutesLeft: ["about {n} min left", "yaklaşık {n} dk kaldı"],
  hoursLeft: ["about {n} h left", "yaklaşık {n} sa kaldı"],
  cancel: ["Cancel", "İptal et"],
  cancelNamed: ["Cancel: {name}", "İptal et: {name}"],
  sureCancelBatch: [
    "Stop here? Calls that were read again stay as they are now.",
    "Burada durdurulsun mu? Yeniden okunmuş aramalar şimdiki haliyle kalır.",
  ],
  sureCancelReplay: [
    "Stop here? What was taken up already is sent.",
    "Burada durdurulsun mu? Sıraya alınmış olanlar gönderilir.",
  ],
  canceled: ["It is canceled.", "İptal edildi."],
  overAlready: ["It was over already.", "Zaten bitmişti."],

  agent: ["Agent", "Temsilci"],
  version: ["Read with version", "Okuyan sürüm"],
  actions: ["Actions", "Eylemler"],
  fire: ["run where they follow", "gerektiğinde çalışır"],
  noFire: ["do not run", "çalışmaz"],
  which: ["Which calls", "Hangi aramalar"],
  chosenCalls: {
    one: ["{n} chosen call", "{n} seçili arama"],
    other: ["{n} chosen calls", "{n} seçili arama"],
  },
  allCalls: ["all of the agent", "temsilcinin tüm aramaları"],
  figures: ["Figures", "Sayılar"],
  read: ["Read", "Okunan"],
  skipped: ["Skipped", "Atlanan"],
  failed: ["Failed", "Başarısız"],
  waiting: ["Waiting", "Bekleyen"],
  takenBack: ["Not begun", "Başlanmayan"],
  changedCalls: ["Calls with changed values", "Değerleri değişen aramalar"],
  cost: ["Cost", "Maliyet"],
  unpriced: {
    one: ["{n} reading has no known price", "{n} okumanın fiyatı bilinmiyor"],
    other: ["{n} readings have no known price", "{n} okumanın fiyatı bilinmiyor"],
  },
  callsTitle: ["The calls", "Aramalar"],
  whichShown: ["Which are shown", "Gösterilenler"],
  onlyChanged: ["Changed", "Değişenler"],
  onlyFailed: ["Skipped or failed", "Atlanan ya da başarısız"],
  all: ["All", "Hepsi"],
  call: ["Call", "Arama"],
  result: ["Result", "Sonuç"],
  changes: ["Values that changed", "Değişen değerler"],
  why: ["Why", "Neden"],
  finished: ["Ended", "Bitti"],
  noCalls: ["None so far.", "Şimdilik yok."],

  filter: ["What is sent again", "Ne yeniden gönderiliyor"],
  endpoint: ["Endpoint", "Uç nokta"],
  noEndpoint: [
    "no endpoint: agents' own webhooks and actions",
    "uç nokta yok: temsilci webhook'ları ve eylemler",
  ],
  event: ["Event", "Olay"],
  status: ["Status", "Durum"],
  since: ["Made from", "Şu zamandan beri"],
  until: ["Made before", "Şu zamandan önce"],
  chosenDeliveries: {
    one: ["{n} chosen delivery", "{n} seçili teslimat"],
    other: ["{n} chosen deliveries", "{n} seçili teslimat"],
  },
  delivered: ["Delivered", "Teslim edildi"],
  onTheWay: ["On their way", "Yolda"],
  held: ["Held back", "Bekletilen"],
  notTaken: ["Not taken up", "Sıraya alınmayan"],
  seeDeliveries: ["See these deliveries", "Bu teslimatları gör"],
  retries: [
    "What did not arrive is tried again by itself, for up to 28 hours.",
    "Ulaşmayanlar 28 saate kadar kendiliğinden yeniden denenir.",
  ],

  lost: ["Lost messages", "Kaybolan iletiler"],
  lostAbout: [
    "Background work whose every try failed. It is noted and knocked for again by itself; look whether it has ended since.",
    "Tüm denemeleri başarısız olan arka plan işleri. Kayıtlıdır ve kendiliğinden yeniden başlatılır; bu arada bitip bitmediğine bakın.",
  ],
  lostAll: ["All lost messages", "Kaybolan tüm iletiler"],
  noLost: ["No message was lost", "Kaybolan ileti yok"],
  when: ["Time", "Zaman"],
  subject: ["About", "Konu"],
  what: ["What to do", "Ne yapmalı"],
} satisfies Words;

export const taskStates: Record<
  "waiting" | "running" | "sending" | "completed" | "failed" | "canceled",
  State
> = {
  waiting: [["Waits for you", "Sizi bekliyor"], "warning"],
  running: [["Running", "Sürüyor"], "waiting"],
  sending: [["Being delivered", "Teslim ediliyor"], "waiting"],
  completed: [["Done", "Bitti"], "good"],
  failed: [["Given up", "Bırakıldı"], "bad"],
  canceled: [["Canceled", "İptal edildi"], "none"],
};

/** What a lost message was about, and what a person can do. */
export const lostWords: Record<string, { what: Phrase; remedy: Phrase }> = {
  analyze: {
    what: ["The analysis of a call", "Bir aramanın çözümlemesi"],
    remedy: [
      "Open the call: if it was not analysed, re-analyse it.",
      "Aramayı açın: çözümlenmediyse yeniden çözümleyin.",
    ],
  },
  reanalyze: {
    what: ["The re-analysis of a call", "Bir aramanın yeniden çözümlemesi"],
    remedy: ["Open the call: re-analyse it if need be.", "Aramayı açın: gerekirse yeniden çözümleyin."],
  },
  reanalyze_batch: {
    what: ["A re-analysis of many calls", "Birçok aramanın yeniden çözümlemesi"],
    remedy: ["Open the task: if it stands still, begin another.", "İşi açın: duruyorsa yenisini başlatın."],
  },
  backtest: {
    what: ["A back-test of a draft", "Bir taslağın geriye dönük denemesi"],
    remedy: ["Open the task: if it stands still, begin another.", "İşi açın: duruyorsa yenisini başlatın."],
  },
  import: {
    what: ["An import of a file", "Bir dosyanın içe aktarılması"],
    remedy: [
      "Open the task: if it stands still, send the file again.",
      "İşi açın: duruyorsa dosyayı yeniden gönderin.",
    ],
  },
  export: {
    what: ["An export of a file", "Bir dosyanın dışa aktarılması"],
    remedy: ["Open the task: if it stands still, begin another.", "İşi açın: duruyorsa yenisini başlatın."],
  },
  act: {
    what: ["An action of a call", "Bir aramanın eylemi"],
    remedy: [
      "Open the call's actions: run it if it has not.",
      "Aramanın eylemlerini açın: çalışmadıysa çalıştırın.",
    ],
  },
  deliver: {
    what: ["A delivery", "Bir teslimat"],
    remedy: [
      "Open the delivery: send it again if it failed.",
      "Teslimatı açın: başarısızsa yeniden gönderin.",
    ],
  },
  replay: {
    what: ["A replay of deliveries", "Teslimatların yeniden gönderimi"],
    remedy: ["Open the task: if it stands still, begin another.", "İşi açın: duruyorsa yenisini başlatın."],
  },
  suppress: {
    what: ["Schedules of a suppressed number", "Engellenen bir numaranın planları"],
    remedy: [
      "See that no schedule of the number is active.",
      "Numaranın etkin planı kalmadığını denetleyin.",
    ],
  },
  settle: {
    what: ["A transcript that its provider did not send", "Sağlayıcının göndermediği bir döküm"],
    remedy: ["Test the connection.", "Bağlantıyı sınayın."],
  },
  transfer: {
    what: ["A transfer of a call", "Bir aramanın aktarılması"],
    remedy: ["Open the call: see how the transfer ended.", "Aramayı açın: aktarmanın nasıl bittiğine bakın."],
  },
  dial: {
    what: ["An attempt of a schedule to ring", "Bir planın arama denemesi"],
    remedy: ["Open the schedule: see its attempts.", "Planı açın: denemelerine bakın."],
  },
};

export const unknownLost = {
  what: ["A message of an unknown form", "Biçimi bilinmeyen bir ileti"],
  remedy: ["Look into the log.", "Günlüğe bakın."],
} satisfies Words;
