import type { Turn } from "../../src/calls/turn.ts";
import type { Language } from "./agents.ts";

/** What a customer wants, in shares of all calls. */
export const WISHES = {
  tomorrow_at_three: 26,
  friday_morning: 12,
  in_two_hours: 16,
  at_ten_in_the_evening: 8,
  sunday_at_noon: 8,
  end_of_next_week: 6,
  some_time: 6,
  none: 12,
  opt_out: 4,
  other_number: 2,
} as const;
export type Wish = keyof typeof WISHES;

/** What a customer says on a call that we made. */
export const ANSWERED_WISHES: Readonly<Partial<Record<Wish, number>>> = {
  none: 82,
  tomorrow_at_three: 8,
  in_two_hours: 5,
  opt_out: 5,
};

const NAMES = ["Jane Roe", "Peter Hansen", "Maria Lopez", "Kemal Aksoy"];

const ASKED: Record<Language, readonly [name: string, callback: string, zone: string]> = {
  en: ["May I have your name?", "Shall we call you back?", "Which time zone are you in?"],
  de: ["Darf ich Ihren Namen haben?", "Sollen wir Sie zurückrufen?", ""],
  tr: ["Adınızı alabilir miyim?", "Sizi tekrar arayalım mı?", ""],
  es: ["¿Me dice su nombre?", "¿Quiere que le devolvamos la llamada?", ""],
};

const NAMED: Record<Language, string> = {
  en: "My name is {name}.",
  de: "Mein Name ist {name}.",
  tr: "Adım {name}.",
  es: "Me llamo {name}.",
};

const SAID: Record<Language, Record<Wish, string>> = {
  en: {
    tomorrow_at_three: "Yes, please call me back tomorrow at three in the afternoon.",
    friday_morning: "Yes, please call me back on Friday morning.",
    in_two_hours: "Yes, please call me back in two hours.",
    at_ten_in_the_evening: "Yes, please call me back tomorrow at ten in the evening.",
    sunday_at_noon: "Yes, please call me back next Sunday at noon.",
    end_of_next_week: "Yes, please call me back at the end of next week.",
    some_time: "Yes, please call me back some time.",
    none: "No, thank you, that won't be necessary.",
    opt_out: "No. Take me off your list and don't call me again.",
    other_number: "Yes, please call me back tomorrow at three in the afternoon. My number is {number}.",
  },
  de: {
    tomorrow_at_three: "Ja, rufen Sie mich bitte morgen um 15 Uhr zurück.",
    friday_morning: "Ja, rufen Sie mich bitte am Freitagvormittag zurück.",
    in_two_hours: "Ja, rufen Sie mich bitte in zwei Stunden zurück.",
    at_ten_in_the_evening: "Ja, rufen Sie mich bitte morgen um 22 Uhr zurück.",
    sunday_at_noon: "Ja, rufen Sie mich bitte nächsten Sonntag um 12 Uhr zurück.",
    end_of_next_week: "Ja, rufen Sie mich bitte Ende nächster Woche zurück.",
    some_time: "Ja, rufen Sie mich bitte irgendwann zurück.",
    none: "Nein danke, das ist nicht nötig.",
    opt_out: "Nein. Streichen Sie mich von Ihrer Liste und rufen Sie mich nie wieder an.",
    other_number: "Ja, rufen Sie mich bitte morgen um 15 Uhr zurück. Meine Nummer ist {number}.",
  },
  tr: {
    tomorrow_at_three: "Evet, beni yarın saat üçte arayın.",
    friday_morning: "Evet, beni cuma sabahı arayın.",
    in_two_hours: "Evet, beni iki saat sonra arayın.",
    at_ten_in_the_evening: "Evet, beni yarın akşam saat onda arayın.",
    sunday_at_noon: "Evet, beni gelecek pazar öğlen on ikide arayın.",
    end_of_next_week: "Evet, beni gelecek haftanın sonunda arayın.",
    some_time: "Evet, beni bir ara arayın.",
    none: "Hayır, gerek yok, teşekkürler.",
    opt_out: "Hayır. Beni listenizden çıkarın ve bir daha aramayın.",
    other_number: "Evet, beni yarın saat üçte arayın. Numaram {number}.",
  },
  es: {
    tomorrow_at_three: "Sí, llámeme mañana a las tres de la tarde.",
    friday_morning: "Sí, llámeme el viernes por la mañana.",
    in_two_hours: "Sí, llámeme dentro de dos horas.",
    at_ten_in_the_evening: "Sí, llámeme mañana a las diez de la noche.",
    sunday_at_noon: "Sí, llámeme el próximo domingo a las doce del mediodía.",
    end_of_next_week: "Sí, llámeme a finales de la próxima semana.",
    some_time: "Sí, llámeme en algún momento.",
    none: "No, gracias, no hace falta.",
    opt_out: "No. Bórreme de su lista y no me llame más.",
    other_number: "Sí, llámeme mañana a las tres de la tarde. Mi número es {number}.",
  },
};

/** Zones as customers name them, and what they mean. */
export const STATED_ZONES: readonly (readonly [said: string, zone: string])[] = [
  ["I am in Denver, Mountain time.", "America/Denver"],
  ["I am on Pacific time.", "America/Los_Angeles"],
  ["I am in London right now.", "Europe/London"],
];

export interface Story {
  language: Language;
  wish: Wish;
  /** E.164, where another number is given. */
  number: string | null;
  /** What is said of the zone, where the agent asks. */
  zone: string | null;
}

/** The transcript of a call; `teller` chooses the name. */
export function tell({ language, wish, number, zone }: Story, teller: number): Turn[] {
  const [askName, askCallback, askZone] = ASKED[language];
  const name = NAMES[teller % NAMES.length] ?? "Jane Roe";
  return [
    { role: "agent", text: askName },
    { role: "customer", text: NAMED[language].replace("{name}", name) },
    ...(zone === null
      ? []
      : ([
          { role: "agent", text: askZone },
          { role: "customer", text: zone },
        ] as const)),
    { role: "agent", text: askCallback },
    { role: "customer", text: SAID[language][wish].replace("{number}", number ?? "") },
  ];
}
