import type { Words } from "./words.ts";

/** Files that are taken in piece by piece: past calls, and the do-not-call list. */
export const importsWords = {
  numbers: ["Import: do-not-call list", "İçe aktarma: aranmayacaklar listesi"],
  callsOf: ["Import of calls: {agent}", "Aramaları içe aktarma: {agent}"],
  calls: ["Import of calls", "Aramaları içe aktarma"],
  ofRows: {
    one: ["{done} of {n} row", "{n} satırdan {done}"],
    other: ["{done} of {n} rows", "{n} satırdan {done}"],
  },
  receiving: ["The file is being received.", "Dosya alınıyor."],
  sureCancel: [
    "Stop here? What was taken in so far stays; the rest of the file is forgotten.",
    "Burada durdurulsun mu? Şimdiye dek alınanlar kalır, dosyanın gerisi unutulur.",
  ],
  received: [
    "The file is received. It goes on by itself: you can leave this page.",
    "Dosya alındı. Kendiliğinden sürer: bu sayfadan ayrılabilirsiniz.",
  ],
  finished: ["The file is taken in.", "Dosya içe aktarıldı."],
  begunAlready: ["It has begun already, or is over.", "Zaten başlamış ya da bitmişti."],
  analysedAsTheyCome: [
    "Each call is analysed once it is in; the list of calls shows how far that is.",
    "Her arama alındıktan sonra çözümlenir; ne kadarının bittiğini arama listesi gösterir.",
  ],
  forgotten: [
    "Begin within a day of sending the file: after that it is forgotten.",
    "Dosyayı gönderdikten sonra bir gün içinde başlatın: sonra unutulur.",
  ],

  begin: ["Before it begins", "Başlamadan önce"],
  willRead: {
    one: ["{n} call is read.", "{n} arama okunur."],
    other: ["{n} calls are read, each once.", "{n} arama, her biri bir kez okunur."],
  },
  costNothing: [
    "That costs nothing, as the last calls of {agent} did.",
    "Bu para tutmaz; {agent} temsilcisinin son aramaları da tutmadı.",
  ],
  costAbout: [
    "That costs about {cost} in all, by what the last calls of {agent} cost.",
    "Bu, {agent} temsilcisinin son aramalarına göre toplam yaklaşık {cost} tutar.",
  ],
  costUnknown: [
    "What a model takes for it is not known: no call of {agent} was read by a model with a known price.",
    "Modelin bunun için ne alacağı bilinmiyor: {agent} temsilcisinin hiçbir araması fiyatı bilinen bir modelle okunmadı.",
  ],
  alreadyHere: [
    "Calls that are here already are passed over, and cost nothing.",
    "Zaten burada olan aramalar atlanır ve para tutmaz.",
  ],
  acts: [
    "{agent} acts after each call, also after old ones: people would be rung, and systems told, about what was said long ago.",
    "{agent} her aramadan sonra eylem yapar, eski aramalardan sonra da: çok önce söylenenler için kişiler aranır, sistemlere haber verilir.",
  ],
  letActions: [
    "Let these actions run where their conditions hold: {actions}",
    "Koşulları tutarsa şu eylemler çalışsın: {actions}",
  ],
  orAnother: [
    "Otherwise import the file to an agent without actions: duplicate this one and take them out.",
    "İstemiyorsanız dosyayı eylemi olmayan bir temsilciye aktarın: bunu çoğaltıp eylemlerini çıkarın.",
  ],
  mustLet: [
    "Check this box to have them run, or cancel and import the file to an agent without actions.",
    "Çalışmaları için kutuyu işaretleyin ya da iptal edip dosyayı eylemi olmayan bir temsilciye aktarın.",
  ],
  noActions: [
    "{agent} has no actions: nothing is done after these calls.",
    "{agent} temsilcisinin eylemi yok: bu aramalardan sonra bir şey yapılmaz.",
  ],
  toldAnyway: [
    "Webhook endpoints are told of these calls as of new ones, and whoever asked not to be called again is put on the do-not-call list.",
    "Webhook uç noktalarına bu aramalar da yeni gibi bildirilir; bir daha aranmak istemediğini söyleyen, aranmayacaklar listesine alınır.",
  ],
  beginButton: ["Begin", "Başlat"],

  counts: ["What was taken in", "Alınanlar"],
  importedCalls: ["New calls", "Yeni aramalar"],
  importedNumbers: ["Added", "Eklendi"],
  alreadyCalls: ["Here before, or twice in the file", "Zaten burada ya da dosyada iki kez"],
  alreadyNumbers: ["On the list before, or twice in the file", "Zaten listede ya da dosyada iki kez"],
  refused: ["Refused", "Kabul edilmedi"],
  left: ["Still to come", "Sırada"],
  leftOut: ["Not taken in", "Alınmadı"],
  seeCalls: ["See the calls of this import", "Bu içe aktarmanın aramalarını gör"],
  seeNumbers: ["See the numbers that were imported", "İçe aktarılan numaraları gör"],
  what: ["What is imported", "Ne içe aktarılıyor"],
  file: ["File", "Dosya"],
  pasted: ["pasted text", "yapıştırılan metin"],
  rows: ["Rows", "Satır sayısı"],
  agent: ["Agent of calls that name none", "Temsilci belirtmeyen aramaların temsilcisi"],
  country: ["Country of numbers without a code", "Kodsuz numaraların ülkesi"],
  actions: ["Actions", "Eylemler"],
  run: ["run where they follow", "gerektiğinde çalışır"],
  doNotRun: [
    "do not run: calls of agents that act are refused",
    "çalışmaz: eylemi olan temsilcilerin aramaları kabul edilmez",
  ],
  sent: ["Sent", "Gönderildi"],
  ended: ["Ended", "Bitti"],
  by: ["By", "Gönderen"],
  refusedRows: ["Rows that were refused", "Kabul edilmeyen satırlar"],
  firstRefused: ["The first {n} of {all} are shown.", "{all} satırdan ilk {n} tanesi gösteriliyor."],
  correct: [
    "Correct what is wrong and import the file again: what was taken in stays, and is not taken in twice.",
    "Yanlışları düzeltip dosyayı yeniden aktarın: alınanlar kalır, ikinci kez alınmaz.",
  ],
  row: ["Row", "Satır"],
  value: ["What it says", "Ne yazıyor"],
  why: ["What to do", "Ne yapmalı"],
  wholeFile: ["all", "tümü"],

  importCalls: ["Import calls", "Aramaları içe aktar"],
  importCallsAbout: [
    "Take in calls that you have as a file: from another system, or from before you came here. Nothing is taken in before you have seen how many they are and what they cost.",
    "Dosya olarak elinizde olan aramaları alın: başka bir sistemden ya da buraya gelmeden öncesinden. Kaç arama olduğunu ve ne tutacağını görmeden hiçbiri alınmaz.",
  ],
  chooseAgent: ["Agent", "Temsilci"],
  chooseAgentHint: [
    "By its fields the calls are read. A call whose row names another agent_id goes to that one.",
    "Aramalar onun alanlarına göre okunur. Satırında başka bir agent_id yazan arama ona gider.",
  ],
  choose: ["Choose an agent", "Bir temsilci seçin"],
  noAgent: ["There is no agent yet", "Henüz temsilci yok"],
  noAgentText: [
    "Calls are read by the fields of an agent: make one first.",
    "Aramalar bir temsilcinin alanlarına göre okunur: önce bir temsilci oluşturun.",
  ],
  toAgents: ["New agent", "Yeni temsilci"],
  fileLimit: [
    "UTF-8 text, 10 MiB at most: some 3,000 calls. Split a longer file and send the parts one by one.",
    "UTF-8 metin, en çok 10 MiB: yaklaşık 3.000 arama. Daha uzun dosyayı bölüp parçaları tek tek gönderin.",
  ],
  listLimit: ["UTF-8 text, 10 MiB and 500,000 rows at most.", "UTF-8 metin, en çok 10 MiB ve 500.000 satır."],
  text: ["Or paste it", "Ya da yapıştırın"],
  read: ["Read the file", "Dosyayı oku"],
  format: ["How the file looks", "Dosya nasıl olmalı"],
  formatLines: [
    "JSON Lines (.jsonl): one call on each line, or a list of calls in JSON (.json). Each is a body of POST /v1/calls; only the transcript is needed.",
    "JSON Lines (.jsonl): her satırda bir arama ya da JSON olarak bir arama listesi (.json). Her biri POST /v1/calls gövdesidir; yalnızca transcript gereklidir.",
  ],
  formatCsv: [
    "CSV: the first line names the columns, of which transcript is needed; columns that nobody knows are kept as metadata. Text of several lines stands in quotation marks.",
    "CSV: ilk satır sütunları adlandırır, transcript gereklidir; bilinmeyen sütunlar metadata olarak saklanır. Birden çok satırlık metin tırnak içine alınır.",
  ],
  formatSame: [
    "A call without provider_call_id is known again by what it says, so that the same file changes nothing when it is imported twice.",
    "provider_call_id taşımayan arama içeriğinden tanınır; aynı dosya iki kez aktarılırsa bir şey değişmez.",
  ],
  formatWords: [
    "Transcripts may also be lists of turns, or exports of voice platforms and speech services, as the API takes them.",
    "Dökümler konuşma sırası listesi ya da ses platformlarının ve konuşma hizmetlerinin dışa aktarımı da olabilir; API'nin aldığı gibi.",
  ],
  exampleLines: ["Example in JSON Lines", "JSON Lines örneği"],
  exampleCsv: ["Example in CSV", "CSV örneği"],
  copyLines: ["Copy the example in JSON Lines", "JSON Lines örneğini kopyala"],
  copyCsv: ["Copy the example in CSV", "CSV örneğini kopyala"],
  nothingSent: ["Choose a file, or paste its text.", "Bir dosya seçin ya da metnini yapıştırın."],
  notUtf8: [
    "The file is not UTF-8 text: save it as UTF-8 and choose it again.",
    "Dosya UTF-8 metni değil: UTF-8 olarak kaydedip yeniden seçin.",
  ],
} satisfies Words;
