/** A made-up call for those who have none at hand: a name, an interest, a day to call back and a number. */
const EXAMPLES = {
  en: `Agent: Good morning, this is Riverside Solar. How can I help you?
Customer: Hi, my name is Nora Fielding. I saw your offer for the rooftop panels.
Agent: Lovely. Are you thinking of buying, or just looking around?
Customer: Honestly, we are very interested. Our budget is about twelve thousand dollars.
Agent: Good to know. Shall one of our engineers call you back?
Customer: Yes, please call me back tomorrow at half past two.
Agent: On which number?
Customer: On 415 555 0132. And in the evening my email is nora@example.com.
Agent: Thank you, Nora. Talk to you tomorrow.
`,
  tr: `Agent: Günaydın, Nehir Güneş Enerjisi. Size nasıl yardımcı olabilirim?
Customer: Merhaba, adım Elif Demirel. Çatı panelleri teklifinizi gördüm.
Agent: Çok güzel. Satın almayı düşünüyor musunuz, yoksa bilgi mi alıyorsunuz?
Customer: Açıkçası çok ilgileniyoruz. Bütçemiz üç yüz bin lira kadar.
Agent: Teşekkürler. Mühendislerimizden biri sizi geri arasın mı?
Customer: Evet, lütfen yarın saat on dört otuzda beni arayın.
Agent: Hangi numaradan?
Customer: 0532 555 01 32. E-posta adresim de elif@example.com.
Agent: Teşekkürler Elif Hanım. Yarın görüşmek üzere.
`,
} as const;

/** The example call in the agent's language, English where there is none. */
export const exampleTranscript = (language: string): string =>
  /^tr\b/i.test(language) ? EXAMPLES.tr : EXAMPLES.en;
