import type { ExportFailure } from "../../store/exports.ts";
import type { Phrase, Words } from "./words.ts";

/** Files that are made piece by piece. */
export const exportsWords = {
  csv: ["Export as CSV", "CSV olarak dışa aktar"],
  jsonl: ["Export as JSONL", "JSONL olarak dışa aktar"],
  form: ["Export", "Dışa aktar"],
  ofCalls: ["Export of calls ({format})", "Aramaların dışa aktarımı ({format})"],
  ofData: ["Export of data: {agent} ({format})", "Verilerin dışa aktarımı: {agent} ({format})"],
  rows: {
    one: ["{done} of {n} row", "{n} satırdan {done}"],
    other: ["{done} of {n} rows", "{n} satırdan {done}"],
  },
  rowsSoFar: {
    one: ["{n} row so far", "şimdilik {n} satır"],
    other: ["{n} rows so far", "şimdilik {n} satır"],
  },
  sizeSoFar: ["{size} so far", "şimdilik {size}"],
  sureCancel: [
    "Stop here? What was made of the file so far is removed.",
    "Burada durdurulsun mu? Dosyanın şimdiye dek hazırlanan kısmı silinir.",
  ],
  file: ["The file", "Dosya"],
  download: ["Download {format} ({size})", "{format} indir ({size})"],
  onItsWay: [
    "The file is being made. You can leave this page: it goes on by itself, and the file is kept here for seven days.",
    "Dosya hazırlanıyor. Bu sayfadan ayrılabilirsiniz: iş kendiliğinden sürer, dosya burada yedi gün saklanır.",
  ],
  kept: ["Kept until", "Saklandığı son an"],
  gone: [
    "The file was removed, seven days after it was made. Export again to get a new one.",
    "Dosya, hazırlandıktan yedi gün sonra silindi. Yenisi için yeniden dışa aktarın.",
  ],
  canceled: ["It was canceled: there is no file.", "İptal edildi: dosya yok."],
  limitedCalls: [
    "The search finds more calls than it looks through: the file holds what was found among the newest of them.",
    "Arama, baktığından daha çok arama kaydı buluyor: dosyada en yenileri arasında bulunanlar var.",
  ],
  limitedData: [
    "A sorted table is made of the newest {n} calls of its time: older ones are not in the file. Export it unsorted to have them all.",
    "Sıralı tablo, süresindeki en yeni {n} aramadan yapılır: daha eskileri dosyada yoktur. Hepsi için sıralamadan dışa aktarın.",
  ],
  asked: ["What is exported", "Ne dışa aktarılıyor"],
  what: ["Exported", "Dışa aktarılan"],
  calls: ["Calls", "Aramalar"],
  data: ["Data of {agent}", "{agent} verileri"],
  filter: ["Filter", "Süzgeç"],
  noFilter: ["none: all of them", "yok: hepsi"],
  sorted: ["Sorted by", "Sıralama"],
  ascending: ["{field}, ascending", "{field}, artan"],
  descending: ["{field}, descending", "{field}, azalan"],
  rowsHeld: ["Rows", "Satır"],
  size: ["Size", "Boyut"],
  by: ["Asked for by", "İsteyen"],
  begun: ["Begun", "Başladı"],
  ended: ["Ended", "Bitti"],
} satisfies Words;

/** Why an export was given up, and what to do. */
export const exportFailures: Record<ExportFailure, Phrase> = {
  interrupted: [
    "It was interrupted three times at the same place and given up. Export fewer calls at once, by days for instance.",
    "Aynı yerde üç kez kesildi ve bırakıldı. Bir kerede daha az arama dışa aktarın, örneğin gün seçerek.",
  ],
  too_large: [
    "The file would be over 900 MB. Export fewer calls at once, by days for instance.",
    "Dosya 900 MB'ı aşıyor. Bir kerede daha az arama dışa aktarın, örneğin gün seçerek.",
  ],
  no_longer_valid: [
    "What it is of changed meanwhile: its agent is out of use, or a field that it asks by.",
    "Dışa aktarılan bu arada değişti: temsilci ya da sorulan alan artık kullanımda değil.",
  ],
};
