import { de as grammar } from "../grammar/de.ts";
import { DAY_PART } from "../grammar/values.ts";
import type { Phrases } from "./phrases.ts";

const UNITS = "(?:(?<hours>stunden?)|(?<days>tagen?)|(?<weeks>wochen?)|(?<months>monaten?))";
const TWO = "(?<two>(?:1|eine?[nr]?|2|zwei) (?:, |- |bis |oder )?(?:2|zwei|3|drei))";
const FEW =
  "(?<few>(?:ein )?paar|einige[nr]?|wenige[nr]?|mehrere[nr]?|etliche[nr]?|(?:3|drei) (?:, |- |bis |oder )?(?:4|vier))";

const NEXT = "(?:na|nae)chste[nrsm]?|kommende[nrsm]?|folgende[nrsm]?";
const THIS = "diese[nrsm]?|laufende[nrsm]?";
const PLACE =
  "(?:(?<late>ende|hinteren halfte|zweiten halfte)|(?<early>anfang|beginn)|(?<middle>mitte))(?: der| des| vom| von)?";
const YEARS = "jahr(?:es)?|fruhling|fruhjahr|sommer|herbst|winter|quartal";
/** "Nicht vor nächster Woche" is next week; "vor nächster Woche" has no rule. */
const BESIDE =
  "(?:nicht vor (?:der |dem )?|(?<beside>(?:nach|vor|ausser)(?: der| dem| dieser| diesem)?|(?:letzte|zweite|dritte|vierte)[nr]? woche (?:des|im|vom)) )?";

export const de: Phrases = {
  phrases: [
    `(?:in|innerhalb von|binnen|nach|(?:in|innerhalb|im laufe) (?:den|der) (?:${NEXT})) (?:so |etwa |ungefahr |vielleicht )?(?:${TWO}|${FEW}) ${UNITS}`,
    `(?:(?:in|innerhalb|im laufe) (?:den|der)|die) (?<few>${NEXT}) (?:(?<hours>stunden)|(?<days>tagen?|tage)|(?<weeks>wochen)|(?<months>monaten?))`,
    "(?<beside>uber ?nachste[nrsm]? (?:woche|wochenende|monat))",
    `${BESIDE}(?:(?:am|das|furs|zum|ubers) )?(?:kommende[nrsm]?|dieses|diesem) (?<weekend>wochenende)`,
    `${BESIDE}(?:(?:am|das|furs|zum|ubers) )?(?<next>(?:na|nae)chste[nrsm]?|folgende[nrsm]?) (?<weekend>wochenende)`,
    `${BESIDE}(?:(?:am|das|furs|zum|ubers|dem) )?(?<weekend>wochenende)`,
    `${BESIDE}(?:irgendwann )?(?:(?:gegen|zum|zu|am|bis|so|gleich|erst|zur|in der) )?(?:${PLACE} )?(?:(?<next>${NEXT})|(?<this>${THIS})) (?:(?<week>woche)|(?<month>monats?)|${YEARS})`,
    `${BESIDE}(?:(?:gegen|zum|zu|am|bis|so|gleich|erst|zur|in der) )?${PLACE} (?:(?<week>woche)|(?<month>monats?)|${YEARS})`,
    "(?:noch )?im laufe der (?<week>woche)(?<this>)",
    "(?:(?:am|zum|bis|gegen|zur|zu) )?(?:(?<month>monats)|(?<week>wochen))(?:(?<late>ende)|(?<early>anfang|beginn)|(?<middle>mitte))",
    "(?<weak>irgendwann|ein andermal|demnachst|bald|spater)",
  ],
  dayParts: [
    ...[grammar.words.PART ?? {}, grammar.words.LATE ?? {}],
    { "einem morgen": DAY_PART("morning"), "einem vormittag": DAY_PART("morning") },
    { "einem mittag": DAY_PART("noon"), "einem nachmittag": DAY_PART("afternoon") },
    { "einem abend": DAY_PART("evening") },
  ],
  glue: `am an im in zu einem eines einen ein der dem den so mal gegen um vielleicht lieber gern gerne eher moglichst
    am liebsten irgendwann bitte , -`,
  clauses: "wenn weil aber ob dass falls sondern und oder denn da",
  deniedBefore:
    "(?<!warum |wieso |weiss |weiss ich |wissen )(?:nicht|nie|niemals|keinesfalls|ausser)(?: (?:mehr|schon|erst|gleich|unbedingt|in|in der|am|fur|die|das)){0,3}",
  deniedBehind:
    "(?:(?!nicht )[a-z]+ ){0,5}?(?:(?:nicht|keine?[nrsm]?)(?! (?:schlecht|verkehrt|schlimm|problem|thema)(?![^ ]))|nie|niemals|schlecht|unmoglich|verreist|ausgebucht)",
};
