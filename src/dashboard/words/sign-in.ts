import type { Words } from "./words.ts";

export const signInWords = {
  title: ["Sign in", "Oturum aç"],
  about: [
    "Sign in with an API key of your workspace. It is not kept in this browser.",
    "Çalışma alanınızın bir API anahtarıyla oturum açın. Anahtar bu tarayıcıda saklanmaz.",
  ],
  key: ["API key", "API anahtarı"],
  keyHint: ["It begins with sk_.", "sk_ ile başlar."],
  signIn: ["Sign in", "Oturum aç"],
  byLink: ["Sign in by this link", "Bu bağlantıyla oturum aç"],
  byLinkAbout: [
    "This link signs you in once, on this device.",
    "Bu bağlantı, bu cihazda bir kez oturum açar.",
  ],
  tooMany: [
    "Too many attempts from your address: wait a minute, then try again.",
    "Adresinizden çok fazla deneme yapıldı: bir dakika bekleyip yeniden deneyin.",
  ],
  signedOut: ["You are signed out.", "Oturumunuz kapatıldı."],
} satisfies Words;
