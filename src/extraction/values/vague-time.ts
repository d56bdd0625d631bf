import type { Language, Mention, Setting } from "./value.ts";

/** Words for a stretch of time that no day stands for. */
const VAGUE: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:(?:some ?time |early |later |the end of |end of )?(?:next|this|the coming) (?:week|month|year|weekend|spring|summer|autumn|fall|winter)|(?:in|within) (?:a few|a couple of|several|some) (?:days|weeks|months|hours)|(?:some|another) (?:time|day)|soon|later on|eventually)\b/gi,
  tr: /(?<!\p{L})(?:(?:gelecek|önümüzdeki|bu) (?:hafta|ay|yıl|hafta sonu|yaz|kış)\p{L}{0,3}|haftaya|birkaç (?:gün|hafta|ay|saat) (?:sonra|içinde)|(?:başka|bir) (?:zaman|gün)|yakında|ileride|müsait olunca)(?!\p{L})/giu,
  es: /(?<!\p{L})(?:(?:a (?:principios|finales) de )?(?:la (?:próxima semana|semana que viene)|el (?:próximo (?:mes|año)|mes que viene|año que viene|fin de semana)|esta semana|este mes)|(?:en|dentro de) un(?:os|as) (?:cuantos |cuantas |pocos |pocas )?(?:días|semanas|meses|horas)|algún día|otro (?:día|momento)|pronto|más adelante)(?!\p{L})/giu,
  de: /(?<!\p{L})(?:(?:nächste[nrs]?|kommende[nrs]?|diese[nrs]?|anfang|ende) (?:woche|monat|jahr|wochenende|frühling|sommer|herbst|winter)|in (?:ein paar|einigen|wenigen) (?:tagen|wochen|monaten|stunden)|(?:irgendwann|ein andermal|demnächst|bald|später))(?!\p{L})/giu,
};

/** Times said so that no day or hour can be named for them ("some time next week"), by their words. */
export function findVagueTimes(text: string, { language }: Setting): Mention<string>[] {
  return Array.from(text.matchAll(VAGUE[language]), ({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
    value: words,
  }));
}
