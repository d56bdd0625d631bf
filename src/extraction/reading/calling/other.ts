import type { Calling } from "./calling.ts";

/** `\b` knows Latin letters only. */
const L = "(?<![\\p{L}\\p{M}])";
const R = "(?![\\p{L}\\p{M}])";
const some = (...patterns: string[]) => new RegExp(`${L}(?:${patterns.join("|")})`, "gu");

/** French, Italian, Portuguese, Dutch, Polish, Russian, Arabic and Hebrew. */
export const OTHER: Calling = {
  wishes: some(
    "r?(?:appelez|appelle)[ -](?:moi|nous)|(?:contactez|telephonez)[ -](?:moi|nous)",
    "(?:me|nous) (?:rappeler|contacter|telephoner|rappeliez|rappelle|rappelez)|(?:pouvez[ -]vous|pourriez[ -]vous|vous pouvez|vous pourriez) m'appeler|que \\p{L}+ (?:me |m')r?appel\\p{L}+|etre (?:r?appele|contacte)e?",
    `(?:ri)?chiam(?:atemi|ami|armi)${R}|mi (?:puo |potete |potrebbe )?(?:ri)?chiam(?:i|ino|iate|ate|are|a)${R}|contatt(?:atemi|armi)|mi contatt\\p{L}+|essere (?:ri)?chiamat[oa]`,
    `me (?:ligu?(?:e|em|ar|a)|telefon(?:e|em|ar)|retorn(?:e|em|ar)|contact(?:e|em|ar))${R}|(?:ligue(?:m)?|ligar|liga)-me|ligue(?:m)? para mim|retorn\\p{L}+ (?:a |minha )?(?:ligacao|chamada)`,
    `bel(?:t)? (?:me|mij|ons)${R}|(?:me|mij|ons) (?:[^.?!]{0,40} )?(?:terug)?bellen|(?:terug)?gebeld worden|terugbelverzoek`,
    `(?:prosze|moze(?:cie)?|moglby|moglaby|czy mozecie)(?: \\p{L}+){0,3} (?:oddzwonic|zadzwonic)|(?:oddzwon|zadzwon)(?:cie)?${R}`,
    `(?:пере|по)звоните${R}|(?:можете|могли бы|прошу|хочу|чтобы)(?: \\p{L}+){0,4} (?:пере|по)звони\\p{L}+|жду (?:вашего )?звонка|свяжитесь со мнои`,
    "(?:و|ف|ان )?(?:اتصل|تتصل|يتصل|اتصلي|تتصلي)(?:وا|ون|ي)?(?: \\p{L}+)? (?:بي|بنا)|(?:معاودة |اعادة )?الاتصال (?:بي|بنا)|كلم(?:ني|وني)|عاود(?:وا)? الاتصال",
    `(?:ש|ו|כש)?(?:תתקשר|תתקשרו|תתקשרי|תחזור|תחזרו|תחזרי|חזרו|חזור|חזרי|התקשר|התקשרו|התקשרי|להתקשר|לחזור|יתקשרו|יחזרו|תצלצל|תצלצלו)(?: \\p{L}+)? (?:אליי?|אלינו)${R}`,
  ),
  refuses: some(
    "ne (?:me |m'|nous )r?(?:appel|contact|telephon)\\p{L}+|(?:pas|plus) (?:besoin|la peine|necessaire|utile) (?:de |qu'\\p{L}+ )?(?:me |m'|nous )?r?(?:appel|contact)\\p{L}+|inutile de (?:me |m')?r?(?:appel|contact)\\p{L}+|pas de rappel|(?:arretez|cessez) de (?:me |m')?r?appel\\p{L}+",
    `non (?:mi |ci )?(?:ri)?(?:chiam(?!o${R})|contatt)\\p{L}+|non (?:c'e bisogno|serve|occorre|e necessario)[^.?!]{0,20}(?:ri)?(?:chiam|contatt)\\p{L}+|smett\\p{L}+ di chiamar\\p{L}*`,
    "nao (?:me |precisam? |e preciso |e necessario |quero que |ha necessidade de |me voltem? a )+(?:me )?(?:lig|retorn|contact|telefon)\\p{L}+|parem? de (?:me )?ligar",
    `bel(?:t)? (?:me|mij|ons) (?:\\p{L}+ ){0,3}?niet|(?:hoeft|hoeven|moet|hoef)(?: \\p{L}+){0,3} niet(?: \\p{L}+){0,3} (?:te )?(?:terug ?)?(?:te )?bellen|niet (?:meer )?(?:terug ?)?(?:te )?(?:bellen|gebeld)`,
    "(?:prosze )?(?:juz )?(?:do mnie )?nie (?:musi\\p{L}* |trzeba |chce,? zeby \\p{L}+ )?(?:do mnie )?(?:dzwon|oddzwania|zadzwon|oddzwon)\\p{L}+",
    "не (?:надо |нужно |стоит |хочу,? чтобы \\p{L}+ )?(?:мне )?(?:больше )?(?:мне )?(?:пере|по)?зв[оа]н\\p{L}+",
    "(?:لا|لن|ما|ليس) (?:\\p{L}+ ){0,2}?(?:تتصل|يتصل|اتصال|للاتصال|لاتصال|الاتصال|تكلم|معاودة)\\p{L}*",
    "(?:אל|לא) (?:\\p{L}+ ){0,2}?(?:תתקשר|תחזר|תחזור|להתקשר|לחזור|שתתקשר|שתחזר|תצלצל)\\p{L}*|אין (?:צורך|טעם|סיבה) (?:\\p{L}+ )?(?:להתקשר|לחזור|ש\\p{L}+)",
  ),
  limits: some(
    "appel\\p{L}+ (?:pas |plus )?(?:avant|le|demain|aujourd'hui|ce)",
    "(?:chiam|contatt)\\p{L}+ (?:prima|di|domani|oggi)",
    "niet (?:voor|op|vandaag|morgen)",
    "antes d[aoe]",
  ),
  neither: some(
    "je (?:vous |te )r?appell\\p{L}+|je rappell\\p{L}+",
    "(?:vi|la|ti|le) (?:ri)?chiam(?:o|ero)",
    "(?:eu )?(?:te |lhe |vos )?(?:ligo|ligarei)|vou ligar",
    "ik bel|ik zal[^.?!]{0,20}bellen",
    "ja (?:od|za)dzwonie|(?:od|za)dzwonie",
    "я (?:вам |сам |сама )?(?:пере|по)звоню",
    "(?:سا|س)تصل\\p{L}*|ساتصل\\p{L}*",
    "אני (?:אתקשר|אחזור)",
  ),
  offers: some(
    "(?:vous |te )(?:r?appel|contact)\\p{L}+",
    "(?:la |vi |ti )(?:ri)?chiam\\p{L}+|(?:ri)?chiamarla",
    "(?:lhe |te )ligu\\p{L}+|ligar-lhe",
    "(?:u|je)(?: \\p{L}+){0,3} (?:terug)?bellen",
    "(?:do pana|do pani|do ciebie)(?: \\p{L}+){0,2} (?:od|za)dzwon\\p{L}+",
    "вам (?:пере|по)звон\\p{L}+",
    "(?:نتصل|اتصل|يتصل) (?:\\p{L}+ )?بك",
    "(?:נתקשר|להתקשר|שנתקשר|נחזור|לחזור) (?:\\p{L}+ )?אלי(?:ך|כם)",
  ),
};
