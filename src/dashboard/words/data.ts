import type { FilterOperator } from "../../store/data-rows.ts";
import type { Phrase, Words } from "./words.ts";

export const dataWords = {
  title: ["Data", "Veriler"],
  about: [
    "What was read from the calls of each agent, as a table: a row for each call, a column for each field.",
    "Her temsilcinin aramalarından okunanlar, tablo olarak: her arama bir satır, her alan bir sütun.",
  ],
  none: ["No agent yet", "Henüz temsilci yok"],
  noneText: ["Make an agent: its fields become the columns.", "Bir temsilci oluşturun: alanları sütun olur."],
  make: ["Make an agent", "Bir temsilci oluşturun"],
  fields: { one: ["{n} field", "{n} alan"], other: ["{n} fields", "{n} alan"] },
  tableOf: ["Data of {agent}", "{agent} verileri"],
  aboutTable: [
    "Values after corrections, newest arrivals first. Click a heading to sort.",
    "Düzeltmelerden sonraki değerler, en son gelen üstte. Sıralamak için başlığa tıklayın.",
  ],
  column: ["Column", "Sütun"],
  operator: ["Condition", "Koşul"],
  value: ["Value", "Değer"],
  noColumn: ["no filter", "süzgeç yok"],
  call: ["Call", "Arama"],
  length: ["Length", "Süre"],
  version: ["Version", "Sürüm"],
  former: ["former field", "eski alan"],
  bounded: [
    "Sorted among the newest {n} calls of this time: choose fewer days to sort all of them.",
    "Bu süredeki en yeni {n} arama arasında sıralandı: hepsini sıralamak için daha az gün seçin.",
  ],
  countedOf: [
    "Counted over the newest {n} calls of this time.",
    "Bu süredeki en yeni {n} arama üzerinden sayıldı.",
  ],
  countedWeek: [
    "Of the last seven days. Choose days in the filters for another time.",
    "Son yedi gün için. Başka bir süre için süzgeçlerde gün seçin.",
  ],
  noRows: ["No analysed call here", "Burada çözümlenmiş arama yok"],
  noRowsText: [
    "Loosen a filter, or wait for calls to come in.",
    "Bir süzgeci gevşetin ya da arama gelmesini bekleyin.",
  ],
  moreRows: ["There may be more among older calls.", "Daha eski aramalarda başkaları olabilir."],
  corrected: ["set by a person", "bir kişi belirledi"],
  review: ["please check", "lütfen denetleyin"],
  distributions: ["Distribution of each column", "Her sütunun dağılımı"],
  loading: ["Counting …", "Sayılıyor …"],
  showDistributions: ["Show the distributions", "Dağılımları göster"],
  withValue: ["{share} with a value", "{share} değerli"],
  masked: ["Its values are masked.", "Değerleri gizli."],
  others: ["{values} other values", "{values} başka değer"],
  reviewCount: { one: ["{n} to check", "{n} denetlenecek"], other: ["{n} to check", "{n} denetlenecek"] },
  calls: ["Calls", "Aramalar"],
} satisfies Words;

export const dataOperators: Record<FilterOperator, Phrase> = {
  equals: ["is", "eşittir"],
  contains: ["contains", "içerir"],
  at_least: ["is at least", "en az"],
  at_most: ["is at most", "en çok"],
  has_value: ["has a value", "değeri var"],
  has_none: ["has no value", "değeri yok"],
};
