import { tr as grammar } from "../grammar/tr.ts";
import type { Phrases } from "./phrases.ts";

const UNITS =
  "(?:(?<hours>saat(?:e|lik)?)|(?<days>gun(?:e|de|luk)?)|(?<weeks>hafta(?:ya|da|lik)?)|(?<months>ay(?:a|da|lik)?))";
const TWO = "(?<two>(?:bir|1|iki|2) (?:, |- |veya |ya da |ila )?(?:iki|2|uc|3))";
const FEW = "(?<few>birkac|bir kac|uc dort|3 (?:- )?4|uc bes|3 (?:- )?5)";
const WITHIN = "(?:sonra(?:ya|sina|si)?|icinde|icerisinde|gecince|gectikten sonra|zarfinda)";

const NEXT = "(?<next>gelecek|onumuzdeki|(?:bir )?sonraki)";
const THIS = "(?<this>bu)";
const NAMED = `(?:${NEXT} hafta|(?<next>haftaya)|${THIS} hafta)`;
const LATE =
  "(?<late>sonlarina?(?: dogru)?|sonlarinda|sonuna (?:dogru|kadar)|sonlari|son (?:gunlerinde|gunleri))";
const EARLY =
  "(?<early>basi(?:nda|na)?|baslarinda|baslari|basinda|ilk (?:gunlerinde|gunleri|haftasi(?:nda)?))";
const MIDDLE = "(?<middle>ortasi(?:nda|na)?|ortalari(?:nda|na)?)(?: dogru)?";
/** "Haftanın sonu" is the end of the week, "hafta sonu" the weekend. */
const END = "(?<late>sonu(?:nda|na|nu)?)(?: dogru| kadar)?";
const SEASONS = "(?:yil|sene|yaz|kis|bahar|ilkbahar|sonbahar|guz)(?:a|e|i|in|inda|inde|ina|ine|da|de|ya|ye)?";

export const tr: Phrases = {
  phrases: [
    `(?:(?:onumuzdeki|gelecek) )?(?:${TWO}|${FEW}) ${UNITS} ${WITHIN}`,
    `(?:onumuzdeki|gelecek) ${FEW} ${UNITS}`,
    `(?:${TWO}|${FEW}) (?:(?<hours>saate)|(?<days>gune)|(?<weeks>haftaya)|(?<months>aya))(?: kadar)?`,
    "(?<few>onumuzdeki|gelecek) (?:(?<hours>saatlerde)|(?<days>gunlerde)|(?<weeks>haftalarda)|(?<months>aylarda))",
    `${NEXT} haftadan once (?:degil|olmaz|olmasin|aramayin)(?<week>)`,
    `(?<beside>(?:(?:gelecek|onumuzdeki|sonraki|bu) )?(?:hafta|ay)(?: ?sonu)?n?dan (?:sonra|once)|(?:(?:gelecek|onumuzdeki|sonraki|bu) )?ayin (?:son|ikinci|ucuncu) haftasi(?:nda|na)?)`,
    `(?:${NAMED}(?<week>)(?:nin)?|(?<week>haftanin)) ?(?:${LATE}|${EARLY}|${MIDDLE})`,
    `(?:${NAMED}(?<week>)nin|(?<week>haftanin)) ${END}`,
    `(?<week>hafta) ?(?:(?<late>sonuna (?:dogru|kadar))|${EARLY}|${MIDDLE})`,
    `(?:onumuzdeki|bu) (?<weekend>hafta ?sonu(?:nda|na|nu)?)`,
    `(?:(?<next>gelecek|sonraki|haftaya) )?(?<weekend>hafta ?sonu(?:nda|na|nu)?)`,
    `${NAMED}(?<week>)(?:nin|ya|da|yi)?(?: (?:icinde|icerisinde|ici))?`,
    `(?:${NEXT} |${THIS} )?(?<month>ay)(?:in)? ?(?:${LATE}|${EARLY}|${MIDDLE}|${END})`,
    `(?:${NEXT}|${THIS}) (?<month>ay)(?:in|a|da|i)?(?: (?:icinde|icerisinde|ici))?`,
    `(?:gelecek|onumuzdeki|bu) ${SEASONS}`,
    "(?<weak>(?:baska|bir) (?:zaman|gun|ara)|yakinda|ileride|musait olunca)",
  ],
  dayParts: [grammar.words.PART ?? {}, grammar.words.LATE ?? {}],
  glue: "bir gun gibi civari saat saati saatlerinde de da icin mesela tercihen belki olabilir ara herhangi uygun , -",
  clauses: "eger cunku ama fakat ancak ve veya ya yoksa",
  deniedBefore: "(?!)",
  deniedBehind:
    "(?:(?!tamam|sorun|problem|mahsur[a-z]*|sakinca[a-z]*|engel|fark)[a-z]+ ){0,4}?(?:degil[a-z]*|olma(?:z|sin|yacak|m)[a-z]*|olama[a-z]*|yok(?:um|uz)?|(?!tamam)[a-z]+(?:amam|emem|amayiz|emeyiz|mayin|meyin|amiyorum|emiyorum|m[ae]yacagi[mz]|m[ae]yecegi[mz]|amaz|emez|mam|mem)|dolu[a-z]*|imkansiz)(?! m[iu](?![^ ]))",
};
