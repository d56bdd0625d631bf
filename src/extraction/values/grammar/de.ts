import type { Grammar } from "./grammar.ts";
import { DAY_PART, DAYS, MONTHS, SECONDS, UNITS, WORDS } from "./values.ts";

const TAIL = "(?:AM? (?<part>PART|MORGEN))?";
const HEAD = "(?:AM? (?<partbefore>PART) COMMA?)?";
const NO_NOUN = "(?![OTHER TUNIT DUNIT WEEK MONTHUNIT COLON DASH] | ANYNUM)";
/** "um neun" is a time whatever word follows, but "um neun Prozent" is none. */
const NO_UNIT = "(?![TUNIT DUNIT WEEK MONTHUNIT MONTH COLON DASH] | ANYNUM)";
const WEEKDAY = "(?:AM? (?<weekday>WEEKDAY) COMMA?)?";
const HOUR = "(?<hour>[N0 N0P N1 N10 N13 N19])";
const DAY = "(?:(?<day>[ORD ORDLOW])|(?<day>NDAY) DOT?)";
const AMOUNT = "(?:(?<amount>AMOUNT) (?<andhalf>ANDHALF)?|N1? (?<half>HALF))";
const AT = "[UM GEGEN BIS]";

const WEEKDAYS = DAYS("montag dienstag mittwoch donnerstag freitag samstag sonntag", "- - - - - sonnabend -");
const PARTS = {
  morgen: DAY_PART("morning"),
  vormittag: DAY_PART("morning"),
  mittag: DAY_PART("noon"),
  nachmittag: DAY_PART("afternoon"),
  abend: DAY_PART("evening"),
  nacht: DAY_PART("night"),
};

/** "Donnerstagnachmittag" and the like. */
const WEEKDAY_PARTS = Object.fromEntries(
  Object.entries(WEEKDAYS).flatMap(([day, weekday]) =>
    Object.entries(PARTS).map(([part, value]): [string, [string, number][]] => [
      day + part,
      [
        ["WEEKDAY", weekday],
        ["PART", value],
      ],
    ]),
  ),
);

export const de: Grammar = {
  pairs: WEEKDAY_PARTS,
  words: {
    OTHER: {
      "guten morgen": 0,
      "guten abend": 0,
      "guten tag": 0,
      "gute nacht": 0,
      "schönen abend": 0,
      "schönen tag": 0,
    },
    MONTH: MONTHS(
      "januar februar märz april mai juni juli august september oktober november dezember",
      "jänner feber maerz - - juno julei - - - - -",
    ),
    WEEKDAY: WEEKDAYS,
    RELDAY: { heute: 0, übermorgen: 2, uebermorgen: 2, gestern: -1, vorgestern: -2 },
    MORGEN: { morgen: DAY_PART("morning") },
    PART: {
      früh: DAY_PART("morning"),
      morgens: DAY_PART("morning"),
      vormittag: DAY_PART("morning"),
      vormittags: DAY_PART("morning"),
      mittag: DAY_PART("noon"),
      mittags: DAY_PART("noon"),
      nachmittag: DAY_PART("afternoon"),
      nachmittags: DAY_PART("afternoon"),
      abend: DAY_PART("evening"),
      abends: DAY_PART("evening"),
      nacht: DAY_PART("night"),
      nachts: DAY_PART("night"),
      "in der früh": DAY_PART("morning"),
      "in der nacht": DAY_PART("night"),
    },
    LATE: {
      "nach dem mittagessen": DAY_PART("lunch-over"),
      "nach dem essen": DAY_PART("lunch-over"),
      "nach feierabend": DAY_PART("day-over"),
      "nach der arbeit": DAY_PART("day-over"),
      "ende des tages": DAY_PART("day-over"),
    },
    NAMED: { mitternacht: 0, "zwölf uhr mittags": 12 },
    NEXT: {
      nächsten: 1,
      nächste: 1,
      nächster: 1,
      nächstem: 1,
      nächstes: 1,
      folgenden: 1,
      naechsten: 1,
      naechste: 1,
    },
    COMING: { kommenden: 1, kommende: 1, kommender: 1, kommendem: 1 },
    THIS: { diesen: 1, diese: 1, dieser: 1, diesem: 1, dieses: 1 },
    LAST: { letzten: 1, letzte: 1, letzter: 1, letztem: 1, vergangenen: 1, vergangene: 1 },
    WEEK: { woche: UNITS.week, wochen: UNITS.week },
    MONTHUNIT: { monat: UNITS.month, monats: UNITS.month, monate: UNITS.month, monaten: UNITS.month },
    DUNIT: {
      tag: UNITS.day,
      tage: UNITS.day,
      tagen: UNITS.day,
      jahr: UNITS.year,
      jahre: UNITS.year,
      jahren: UNITS.year,
    },
    TUNIT: {
      sekunde: SECONDS.second,
      sekunden: SECONDS.second,
      minute: SECONDS.minute,
      minuten: SECONDS.minute,
      stunde: SECONDS.hour,
      stunden: SECONDS.hour,
      viertelstunde: 15 * SECONDS.minute,
      dreiviertelstunde: 45 * SECONDS.minute,
    },
    HALF: { halb: 30, halbe: 30, halben: 30 },
    ANDHALF: { einhalb: 1 },
    QUARTER: { viertel: 15 },
    THREEQUARTER: { dreiviertel: 1, "drei viertel": 1 },
    UHR: { uhr: 1 },
    UM: { um: 1, ab: 1, punkt: 1, "um punkt": 1, "so um": 1 },
    GEGEN: { gegen: 1, circa: 1 },
    BIS: { bis: 1 },
    MEASURE: WORDS("prozent euro cent grad meter kilometer punkte stück dollar franken"),
    VOR: { vor: 1 },
    NACH: { nach: 1 },
    IN: { in: 1 },
    OR: { oder: 1, beziehungsweise: 1 },
    AM: { am: 1, "an dem": 1, zum: 1, vom: 1, den: 1, der: 1, dem: 1 },
    LINK: WORDS(
      `bitte für ist geht wäre passt und wenn dann ja nein gut gerne ich wir sie mir mich anrufen
       zurückrufen okay also lieber so im an es zu`,
    ),
  },
  dates: [
    `${WEEKDAY} AM? ${DAY} (?<month>MONTH) (?:COMMA? YEARS)?`,
    `${WEEKDAY} AM? ${DAY} (?<month>[ORD ORDLOW]) COMMA? YEARS`,
    `${WEEKDAY} AM ${DAY} (?<month>[ORD ORDLOW])`,
    `${WEEKDAY} AM? (?<numdate>NUMDATE)`,
    `(?<n1>NDAY) [COMMA DOT]? (?<n2>NDAY) [COMMA DOT]? YEARS`,
    `AM? ${DAY} (?:(?<monthnext>[NEXT COMING])|(?<monththis>THIS)) MONTHUNIT`,
    `AM? (?<weekday>WEEKDAY) COMMA? AM (?:(?<day>[ORD ORDLOW])|(?<day>NDAY) DOT)`,
    `AM (?:(?<day>ORD)|(?<day>NDAY) DOT) (?![OTHER UHR MONTH TUNIT DUNIT NEXT THIS ORD] | ANYNUM)`,
    `AM? (?<weekday>WEEKDAY) (?:IN? AM? (?:(?<weeknext>[NEXT COMING])|(?<weekthis>THIS)) WEEK)`,
    `(?:IN? AM? (?:(?<weeknext>[NEXT COMING])|(?<weekthis>THIS)) WEEK) COMMA? AM? (?<weekday>WEEKDAY)`,
    `AM? (?:(?<weekday>WEEKDAY)|(?<relday>RELDAY)) IN N1 (?<weekafter>WEEK)`,
    `AM? (?:(?<next>NEXT)|(?<this>THIS)|(?<last>LAST)|(?<coming>COMING))? (?<weekday>WEEKDAY)`,
    `(?<relday>RELDAY)`,
    `(?<!AM) (?<tomorrow>MORGEN)`,
    `IN (?<amount>AMOUNT) (?<unit>[DUNIT WEEK MONTHUNIT])`,
    `(?<ago>VOR) (?<amount>AMOUNT) (?<unit>[DUNIT WEEK MONTHUNIT])`,
  ],
  times: [
    `${HEAD} ${AT}? ${HOUR} [COLON DOT] COLONED UHR ${TAIL}`,
    `${HEAD} ${AT}? ${HOUR} COLON COLONED (?:COLON ANYNUM)? ${TAIL}`,
    `${HEAD} ${AT}? ${HOUR} UHR MINUTE? ${TAIL}`,
    `${HEAD} ${AT}? (?:(?<offset>OFFSET) TUNIT? (?:(?<past>NACH)|(?<to>VOR)))? (?<halfto>HALF) (?<hour>HOUR12) UHR? ${TAIL}`,
    `${HEAD} ${AT}? (?<quarter>QUARTER) (?:(?<past>NACH)|(?<to>VOR)) (?<hour>HOUR12) UHR? ${TAIL}`,
    `${HEAD} ${AT}? (?<threequarter>THREEQUARTER) (?<hour>HOUR12) UHR? ${TAIL}`,
    `${HEAD} ${AT}? (?<quarterof>QUARTER) (?<hour>HOUR12) UHR? ${TAIL}`,
    `${HEAD} ${AT}? (?<offset>OFFSET) TUNIT? (?:(?<past>NACH)|(?<to>VOR)) (?<hour>HOUR12) UHR? ${TAIL}`,
    `${HEAD} UM ${HOUR} MINUTE? ${TAIL} (?!DOT MONTH|MEASURE) ${NO_UNIT}`,
    `${HEAD} ${AT} ${HOUR} MINUTE? ${TAIL} (?!DOT MONTH|MEASURE) ${NO_NOUN}`,
    `(?<hour>HOUR12) AM? (?<part>PART) (?!OTHER)`,
    `(?:UM)? (?<named>NAMED)`,
    `AM (?<part>PART|MORGEN)`,
    `(?<part>LATE)`,
  ],
  timesAfterDate: [`${HEAD} ${HOUR} MINUTE ${NO_NOUN}`, `(?<part>PART|MORGEN)`],
  timesBeforeDate: [`(?<part>PART)`],
  alone: [
    `${HEAD} ${AT}? ${HOUR} MINUTE? UHR? ${TAIL}`,
    `AM? (?:(?<day>[ORD ORDLOW])|(?<day>NDAY) DOT)`,
    `(?<part>PART)`,
  ],
  spans: [
    `IN ${AMOUNT} (?<seconds>TUNIT) (?:(?<amount2>AMOUNT) (?<seconds2>TUNIT))?`,
    `(?<ago>VOR) ${AMOUNT} (?<seconds>TUNIT)`,
  ],
  range: "[BIS DASH] AM?",
  or: "COMMA? OR COMMA? [UM GEGEN AM]?",
  glue: "COMMA? [LINK AM]?",
};
