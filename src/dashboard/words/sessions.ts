import type { Words } from "./words.ts";

export const sessionsWords = {
  title: ["Sessions", "Oturumlar"],
  about: [
    "Who is signed in to this dashboard. A session ends after a week without use, and after 30 days at the latest.",
    "Bu panoda oturumu açık olanlar. Bir oturum bir hafta kullanılmazsa, en geç 30 gün sonra biter.",
  ],
  list: ["Open sessions", "Açık oturumlar"],
  key: ["Signed in with", "Kullanılan anahtar"],
  device: ["Device", "Aygıt"],
  unknownDevice: ["Unknown device", "Bilinmeyen aygıt"],
  since: ["Since", "Başlangıç"],
  lastSeen: ["Last seen", "Son görülme"],
  lastSeenHint: ["kept to the hour", "saat başına tutulur"],
  thisOne: ["This one", "Bu oturum"],
  end: ["End", "Bitir"],
  endNamed: ["End the session of {name}, {device}", "{name} oturumunu bitir, {device}"],
  sureEnd: [
    "End this session? Whoever uses it has to sign in again.",
    "Bu oturum bitirilsin mi? Kullanan kişi yeniden oturum açmalıdır.",
  ],
  sureEndOwn: [
    "End your own session? You are signed out.",
    "Kendi oturumunuz bitirilsin mi? Oturumunuz kapanır.",
  ],
  ended: ["The session has ended.", "Oturum bitti."],
  on: ["{browser} on {system}", "{system} üzerinde {browser}"],
  useless: [
    "Do you not know one of them? End it, and revoke the key that it came in with.",
    "Birini tanımıyor musunuz? Oturumu bitirin ve kullandığı anahtarı iptal edin.",
  ],
  toKeys: ["API keys", "API anahtarları"],
} satisfies Words;
