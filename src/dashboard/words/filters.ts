import type { Words } from "./words.ts";

/** What lists say that can be narrowed, chosen from and taken home as a file. */
export const filtersWords = {
  filters: ["Filters", "Süzgeçler"],
  any: ["any", "hepsi"],
  since: ["From day", "Gün (başlangıç)"],
  until: ["To day", "Gün (bitiş)"],
  apply: ["Show", "Göster"],
  clear: ["Clear", "Temizle"],
  wrong: ["The list is not filtered, because:", "Liste süzülmedi, çünkü:"],
  checkAll: ["Choose all on this page", "Bu sayfadakilerin hepsini seç"],
  chosen: ["the chosen ones", "seçilenler"],
} satisfies Words;
