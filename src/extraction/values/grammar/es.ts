import type { Grammar } from "./grammar.ts";
import { DAY_PART, DAYS, MONTHS, SECONDS, UNITS, WORDS } from "./values.ts";

const TAIL = "(?:OCLOCK|HOURS)? (?:(?<meridiem>MERIDIEM)|[DE POR IN EL] LA? (?<part>PART|MANANA|MIDDAY))?";
/** "por la tarde", "esta mañana", before a time. */
const HEAD =
  "(?:(?:(?:[POR IN] LA)? (?<partbefore>PART) | [POR IN] LA (?<partbefore>MANANA) | (?<=THIS) (?<partbefore>MANANA) | AL (?<partbefore>MIDDAY)) COMMA?)?";
/** Behind a date "a las nueve" is a time whatever word follows. */
const NO_UNIT = "(?![TUNIT DUNIT WEEK MONTHUNIT COLON DASH] | ANYNUM)";
const QUARTERS =
  "(?:(?<half>ANDHALF)|AND (?:(?<quarter>QUARTER)|(?<minute>[N1 N10 N13 N19 N24 N32]))|(?<to>MINUS) (?:(?<quarter>QUARTER)|(?<offset>OFFSET))|MINUTE)?";
const NO_NOUN = "(?![OTHER TUNIT DUNIT WEEK MONTHUNIT COLON DASH] | ANYNUM)";
const WEEKDAY = "(?:EL? (?<weekday>WEEKDAY) COMMA?)?";
const HOUR = "(?<hour>[N0 N0P N1 N10 N13 N19])";
const AMOUNT = "(?:(?<amount>AMOUNT)|(?<half>HALF))";

export const es: Grammar = {
  words: {
    OTHER: { "buenas tardes": 0, "buenas noches": 0, "buenos días": 0, "más tarde": 0, "por lo tanto": 0 },
    MONTH: MONTHS(
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "- - - - - - - - setiembre - - -",
    ),
    WEEKDAY: DAYS("lunes martes miércoles jueves viernes sábado domingo"),
    RELDAY: { hoy: 0, "pasado mañana": 2, ayer: -1, anteayer: -2, "antes de ayer": -2, antier: -2 },
    MANANA: { mañana: DAY_PART("morning") },
    PART: {
      madrugada: DAY_PART("morning"),
      tarde: DAY_PART("afternoon"),
      tardes: DAY_PART("afternoon"),
      noche: DAY_PART("night"),
      noches: DAY_PART("night"),
    },
    MIDDAY: { mediodía: DAY_PART("noon"), "medio día": DAY_PART("noon") },
    LATE: {
      "después de comer": DAY_PART("lunch-over"),
      "después del almuerzo": DAY_PART("lunch-over"),
      "después de almorzar": DAY_PART("lunch-over"),
      "después del trabajo": DAY_PART("day-over"),
      "al final del día": DAY_PART("day-over"),
      "a última hora": DAY_PART("day-over"),
      "a primera hora": DAY_PART("morning"),
    },
    MIDNIGHT: { medianoche: 0, "media noche": 0 },
    MERIDIEM: { am: 0, "a m": 0, pm: 12, "p m": 12 },
    NEXT: { próximo: 1, próxima: 1, siguiente: 1 },
    QUEVIENE: { "que viene": 1, "que entra": 1, entrante: 1 },
    THIS: { este: 1, esta: 1 },
    LAST: { pasado: 1, pasada: 1 },
    WEEK: { semana: UNITS.week, semanas: UNITS.week },
    MONTHUNIT: { mes: UNITS.month, meses: UNITS.month },
    DUNIT: { día: UNITS.day, días: UNITS.day, año: UNITS.year, años: UNITS.year, quincena: UNITS.fortnight },
    TUNIT: {
      segundo: SECONDS.second,
      segundos: SECONDS.second,
      minuto: SECONDS.minute,
      minutos: SECONDS.minute,
      hora: SECONDS.hour,
    },
    HOURS: { horas: SECONDS.hour, hs: SECONDS.hour },
    HALF: { media: 30, medio: 30 },
    ANDHALF: { "y media": 1, "y medio": 1 },
    QUARTER: { cuarto: 15 },
    MINUS: { menos: 1 },
    PARA: { para: 1 },
    OCLOCK: { "en punto": 1 },
    IN: { en: 1, "dentro de": 1, "de aquí a": 1 },
    HACE: { hace: 1 },
    AT: { a: 1, sobre: 1, hacia: 1, desde: 1, hasta: 1, "a eso de": 1, "a partir de": 1, tipo: 1 },
    AL: { al: 1 },
    LA: { la: 1, las: 1 },
    EL: { el: 1, los: 1, del: 1 },
    DE: { de: 1 },
    POR: { por: 1 },
    AND: { y: 1 },
    OR: { o: 1, u: 1 },
    LINK: WORDS(
      `favor si está es bien vale que me llámeme llámame gracias mejor puede porque pero entonces no
       sería perfecto con como quiero tengo`,
    ),
  },
  dates: [
    `${WEEKDAY} EL? (?:DUNIT)? (?<day>[ORD ORDLOW]|NDAY) DE? (?<month>MONTH) (?:[DE EL COMMA]? DUNIT? YEARS)?`,
    `${WEEKDAY} EL? (?<numdate>NUMDATE)`,
    `(?<n1>NDAY) COMMA? (?<n2>NDAY) COMMA? YEARS`,
    `EL? DUNIT? (?<day>[ORD ORDLOW]|NDAY) (?:DE THIS (?<monththis>MONTHUNIT)|[DE EL] NEXT? (?<monthnext>MONTHUNIT) QUEVIENE?)`,
    `EL? (?<weekday>WEEKDAY) COMMA? (?:EL|EL? DUNIT)? (?<day>NDAY) ${NO_NOUN}`,
    `EL (?<day>NDAY) (?=[AL DASH] NDAY)`,
    `EL? DUNIT (?<day>[ORD ORDLOW]|NDAY) ${NO_NOUN}`,
    `EL (?<day>[ORD N10 N13 N19 N24]) (?![DE HOURS]) ${NO_NOUN}`,
    `EL? (?<weekday>WEEKDAY) (?:(?:DE|EL) LA? (?:(?<weekthis>THIS)|(?<weeknext>NEXT)) WEEK|DE LA (?<weeknext>WEEK) (?:QUEVIENE|NEXT))`,
    `(?:LA (?<weeknext>WEEK) (?:QUEVIENE|NEXT)|LA (?<weeknext>NEXT) WEEK|(?<weekthis>THIS) WEEK) COMMA? EL? (?<weekday>WEEKDAY)`,
    "EL? (?<weekday>WEEKDAY) (?:(?<coming>QUEVIENE|NEXT)|(?<last>LAST))",
    "EL? (?:(?<coming>NEXT)|(?<this>THIS)|(?<last>LAST))? (?<weekday>WEEKDAY)",
    `(?<relday>RELDAY)`,
    `(?<![LA THIS]) (?<tomorrow>MANANA)`,
    `(?<today>THIS) (?=[PART MANANA MIDDAY])`,
    `IN (?<amount>AMOUNT) (?<unit>[DUNIT WEEK MONTHUNIT])`,
    `(?<ago>HACE) (?<amount>AMOUNT) (?<unit>[DUNIT WEEK MONTHUNIT])`,
  ],
  times: [
    `${HEAD} (?:AT? LA)? ${HOUR} COLON COLONED (?:COLON ANYNUM)? ${TAIL}`,
    `${HEAD} AT LA (?<hour>HOUR12) ${QUARTERS} ${TAIL} ${NO_NOUN}`,
    `${HEAD} AT LA ${HOUR} MINUTE? ${TAIL} ${NO_NOUN}`,
    `LA? (?<hour>HOUR12) ${QUARTERS} (?:OCLOCK|HOURS)? (?:(?<meridiem>MERIDIEM)|[DE POR IN] LA (?<part>PART|MANANA))`,
    `LA? (?<hour>HOUR12) ${QUARTERS} OCLOCK`,
    `LA (?<hour>HOUR12) (?:(?<half>ANDHALF)|AND (?:(?<quarter>QUARTER)|(?<minute>OFFSET))|(?<to>MINUS) (?:(?<quarter>QUARTER)|(?<offset>OFFSET)))`,
    `(?:(?<quarter>QUARTER)|(?<offset>OFFSET)) (?<to>PARA) LA (?<hour>HOUR12) ${TAIL}`,
    `[AT AL]? (?<named>MIDNIGHT)`,
    `POR LA (?<part>PART|MANANA)`,
    `[AT AL] (?<part>MIDDAY)`,
    `(?<part>LATE)`,
  ],
  timesAfterDate: [
    `${HEAD} AT LA (?<hour>HOUR12) ${QUARTERS} ${TAIL} ${NO_UNIT}`,
    `LA? (?<hour>HOUR12) ${QUARTERS} ${TAIL} ${NO_NOUN}`,
    `${HOUR} MINUTE ${NO_NOUN}`,
    `(?:[POR IN AL AT] LA?)? (?<part>PART|MANANA|MIDDAY)`,
  ],
  timesBeforeDate: [`(?:POR LA) (?<part>PART)`],
  alone: [
    `(?:AT? LA)? (?<hour>HOUR12) ${QUARTERS} ${TAIL}`,
    `(?:AT? LA)? ${HOUR} DOT? MINUTE HOURS?`,
    `EL? DUNIT? (?<day>[ORD ORDLOW]|NDAY)`,
    `(?<part>PART|MIDDAY)`,
  ],
  spans: [
    `IN ${AMOUNT} (?<seconds>[TUNIT HOURS]) (?<andhalf>ANDHALF)? (?:AND? (?<amount2>AMOUNT) (?<seconds2>TUNIT))?`,
    `(?<ago>HACE) ${AMOUNT} (?<seconds>[TUNIT HOURS]) (?<andhalf>ANDHALF)?`,
  ],
  range: "[AL AT DASH]",
  or: "COMMA? OR COMMA? [AT AL]? [LA EL]?",
  glue: "COMMA? [LINK POR PARA EL]?",
};
