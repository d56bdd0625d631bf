import type { Words } from "./words.ts";

/** The parts of the settings, as their own navigation names them. */
export const settingsWords = {
  navigation: ["Settings", "Ayarlar"],
  access: ["Access", "Erişim"],
  keys: ["API keys", "API anahtarları"],
  sessions: ["Sessions", "Oturumlar"],
  telephony: ["Telephony", "Telefon"],
  connections: ["Connections", "Bağlantılar"],
  "phone-numbers": ["Phone numbers", "Telefon numaraları"],
  rules: ["Rules", "Kurallar"],
  "calling-rules": ["Calling rules", "Arama kuralları"],
  suppressions: ["Do-not-call list", "Aranmayacaklar listesi"],
  browser: ["This browser", "Bu tarayıcı"],
  preferences: ["Preferences", "Tercihler"],
} satisfies Words;
