import type { Line } from "./line.ts";

type Language = "en" | "tr" | "es" | "de";

/** What a caller wants of a call that is played live. */
type Wish = "person" | "cancel" | "nothing";

/** What goes otherwise than it should while such a call goes on. */
export type Twist =
  /** Every human's phone is busy. */
  | "humans_busy"
  /** The customer hangs up while a human's phone rings. */
  | "impatient"
  /** Nobody tells that the call is over. */
  | "end_untold"
  /** Utterances are told late, out of their order and twice. */
  | "jumbled";

export interface LiveScript {
  lines: Line[];
  /** What a human and the customer say once they are connected. */
  withHuman: Line[];
  twist: Twist | null;
}

/**
 * Numbers whose calls are played live, by their last two digits: 20 the customer asks for a person · 21 is angry about an
 * invoice, and wants to cancel · 22 an ordinary talk · 24 asks for a person, and every human's phone is busy · 25 hangs up
 * while a human's phone rings · 26 nobody tells the end · 27 like 21, told late, out of order and twice · 28 asks for a
 * person in Spanish · 29 in German. (23 ends the number of every example, and is answered like any other.)
 */
const LIVE_ENDINGS: Record<string, { wish: Wish; twist?: Twist; language?: Language }> = {
  "20": { wish: "person" },
  "21": { wish: "cancel" },
  "22": { wish: "nothing" },
  "24": { wish: "person", twist: "humans_busy" },
  "25": { wish: "person", twist: "impatient" },
  "26": { wish: "nothing", twist: "end_untold" },
  "27": { wish: "cancel", twist: "jumbled" },
  "28": { wish: "person", language: "es" },
  "29": { wish: "person", language: "de" },
};

/** What is said on a live call to a number; null where its calls are not played live. `ordinary`: an ordinary talk there. */
export function liveScript(toNumber: string, ordinary: readonly Line[]): LiveScript | null {
  const ending = LIVE_ENDINGS[toNumber.slice(-2)];
  if (!ending) return null;
  const language = ending.language ?? (toNumber.startsWith("+90") ? "tr" : "en");
  return {
    lines:
      ending.wish === "nothing"
        ? [...ordinary]
        : [...(TALKS[ending.wish][language] ?? TALKS[ending.wish].en)],
    withHuman: [...WITH_HUMAN[language]],
    twist: ending.twist ?? null,
  };
}

/** Long enough after the wish for a decision and two phones that ring; who asks for a person asks again. */
const TALKS: Record<Exclude<Wish, "nothing">, Partial<Record<Language, Line[]>> & { en: Line[] }> = {
  person: {
    en: [
      ["agent", "Hello, this is the assistant of Acme. I am calling about your order."],
      ["customer", "Hello. Yes, I have been waiting for it."],
      ["agent", "It left our warehouse yesterday. Shall I send you the tracking link?"],
      ["customer", "No, I'd rather talk to a real person, please."],
      ["agent", "I understand. Let me see who is free."],
      ["agent", "May I ask for your order number meanwhile?"],
      ["customer", "It is four four one seven."],
      ["agent", "Thank you. And is the address still the same?"],
      ["customer", "Yes, it is the same."],
      ["agent", "Your parcel is insured, so nothing can be lost."],
      ["customer", "Good. But can I speak to a human now?"],
      ["agent", "I am sorry that you have to wait."],
      ["customer", "That is fine."],
      ["agent", "All lines are busy at the moment. Somebody will call you back."],
      ["customer", "All right. Goodbye."],
    ],
    tr: [
      ["agent", "Merhaba, ben Acme'nin asistanıyım. Siparişiniz için arıyorum."],
      ["customer", "Merhaba. Evet, bekliyordum."],
      ["agent", "Dün depomuzdan çıktı. Size takip bağlantısını göndereyim mi?"],
      ["customer", "Hayır, gerçek bir insanla konuşmak istiyorum lütfen."],
      ["agent", "Anlıyorum. Kimin müsait olduğuna bakıyorum."],
      ["agent", "Bu arada sipariş numaranızı alabilir miyim?"],
      ["customer", "Dört dört bir yedi."],
      ["agent", "Teşekkürler. Adresiniz hâlâ aynı mı?"],
      ["customer", "Evet, aynı."],
      ["agent", "Paketiniz sigortalı, kaybolmaz."],
      ["customer", "Güzel. Ama artık bir müşteri temsilcisine bağlar mısınız?"],
      ["agent", "Beklettiğim için özür dilerim."],
      ["customer", "Sorun değil."],
      ["agent", "Şu an bütün hatlar dolu. Sizi geri arayacaklar."],
      ["customer", "Peki. İyi günler."],
    ],
    es: [
      ["agent", "Hola, soy el asistente de Acme. Le llamo por su pedido."],
      ["customer", "Hola. Sí, lo estaba esperando."],
      ["agent", "Salió ayer de nuestro almacén. ¿Le envío el enlace de seguimiento?"],
      ["customer", "No, quiero hablar con una persona, por favor."],
      ["agent", "Entiendo. Voy a ver quién está libre."],
      ["agent", "¿Me dice mientras tanto su número de pedido?"],
      ["customer", "Cuatro cuatro uno siete."],
      ["agent", "Gracias. ¿La dirección sigue siendo la misma?"],
      ["customer", "Sí, es la misma."],
      ["agent", "Su paquete está asegurado."],
      ["customer", "Bien. ¿Puedo hablar ya con un agente humano?"],
      ["agent", "Siento que tenga que esperar."],
      ["customer", "No pasa nada."],
      ["agent", "Todas las líneas están ocupadas. Le devolverán la llamada."],
      ["customer", "De acuerdo. Adiós."],
    ],
    de: [
      ["agent", "Guten Tag, hier ist der Assistent von Acme. Es geht um Ihre Bestellung."],
      ["customer", "Guten Tag. Ja, darauf warte ich schon."],
      ["agent", "Sie hat gestern unser Lager verlassen. Soll ich Ihnen den Link zur Sendung schicken?"],
      ["customer", "Nein, ich möchte bitte mit einem Menschen sprechen."],
      ["agent", "Ich verstehe. Ich sehe nach, wer frei ist."],
      ["agent", "Wie lautet inzwischen Ihre Bestellnummer?"],
      ["customer", "Vier vier eins sieben."],
      ["agent", "Danke. Ist die Adresse noch dieselbe?"],
      ["customer", "Ja, dieselbe."],
      ["agent", "Ihr Paket ist versichert."],
      ["customer", "Gut. Kann ich jetzt mit einem Mitarbeiter sprechen?"],
      ["agent", "Es tut mir leid, dass Sie warten müssen."],
      ["customer", "Das macht nichts."],
      ["agent", "Im Moment sind alle Leitungen besetzt. Sie werden zurückgerufen."],
      ["customer", "In Ordnung. Auf Wiederhören."],
    ],
  },
  cancel: {
    en: [
      ["agent", "Hello, this is the assistant of Acme. Do you have a moment?"],
      ["customer", "Good that you call. You charged me twice on the last invoice."],
      ["agent", "I am sorry to hear that. May I look into it?"],
      [
        "customer",
        "I have called about this three times. I am really angry, and I want to cancel my contract.",
      ],
      ["agent", "I am sorry about the trouble."],
      ["agent", "Which invoice is it, please?"],
      ["customer", "The one of March, number eight one two."],
      ["agent", "I have found it. It was booked twice indeed."],
      ["customer", "You see."],
      ["agent", "The second amount goes back to your account today."],
      ["customer", "And I should believe that?"],
      ["agent", "You will have it in writing within the hour."],
      ["customer", "We will see."],
      ["agent", "Somebody of ours will call you about your contract."],
      ["customer", "Fine. Goodbye."],
    ],
    tr: [
      ["agent", "Merhaba, ben Acme'nin asistanıyım. Bir dakikanız var mı?"],
      ["customer", "İyi ki aradınız. Son faturada benden iki kere para çektiniz."],
      ["agent", "Bunu duyduğuma üzüldüm. Bakabilir miyim?"],
      ["customer", "Bunun için üç kere aradım. Çok kızgınım, sözleşmemi iptal etmek istiyorum."],
      ["agent", "Yaşadıklarınız için özür dilerim."],
      ["agent", "Hangi fatura acaba?"],
      ["customer", "Mart faturası, numarası sekiz bir iki."],
      ["agent", "Buldum. Gerçekten iki kere işlenmiş."],
      ["customer", "Gördünüz mü?"],
      ["agent", "İkinci tutar bugün hesabınıza geri dönüyor."],
      ["customer", "Buna inanayım mı?"],
      ["agent", "Bir saat içinde yazılı olarak alacaksınız."],
      ["customer", "Göreceğiz."],
      ["agent", "Sözleşmeniz için bir arkadaşımız sizi arayacak."],
      ["customer", "Peki. İyi günler."],
    ],
  },
};

const WITH_HUMAN: Record<Language, Line[]> = {
  en: [
    ["agent", "Hello, this is Robin of customer care. I have all your details in front of me."],
    ["customer", "Thank you, that was quick. Then let us sort it out."],
  ],
  tr: [
    ["agent", "Merhaba, ben müşteri hizmetlerinden Deniz. Bütün bilgileriniz önümde."],
    ["customer", "Teşekkürler, çabuk oldu. O zaman halledelim."],
  ],
  es: [
    ["agent", "Hola, soy Alex, de atención al cliente. Tengo todos sus datos delante."],
    ["customer", "Gracias, qué rápido. Entonces vamos a resolverlo."],
  ],
  de: [
    ["agent", "Guten Tag, hier ist Robin vom Kundendienst. Ich habe alles vor mir."],
    ["customer", "Danke, das ging schnell. Dann klären wir das."],
  ],
};
