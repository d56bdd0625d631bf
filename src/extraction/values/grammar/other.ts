import { DAYS, WORDS } from "./values.ts";

/**
 * The nearest days in languages that are read with English: a call in French or Hebrew still has its "tomorrow at 15:00"
 * understood. Arabic, Hebrew, French, Italian, Portuguese, Dutch, Polish, Russian, and a few words of others.
 */
export const OTHER_RELDAY: Readonly<Record<string, number>> = {
  ...days(0, "aujourd hui|oggi|hoje|vandaag|dzisiaj|dziś|сегодня|اليوم|היום|idag|dnes|azi|σήμερα"),
  ...days(1, "demain|domani|amanhã|morgen|jutro|завтра|غدا|بكرة|بكرا|מחר|imorgon|i morgon|zítra|mâine"),
  ...days(1, "holnap|huomenna|αύριο|besok|ngày mai|sutra|утре"),
  ...days(2, "après demain|dopodomani|depois de amanhã|overmorgen|pojutrze|послезавтра|بعد غد|מחרתיים"),
};

export const OTHER_WEEKDAY: Readonly<Record<string, number>> = {
  ...DAYS(
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "- - środę - - sobotę niedzielę",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "- - среду - пятницу субботу -",
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "- - - - - שבת -",
    "- - - - - בשבת -",
  ),
  ...phrases("segunda feira|terça feira|quarta feira|quinta feira|sexta feira|sábado"),
  ...phrases("יום שני|יום שלישי|יום רביעי|יום חמישי|יום שישי|יום שבת|יום ראשון"),
  ...phrases("ביום שני|ביום שלישי|ביום רביעי|ביום חמישי|ביום שישי|ביום שבת|ביום ראשון"),
};

/** What stands before the hour. */
export const OTHER_AT = WORDS("alle om um о в w ב בשעה الساعة في على kl");

export const OTHER_OR = WORDS("ou oppure albo lub или או أو");

function days(offset: number, list: string): Record<string, number> {
  return Object.fromEntries(list.split("|").map((word) => [word, offset]));
}

/** From Monday on. */
function phrases(list: string): Record<string, number> {
  return Object.fromEntries(list.split("|").map((phrase, at) => [phrase, at + 1]));
}
