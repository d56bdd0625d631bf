/** One finished utterance, as it is told. */
export interface Said {
  role: "agent" | "customer";
  text: string;
}

/** What is said on a call in one language. Five times the agent speaks first, and the customer answers. */
interface Talk {
  from: string;
  to: string;
  agent: readonly string[];
  customer: readonly string[];
  /** Ways to ask for a person. */
  asks: readonly string[];
  /** Ways to say what the condition waits for. */
  meets: readonly string[];
}

/** What the customer answers otherwise speaks of persons, robots and contracts too, and is not to hand anything over. */
export const TALKS: readonly [Talk, ...Talk[]] = [
  {
    ...{ from: "+12025550123", to: "+12025550199" },
    agent: [
      "Hello, this is the order line. How can I help you?",
      "Thank you. Which product is it about?",
      "I see. When did you order it?",
      "And how was the delivery?",
      "Thank you very much for your call. Goodbye.",
    ],
    customer: [
      "Hi, I have a question about an order of mine.",
      "It is about the coffee machine, the red one.",
      "I ordered it last week, on Monday I think.",
      "The person who brought it was very friendly.",
      "Thank you, that was all. Goodbye.",
    ],
    asks: [
      "I would like to speak to a real person, please.",
      "Can you connect me with an agent?",
      "Let me talk to a human.",
    ],
    meets: ["I want to cancel my contract.", "Please cancel the contract."],
  },
  {
    ...{ from: "+905321234567", to: "+908501234567" },
    agent: [
      "Merhaba, sipariş hattı. Size nasıl yardımcı olabilirim?",
      "Teşekkür ederim. Hangi ürün hakkında?",
      "Anladım. Ne zaman sipariş ettiniz?",
      "Teslimat nasıldı?",
      "Aradığınız için çok teşekkür ederim. İyi günler.",
    ],
    customer: [
      "Merhaba, siparişim hakkında bir sorum var.",
      "Kırmızı kahve makinesi hakkında.",
      "Geçen hafta, pazartesi günü sipariş ettim.",
      "Getiren kişi çok kibardı.",
      "Teşekkürler, hepsi bu kadar. İyi günler.",
    ],
    asks: [
      "Gerçek bir insanla konuşmak istiyorum.",
      "Beni bir yetkiliye bağlayın lütfen.",
      "Müşteri temsilcisiyle görüşmek istiyorum.",
    ],
    meets: ["Sözleşmemi iptal etmek istiyorum.", "Sözleşmeyi iptal edin lütfen."],
  },
  {
    ...{ from: "+34612345678", to: "+34912345678" },
    agent: [
      "Hola, la línea de pedidos. ¿En qué puedo ayudarle?",
      "Gracias. ¿De qué producto se trata?",
      "Entiendo. ¿Cuándo lo pidió?",
      "¿Y cómo fue la entrega?",
      "Muchas gracias por su llamada. Adiós.",
    ],
    customer: [
      "Hola, tengo una pregunta sobre un pedido.",
      "Es la cafetera, la roja.",
      "La pedí la semana pasada, creo que el lunes.",
      "La persona que la trajo fue muy amable.",
      "Gracias, eso era todo. Adiós.",
    ],
    asks: [
      "Quiero hablar con una persona real.",
      "Páseme con un agente, por favor.",
      "Me gustaría hablar con un ser humano.",
    ],
    meets: ["Quiero cancelar mi contrato.", "Por favor, cancele el contrato."],
  },
  {
    ...{ from: "+4915123456789", to: "+493012345678" },
    agent: [
      "Guten Tag, hier ist die Bestellhotline. Wie kann ich helfen?",
      "Danke. Um welches Produkt geht es?",
      "Verstehe. Wann haben Sie es bestellt?",
      "Und wie war die Lieferung?",
      "Vielen Dank für Ihren Anruf. Auf Wiederhören.",
    ],
    customer: [
      "Guten Tag, ich habe eine Frage zu einer Bestellung.",
      "Es geht um die Kaffeemaschine, die rote.",
      "Ich habe sie letzte Woche bestellt, am Montag glaube ich.",
      "Die Person, die sie gebracht hat, war sehr freundlich.",
      "Danke, das war alles. Auf Wiederhören.",
    ],
    asks: [
      "Ich möchte mit einem Menschen sprechen.",
      "Verbinden Sie mich bitte mit einem Mitarbeiter.",
      "Kann ich mit einer echten Person reden?",
    ],
    meets: ["Ich möchte meinen Vertrag kündigen.", "Bitte kündigen Sie den Vertrag."],
  },
];
