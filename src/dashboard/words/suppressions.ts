import type { Phrase, Words } from "./words.ts";

export const suppressionsWords = {
  title: ["Do-not-call list", "Aranmayacaklar listesi"],
  about: [
    "Numbers that are never called: whoever asked for it on a call is put here by itself, and calls that were planned to them are blocked.",
    "Hiç aranmayacak numaralar: aramada bunu isteyenler kendiliğinden eklenir ve onlara planlanan aramalar engellenir.",
  ],
  filters: ["Search the list", "Listede ara"],
  number: ["Number", "Numara"],
  agent: ["Forbidden for", "Kime yasak"],
  allAgents: ["All agents", "Tüm temsilciler"],
  any: ["Any", "Tümü"],
  source: ["How it came here", "Nasıl eklendi"],
  why: ["Why", "Neden"],
  since: ["Since", "Ne zamandan beri"],
  search: ["Search", "Ara"],
  remove: ["Remove", "Çıkar"],
  removeOf: ["Remove {number}", "{number} numarasını çıkar"],
  sure: [
    "Allow calls to {number} again? What was blocked because of it stays blocked.",
    "{number} yeniden aranabilsin mi? Bu yüzden engellenenler engelli kalır.",
  ],
  removed: ["{number} may be called again.", "{number} yeniden aranabilir."],
  onCall: ["said on this call", "bu aramada söylendi"],
  addedBy: ["by {name}", "ekleyen: {name}"],
  add: ["Add a number", "Numara ekle"],
  addButton: ["Add", "Ekle"],
  numberHint: ["With country code, such as +14155550123.", "Ülke koduyla, örneğin +905321234567."],
  reason: ["Reason", "Neden"],
  reasonHint: ["Shown wherever a call to it is blocked.", "Aranması engellendiğinde gösterilir."],
  added: ["{number} is on the list.", "{number} listede."],
  standing: [
    "{number} was on the list already; it stands as it was.",
    "{number} zaten listedeydi; olduğu gibi kaldı.",
  ],
  import: ["Import a list", "Liste içe aktar"],
  importAbout: [
    "CSV or plain text with one number a line. With a header (phone_number, reason, agent_id) the columns may stand in any order.",
    "Her satırda bir numara olan CSV ya da düz metin. Başlıkla (phone_number, reason, agent_id) sütunlar herhangi bir sırada olabilir.",
  ],
  file: ["File", "Dosya"],
  text: ["Or paste it", "Ya da yapıştırın"],
  country: ["Country of numbers without a code", "Kodsuz numaraların ülkesi"],
  countryHint: ["Such as TR or US. Empty: they are refused.", "TR ya da US gibi. Boşsa kabul edilmezler."],
  importButton: ["Import", "İçe aktar"],
  none: ["Nobody is on the list", "Listede kimse yok"],
  noneText: [
    "People who say on a call that they do not want to be called are put here by themselves. Add a number or import a list on this page.",
    "Aramada aranmak istemediğini söyleyenler buraya kendiliğinden eklenir. Bu sayfada numara ekleyin ya da liste aktarın.",
  ],
  noneFound: ["No number matches", "Eşleşen numara yok"],
  noneFoundText: [
    "Numbers are found by the whole number with its country code.",
    "Numaralar ülke koduyla birlikte tam numarayla bulunur.",
  ],
} satisfies Words;

export const suppressionSources: Record<string, Phrase> = {
  call: ["Asked for on a call", "Aramada istendi"],
  import: ["Imported", "İçe aktarıldı"],
  request: ["Added by hand", "Elle eklendi"],
};
