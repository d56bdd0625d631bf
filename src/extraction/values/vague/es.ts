import { es as grammar } from "../grammar/es.ts";
import { DAY_PART } from "../grammar/values.ts";
import type { Phrases } from "./phrases.ts";

const UNITS = "(?:(?<hours>horas?)|(?<days>dias?)|(?<weeks>semanas?)|(?<months>mes(?:es)?))";
const TWO = "(?<two>un par de|(?:1|una?|uno|2|dos) (?:o|a|-) (?:2|dos|3|tres))";
const FEW =
  "(?<few>(?:un[oa]s|algun[oa]s|vari[oa]s)(?: cuant[oa]s| poc[oa]s)?|poc[oa]s|(?:3|tres) (?:o|a|-) (?:4|cuatro))";

const AFTER = "(?:que viene|que entra|entrante|proxim[oa]|siguiente)";
const BEFORE = "(?:proxim[oa]|siguiente)";
const NEXT_WEEK = `(?<next>${BEFORE} (?<week>semana)|(?<week>semana) ${AFTER})`;
const NEXT_MONTH = `(?<next>${BEFORE} (?<month>mes)|(?<month>mes) ${AFTER})`;
const WEEKEND = "(?<weekend>fin de semana|finde)";
const PLACE =
  "(?:(?:a|al|para|hacia|hasta|en|sobre|por) )?(?:el |los |la )?(?:(?<late>fin(?:es)?(?! de semana)|final(?:es)?|ultimos(?: dias)?|segunda mitad)|(?<early>principios?|comienzos?|inicios?|primeros(?: dias)?|primera (?:semana|mitad))|(?<middle>mediados|mitad)) (?:de|del)(?: la| el)?";
const YEARS = "ano|primavera|verano|otono|invierno|trimestre";
/** "No antes de la semana que viene" is next week; "antes de la semana que viene" has no rule. */
const BESIDE =
  "(?:no antes (?:de|del) |(?<beside>(?:despues|antes|pasada|luego) (?:de|del)|tras|pasado|menos|excepto|salvo|(?:ultima|segunda|tercera|cuarta) semana (?:de|del)) )?(?:la |el )?";

export const es: Phrases = {
  phrases: [
    `(?:en|dentro de|de aqui a|al cabo de|deme|dame|denme|en (?:los|las) proxim[oa]s) (?:como |mas o menos |unos )?(?:${TWO}|${FEW}) ${UNITS}`,
    "en (?:los|las) (?<few>proxim[oa]s) (?:(?<hours>horas)|(?<days>dias)|(?<weeks>semanas)|(?<months>meses))",
    `en (?:una?) (?:(?<hours>hora)|(?<days>dia)|(?<weeks>semana)|(?<months>mes)) o (?<two>dos)`,
    `este (?:proximo )?${WEEKEND}(?<this>)`,
    `${BESIDE}(?<next>proximo ${WEEKEND}|${WEEKEND} ${AFTER})`,
    `${BESIDE}${WEEKEND}`,
    `${BESIDE}(?:${PLACE} )?(?:${NEXT_WEEK}|${NEXT_MONTH}|(?:${BEFORE} )(?:${YEARS})|(?:${YEARS}) ${AFTER})`,
    `${BESIDE}(?:${PLACE} )?(?<this>est[ea]) (?:(?<week>semana)|(?<month>mes)|${YEARS})`,
    `${BESIDE}${PLACE} (?:(?<week>semana)|(?<month>mes)|${YEARS})`,
    "(?:a|en) (?<middle>media) (?<week>semana)",
    "(?<weak>algun dia|otro (?:dia|momento)|pronto|mas adelante)",
  ],
  kept: "este",
  dayParts: [
    ...[grammar.words.PART ?? {}, grammar.words.LATE ?? {}, grammar.words.MIDDAY ?? {}],
    { "una mañana": DAY_PART("morning"), "alguna mañana": DAY_PART("morning") },
    { "cualquier mañana": DAY_PART("morning"), "la mañana": DAY_PART("morning") },
  ],
  glue: `por a al la las el en de del una un alguna algun cualquier dia sobre hacia mejor preferiblemente preferentemente
    quiza quizas tal vez puede ser si puede , -`,
  clauses: "si porque pero cuando aunque y o sino mientras pues",
  deniedBefore:
    "(?<!por que )(?:no|nunca|ni|tampoco|excepto|menos|salvo)(?! (?:se|hay|importa|me importa|antes|hasta)(?![^ ])).*",
  deniedBehind:
    "(?:(?!no )[a-z]+ ){0,3}?(?:no|nunca|tampoco|imposible)(?! (?:hay|pasa nada|estaria mal|esta mal|me importa|se)(?![^ ]))",
};
