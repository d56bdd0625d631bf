import type { Words } from "./words.ts";

export const preferencesWords = {
  title: ["Preferences", "Tercihler"],
  about: ["For this browser only.", "Yalnızca bu tarayıcı için."],
  language: ["Language", "Dil"],
  zone: ["Time zone", "Saat dilimi"],
  zoneHint: [
    "All times are shown in it; where a call has another, that stands beside.",
    "Tüm saatler buna göre gösterilir; aramanın saat dilimi farklıysa yanında yazar.",
  ],
  theme: ["Colours", "Renkler"],
  system: ["As the device", "Cihazdaki gibi"],
  light: ["Light", "Açık"],
  dark: ["Dark", "Koyu"],
  save: ["Save", "Kaydet"],
  saved: ["Your preferences are kept.", "Tercihleriniz kaydedildi."],
} satisfies Words;
