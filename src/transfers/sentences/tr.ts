import type { Sentences } from "./table.ts";

export const TR: Sentences = {
  and: "ve",
  plus: "artı",
  yes: "evet",
  // Names stand behind a colon: which ending they take depends on how they sound.
  onTheLine: (name, number) =>
    `Hattaki kişi: ${name ?? "bir müşteri"}${number === null ? "" : `, numarası ${number}`}.`,
  askedForPerson: "Bir insanla görüşmek istedi.",
  reason: (reason) => `Sebebi: ${reason}`,
  known: (values) => `Bilinenler: ${values.join("; ")}.`,
  handingOver: (name) => `Görüşme şimdi aktarılıyor${name === null ? "" : `: ${name}`}.`,
  alreadyHandingOver: "Görüşme zaten aktarılıyor: arayandan hatta kalmasını iste.",
  nobodyThere: "Şu anda görüşmeyi alabilecek kimse yok.",
  goOn: "Lütfen görüşmeye devam et.",
  callBack: (when) => `Geri arama zamanı: ${when}.`,
};
