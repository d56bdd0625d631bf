import { set } from "../../../extraction/reading/speech/set.ts";
import { ending, said, starting } from "../../../wording/pattern.ts";
import type { Phrases } from "./phrases.ts";

const WHO =
  "(?:mich|uns|mir|bei mir|bei uns|hier|diese nummer|dieser nummer|unter dieser nummer|auf dieser nummer|meine nummer|meine mutter|meine frau|meinen mann|meine eltern|meinen vater|hier bei uns)";
const NEVER =
  "(?:nicht mehr|nie wieder|nie mehr|nie nie wieder|niemals wieder|niemals|niemals mehr|nie|nicht noch einmal|nicht noch mal|nicht nochmal|nicht wieder|nicht weiter|nicht standig|unter keinen umstanden(?: mehr| wieder)?|auf keinen fall(?: mehr| wieder| noch mal| nochmal)?|uberhaupt nicht mehr|gar nicht mehr|nicht langer|kein einziges mal mehr|nicht erneut)";
const FROM_NOW =
  "(?:in zukunft|kunftig|zukunftig|ab sofort|ab jetzt|von nun an|jetzt|wirklich|auch|ja|mal|wegen \\w+|telefonisch|deshalb|daher|hier|also|aber|sofort|gefalligst)";
const TO_CALL =
  "(?:anrufen|anzurufen|anrufst|anruft|anriefen|anriefe|anruf|kontaktieren|zu kontaktieren|kontaktiert|belastigen|zu belastigen|belastigt|nerven|storen|zuruckrufen|telefonisch kontaktieren|durchklingeln|melden|anklingeln|rufen)";
const ANY = `(?: (?:${WHO}|${FROM_NOW}|sie|ihr|euch|sich|dich)){0,5}`;

const DAY = "(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s?";
/** What a wish is limited to: a time, a place, a number, a condition. */
const LIMIT = `(?:(?:vor|nach|zwischen|bis|ab) (?!sofort|jetzt|heute nicht)(?:\\w+)(?: uhr)?|(?:am|an|uber das|ubers) (?:wochenende|wochenenden|sonn|feiertagen|vormittag|nachmittag|abend|morgen|arbeitsplatz|${DAY})|(?:auf|in|bei|an|zu) (?:der|meiner|die) (?:arbeit|firma|mittagspause|nacht|woche|fruh)|im (?:buro|moment|augenblick|urlaub|geschaft|homeoffice)|morgens?|heute|abends?|nachts|mittags|vormittags|nachmittags|${DAY}|gerade|so (?:fruh|spat|oft)|zu (?:fruh|spat)|wahrend|wenn|solange|falls|ausser|diese woche|nachste woche|auf (?:dem|meinem) (?:handy|festnetz|diensthandy|mobiltelefon)|um diese (?:uhrzeit|zeit)|zu dieser (?:uhrzeit|zeit)|(?:unter|von) (?:der|einer|dieser) nummer|per (?:mail|e mail|post|sms)|mit unterdruckter)`;
const NO_LIMIT = starting(LIMIT);
const ILL_CALL =
  "[^]{0,90} (?:ich (?:rufe|ruf|melde|meld)(?= )|ich (?:werde|wurde|will|mochte|kann)(?: \\w+){0,3} (?:anrufen|melden|zuruckrufen)|melde ich mich|rufe ich|ruf ich|wir (?:melden|rufen))";
const NOT_OR_ASKED = new RegExp(
  `^(?:(?: ,)? ${LIMIT}(?= )| (?:mussen|brauchen|musst|zu mussen)(?= )|${ILL_CALL})`,
);
const ONLY_SUPPOSED = [
  "(?:wenn|falls|sonst|ansonsten|oder|sollten)(?: \\w+){0,16} (?:werde ich|muss ich|wurde ich|bitte ich|lasse ich|verlange ich|ich werde|ich muss|ich wurde)(?: (?:sie|euch|darum|bitten|auch|verlangen|dass|noch|dann|leider|mich|meine|mal)){0,4}(?: ,)?",
  "wenn ich (?:sie |euch |ihnen )?(?:bitte|bate|sage|sagen wurde|verlange)(?: \\w+){0,4}(?: ,)?",
  "(?:ich|wir) (?:sage|sagte|habe|hab|bitte|will|mochte|verlange|sagen|meine)(?: \\w+){0,1} (?:nicht|nie)(?: (?:gesagt|gebeten|verlangt|sie|dass|darum)){0,4}(?: ,)?",
  "(?:wollte|hatte) (?:ich )?(?:schon |gerade |fast )(?:\\w+ ){0,3}",
];
const SAID_BY_OTHERS =
  "(?:er|mein \\w+|meine \\w+|jemand) (?:hat |hatte )?(?:mir )?(?:gesagt|meinte|sagt|sagte)(?: dass)?(?: (?:ich|er|sie))?(?: ,)?|ich habe? (?:meine[mr]|ihm|ihr) (?:\\w+ )?gesagt(?: \\w+){0,3}";
const POLITE =
  "(?:mussen|brauchen|musst|braucht|brauchst|mussten|brauchten)(?: \\w+){0,4}|(?:sie|ihr|man|er|wir) (?:konnen|kann|konnt|haben|hat|rufen|ruft)(?: \\w+){0,3}|warum(?: \\w+){0,4}";
const LIMITED = `${LIMIT}(?: (?:${WHO}|sie|doch|uhr|da|ist|bin ich|\\w+)){0,2}(?: ,)?`;
const NEAR_LIMIT = `${LIMIT}(?: (?:${WHO}|sie|uhr)){0,3}`;

const DET =
  "(?:ihrer|der|dieser|eurer|deiner|den|ihren|allen|jeder|ihrem|dem|eurem|euren|diesem|diesen|samtlichen|jeglichen|irgendwelchen|blode|bloden|verdammten)";
const LIST =
  "(?:liste|listen|anrufliste|anruflisten|telefonliste|telefonlisten|kontaktliste|kundenliste|werbeliste|callliste|kartei|kundenkartei|kundendatei|datenbank|datei|dateien|system|verzeichnis|adressliste|call liste|call center liste|unterlagen|bestand|datenbestand|kontakten)";
const FROM = `(?:von|aus|auf|in)(?: ${DET}){1,3} ${LIST}`;
const REMOVE =
  "(?:streichen|streich|streicht|nehmen|nimm|nehmt|loschen|losche|losch|loscht|loeschen|entfernen|entferne|entfernt|werfen|schmeissen|holen|tilgen|austragen|tragen)";
const REMOVED =
  "(?:streichen|gestrichen|nehmen|genommen|loschen|geloscht|loeschen|entfernen|entfernt|austragen|ausgetragen|nehmt|streicht|runter|raus|runternehmen|rausnehmen|rausloschen|herausnehmen|zu streichen|zu loschen|zu entfernen|zu nehmen|loscht|getilgt|verschwinden)";
const ME = "(?:mich|uns|meinen namen|meine mutter|meine frau|meinen mann|meine \\w*nummer|meine \\w*daten)";
const OWN =
  "meine[nrm]?(?: (?:personlichen|personenbezogenen|gespeicherten|ganzen|samtlichen|telefon|handy))? (?:nummer|telefonnummer|handynummer|rufnummer|mobilnummer|festnetznummer|daten|kontaktdaten|kundendaten|datensatz|eintrag|kontakt|tel nr|personendaten)";
const OR_THIS = `(?:${OWN}|diese (?:nummer|telefonnummer|rufnummer)|unsere (?:nummer|telefonnummer|rufnummer|daten))`;
const NOT_FREE = "(?! nicht| nie)";

export const DE: Phrases = {
  language: "de",
  fillers: set("ah ahm aeh aehm hm hmm mh mhm ach oh oha"),
  asides: set(
    "bitte einfach endlich doch halt eben verdammt verdammte verdammten verflucht unverzuglich umgehend herrgott bitteschon",
  ),
  cue: /ruf|kontakt|liste|nummer|kartei|datei|datenbank|daten|robinson|dsgvo|widersp|widerr|untersag|verbiet|verbitt|einwillig|zustimm|erlaubnis|ruhe|frieden|belast|nerv|stor|horen|melde|unterlass|verzeichnis|system|telefon/,
  wishes: [
    // "Rufen Sie mich nicht mehr an", "nie wieder anrufen", "melden Sie sich nie wieder".
    {
      said: said(
        `(?:rufen|ruf|ruft)${ANY} ${NEVER}${ANY} an`,
        `(?:rufen|ruf|ruft)(?: (?:sie|mich|uns|hier)){1,3} (?:nie wieder|nie mehr|nicht mehr)(?= [.,])`,
        `(?:kontaktieren|kontaktiert|kontaktier|belastigen|belastigt|storen|stort|nerven|nervt|melden|meldet|meld)(?: (?:sie|euch|dich|sich))${ANY} ${NEVER}${ANY}`,
        `(?:kontaktiert|kontaktier|belastigt|nervt) (?:mich|uns)${ANY} ${NEVER}`,
        `rufen${ANY} hier ${NEVER} an`,
      ),
      unlessAfter: ending(
        ...ONLY_SUPPOSED,
        SAID_BY_OTHERS,
        "(?:warum|wieso|weshalb|die|sie|wir|leute|leider|freunde)",
        NEAR_LIMIT,
      ),
      unlessBefore: NO_LIMIT,
    },
    {
      said: said(`(?:${WHO}(?: ${FROM_NOW}){0,2} )?${NEVER}(?: (?:${WHO}|${FROM_NOW})){0,3} ${TO_CALL}`),
      unlessAfter: ending(
        ...ONLY_SUPPOSED,
        SAID_BY_OTHERS,
        POLITE,
        "(?:ich|wir)(?: (?!mich|uns|dass|bitte|gesagt|wunsche)\\w+){0,3}",
        NEAR_LIMIT,
      ),
      unlessBefore: starting(LIMIT, "(?:mussen|brauchen|musst|konnen|konnte|kann|lassen)"),
    },
    {
      said: said(
        `${NEVER}(?: (?:${WHO}|${FROM_NOW}|von \\w+)){0,3} (?:angerufen|kontaktiert|belastigt|gestort) (?:werden|wird|werde)`,
        "(?:nichts|nie)(?: (?:mehr|wieder|was|etwas)){1,2} von (?:ihnen|euch|ihrer firma|ihrem unternehmen) horen",
        "von (?:ihnen|euch)(?: \\w+)? (?:nichts mehr|nie wieder|nie mehr)(?: \\w+)? horen",
        "(?:nicht|keinesfalls|ungern)(?: (?:von ihnen|telefonisch|zu werbezwecken|wegen werbung)){0,2} (?:angerufen|kontaktiert) werden",
        "(?:mochte|will|wunsche|wollen|mochten|wunschen)(?: (?:absolut|uberhaupt|auch|ausdrucklich)){0,2} (?:keine|keinerlei)(?: (?:weiteren|weitere|solchen|werblichen|mehr|telefonische|telefonischen)){0,2} (?:anrufe|werbeanrufe|telefonanrufe|kontaktaufnahme|kontaktaufnahmen|werbung am telefon|telefonate|telefonwerbung)(?: mehr)?",
        "(?:mochte|will|wunsche|wollen|mochten)(?: \\w+){0,2} nicht dass (?:sie|ihr|man|jemand|ihre \\w+)(?: (?:mich|uns|hier|noch mal|nochmal|noch einmal|wieder|jemals|weiterhin|weiter|standig|immer|bei mir|bei uns)){0,4} (?:anrufen|anruft|kontaktieren|kontaktiert)",
      ),
      unlessAfter: ending(...ONLY_SUPPOSED.slice(0, 2), SAID_BY_OTHERS, NEAR_LIMIT),
      unlessBefore: NO_LIMIT,
    },
    {
      said: said(
        "(?:(?:\\.|,|und|also) )(?:keine|keinerlei)(?: (?:weiteren|weitere|solchen)){0,2} (?:anrufe|werbeanrufe|telefonanrufe|kontaktaufnahme)(?: mehr)?",
        "keine (?:weiteren )?(?:anrufe|werbeanrufe) mehr",
        "(?:schluss|genug)(?: jetzt)? mit (?:den|diesen|ihren|der|dieser)(?: \\w+)? (?:anrufen|anruferei|telefonwerbung|werbeanrufen)",
      ),
      unlessAfter: ending(
        "(?:habe|hab|hatte|bekomme|kriege|erhalte|gab|gibt|wir|kamen)(?: \\w+){0,3}",
        NEAR_LIMIT,
      ),
      unlessBefore: starting(LIMIT, "(?:\\w+ ){0,2}(?:bekommen|erhalten|gekriegt|verpasst|gehabt)"),
    },
    // "Hören Sie auf, mich anzurufen", "lassen Sie mich in Ruhe", "unterlassen Sie die Anrufe".
    {
      said: said(
        `(?:horen|hor|hort|hoeren)(?: sie)?(?: \\w+){0,2} auf(?: (?:${WHO}|damit|standig|dauernd|immer|immer wieder|andauernd|dauern|hier|so)){0,3} (?:anzurufen|zu belastigen|zu nerven|zu storen|zu kontaktieren|zu telefonieren)`,
        "(?:horen|hor|hort)(?: sie)?(?: \\w+){0,2} (?:auf )?mit (?:den|diesen|ihren|dem|der)(?: \\w+)? (?:anrufen|anruferei|telefonterror|werbeanrufen)(?: auf)?",
        `(?:aufhoren|aufzuhoren|aufhort)(?: (?:${WHO}|standig|dauernd|immer|sie)){0,3} (?:anzurufen|zu belastigen)`,
        "(?:lassen|lass|lasst)(?: sie)? (?:mich|uns|meine familie)(?: \\w+)? in (?:ruhe|frieden)",
        "(?:verschonen|verschont|verschon)(?: sie)? (?:mich|uns)(?: \\w+){0,4} (?:anruf\\w*|telefon\\w*|werbung|werbeanruf\\w*)",
        "(?:weiteren|ihren|diesen|solchen) (?:anrufen|werbeanrufen|kontaktversuchen)(?: \\w+)? (?:ab|absehen|abzusehen)",
        `davon (?:ab|abzusehen|absehen)(?: ${WHO})?(?: (?:noch einmal|weiter|weiterhin|erneut))? (?:anzurufen|zu kontaktieren)`,
        "unterlassen sie(?: \\w+){0,3} (?:anrufe|werbung|werbeanrufe|kontakt\\w*|anzurufen|belastigung\\w*|telefonwerbung)",
        `(?:anrufe|werbeanrufe|kontaktaufnahme)(?: \\w+){0,3} (?:zu unterlassen|unterlassen|einstellen|einzustellen)`,
        "stellen sie(?: \\w+){0,3} (?:anrufe|werbeanrufe)(?: \\w+)? ein",
        "vergessen sie (?:meine|diese) (?:nummer|telefonnummer)",
      ),
      unlessAfter: ending(...ONLY_SUPPOSED, SAID_BY_OTHERS, "(?:er|die|nicht|nie|warum)"),
      unlessBefore: NO_LIMIT,
    },
    {
      said: said(
        "(?:rufen|ruf|ruft)(?: sie)? (?:mich|uns|hier)(?: da)? nicht an",
        `(?:mich|uns|hier|diese nummer) nicht (?:anrufen|anruft|anzurufen|kontaktieren)`,
        "kontaktieren sie (?:mich|uns) nicht",
      ),
      unlessAfter: ending(
        ...ONLY_SUPPOSED,
        SAID_BY_OTHERS,
        POLITE,
        LIMITED,
        "(?:ich|wir)(?: (?!dass)\\w+){0,3}",
        "(?:ich|wir) (?:rufe|melde|rufen|melden) (?:sie|mich|uns)(?: \\w+){0,4}",
      ),
      unlessBefore: NOT_OR_ASKED,
      elliptic: true,
    },
    {
      said: said(
        "(?:rufen|ruf|ruft)(?: sie)? nicht (?:mehr )?(?:an|zuruck)",
        "(?:(?:\\.|,) )nicht (?:mehr )?(?:anrufen|zuruckrufen)",
      ),
      unlessAfter: ending(...ONLY_SUPPOSED, SAID_BY_OTHERS, POLITE, LIMITED, "(?:sie|die|wir|leute|ihr)"),
      unlessBefore: NOT_OR_ASKED,
      elliptic: true,
    },
    // "Streichen Sie mich von Ihrer Liste", "löschen Sie meine Nummer".
    {
      said: said(
        `${REMOVE}(?: sie)? ${ME}(?:${NOT_FREE} \\w+){0,2} ${FROM}(?: (?:runter|raus|heraus|herunter))?`,
        `${ME}(?:${NOT_FREE} \\w+){0,3} ${FROM}(?:${NOT_FREE} \\w+){0,2} ${REMOVED}`,
        `${FROM}(?: (?:gestrichen|geloscht|entfernt|genommen)) (?:werden|wird|haben)`,
        `(?:runter|raus) (?:mit mir )?(?:von|aus)(?: ${DET}){1,2} ${LIST}`,
        `(?:von|aus)(?: ${DET}){1,2} ${LIST} (?:runter|raus)`,
        `${REMOVE}(?: (?:sie|ihr|wir))?(?: (?:auch|sofort|jetzt|dann|alle|bei ihnen|hiermit)){0,2} ${OR_THIS}`,
        `${OR_THIS}(?:${NOT_FREE} \\w+){0,5} (?:loschen|geloscht|loeschen|entfernen|entfernt|sperren|gesperrt|zu loschen|streichen|gestrichen|zu sperren|rausnehmen|rausloschen)`,
        `(?:loschung|sperrung|entfernung) (?:meiner|aller meiner|der) (?:\\w+ )?(?:nummer|telefonnummer|rufnummer|daten)`,
        `(?:sperren|sperr|blockieren)(?: sie)? ${OR_THIS}`,
        "nummer (?:sofort )?loschen",
        `(?:nehmen|nimm|nehmt)(?: sie)? (?:mich|uns|${OR_THIS})(?: (?:da|dort|jetzt|sofort|uberall)){0,2} (?:raus|runter|heraus|herunter)`,
        "(?:setzen|nehmen|packen|schreiben)(?: \\w+){1,5} (?:sperrliste|blacklist|schwarze liste)",
      ),
      unlessAfter: ending(
        ...ONLY_SUPPOSED,
        "(?:nicht|nie|ohne|statt|warum haben sie|warum wurde|warum wurden)(?: \\w+)?",
        "(?:mochte|will|mussen|brauchen|sollen|muss)(?: \\w+)? nicht(?: \\w+){0,2}",
      ),
      unlessBefore: starting(
        "(?:aus|von|in) (?:der|dem|meiner|meinem) (?:\\w+ )?(?:bestellung|buchung|reservierung|rechnung|auftrag|vertrag|konto|profil|termin)",
        "und (?:\\w+ ){0,2}(?:neue|andere|eintragen|speichern|aktualisieren)",
        "(?:nicht|volumen|paket|tarif|nie)",
        "(?:der|fur|mit den) (?!anrufe|kontakte|kunden|nummern)\\w+",
        "mussen sie nicht",
      ),
    },
    // The law's words: Robinsonliste, objection, consent, DSGVO.
    {
      said: said(
        "robinson ?liste",
        "(?:widerspreche|widersprechen|widerspruch|widersprochen)(?: \\w+){0,6} (?:kontakt\\w*|anruf\\w*|werbe\\w*|werbung|telefon\\w*|nutzung|verarbeitung|datenverarbeitung|datennutzung|verwendung)",
        "(?:kontakt\\w*|werbeanruf\\w*|telefonwerbung|werbung|nutzung)(?: \\w+){0,4} (?:widerspreche|widersprechen|widersprochen)(?: \\w+)?",
        "(?:widerrufe|widerruf|widerrufen|ziehe|entziehe|nehme)(?: \\w+){0,3} (?:einwilligung|zustimmung|erlaubnis|genehmigung|werbeeinwilligung|einverstandnis)",
        "(?:einwilligung|zustimmung|werbeeinwilligung|einverstandnis)(?: \\w+){0,3} (?:widerrufe|widerrufen|zuruckziehen|zuruck|widerrufe ich)",
        "(?:untersage|untersagen|verbiete|verbieten|verbitte|verbitten)(?: (?:ich|wir|ihnen|mir|uns|hiermit|jede|jegliche|jeden|alle|weitere|weiteren|solche|es|mich|die|diese|ausdrucklich)){0,6} (?:anruf\\w*|kontakt\\w*|anzurufen|werb\\w*|telefon\\w*)",
        "(?:nie|nicht|keine|keinerlei|niemals)(?: (?:eine|meine|in|darin|ihnen|dazu|die|eine)){0,3} (?:einwilligung|zustimmung|erlaubnis|genehmigung|eingewilligt|zugestimmt)(?: \\w+){0,6} (?:anruf\\w*|anzurufen|angerufen|telefon\\w*|werb\\w*)",
        "(?:dsgvo|datenschutz\\w*|datenschutzgrundverordnung)(?: \\w+){0,8} (?:losch\\w+|geloscht)",
        "(?:losch\\w+|geloscht)(?: \\w+){0,6} (?:dsgvo|datenschutzgrundverordnung)",
      ),
      unlessAfter: ending(
        ...ONLY_SUPPOSED.slice(0, 2),
        "(?:nicht in der|nicht auf der|was ist die|keinen|kein)",
      ),
      unlessBefore: starting("nicht"),
    },
    {
      said: said(
        "wenn (?:sie|ihr)(?: \\w+){0,3} (?:noch einmal|nochmal|noch mal|wieder|nochmals|weiter|weiterhin)(?: \\w+)? (?:anrufen|anruft|belastigen|nerven)(?: \\w+){0,6} (?:anzeig\\w*|anwalt\\w*|polizei|bundesnetzagentur|verklag\\w*|beschwer\\w*|verbraucher\\w*|gericht\\w*|rechtlich\\w*)",
        "(?:noch einmal|nochmal|noch mal)(?: \\w+){0,3} (?:anruf|anrufen|anruft)(?: \\w+){0,6} (?:anzeig\\w*|anwalt\\w*|polizei|bundesnetzagentur|verklag\\w*|beschwer\\w*)",
      ),
    },
  ],
  permits: [
    {
      said: said(
        `(?:sie|ihr|du) (?:konnen|durfen|konnt|kannst|durft)(?: (?!nicht|nie)\\w+){0,5} (?:anrufen|zuruckrufen|kontaktieren|melden)`,
        `(?:konnen|durfen|konnt|kannst|durft) (?:sie|ihr|du)(?: (?!nicht|nie)\\w+){0,5} (?:anrufen|zuruckrufen|kontaktieren|melden)`,
        `(?:\\.|,|gut|okay|ok|na gut|dann|also|sondern|aber|und|ja|lieber|in ordnung|meinetwegen) (?:rufen|ruf|ruft|melden|versuchen)(?: (?:sie|es|sich|dann|lieber|eben))*(?: (?!nicht|nie|keine)\\w+){0,5} (?:an|wieder|bei mir|zuruck|nochmal|handy|buro)(?= (?:[.,]|und|da|dann|oder))`,
        "rufen sie (?:mich |uns )?(?:lieber )?(?:auf|unter|am|morgen|nachste|nachsten|montag|dienstag|mittwoch|donnerstag|freitag|spater|abends|nach|im)(?: (?!nicht|nie)\\w+){0,3} (?:an|zuruck)",
        `(?:lassen|behalten) sie (?:mich|uns|meine nummer) (?:auf|in) ${DET} ${LIST}`,
        "(?:streichen|loschen|nehmen) sie (?:mich|uns|meine nummer|meine daten)(?: \\w+)? nicht",
      ),
      unlessAfter: ending(
        "(?:nicht|nie|warum|wieso|wie|wenn|falls|bevor|dass|glauben sie|denken sie|als)(?: ,)?",
      ),
      unlessBefore: starting("nicht", "(?:und|dann) (?:ich|sie horen|gibt)"),
    },
  ],
  asks: {
    removal: said(
      `(?:streich\\w*|nehm\\w*|losch\\w*|entfern\\w*|gestrichen|geloscht)(?: \\w+){0,4} (?:liste|listen|anrufliste|kartei|datenbank|system|verteiler)`,
      `(?:liste|listen|anrufliste|kartei|datenbank|system|telefonliste)(?: \\w+){0,3} (?:streich\\w*|nehm\\w*|losch\\w*|entfern\\w*|gestrichen|geloscht|entfernt|austragen|herausnehmen|rausnehmen)`,
      "(?:losch\\w*|entfern\\w*|sperr\\w*)(?: \\w+){0,3} ihre (?:nummer|telefonnummer|daten|rufnummer)",
      "ihre (?:nummer|telefonnummer|daten|rufnummer)(?: \\w+){0,3} (?:losch\\w*|entfern\\w*|sperr\\w*)",
      "keine(?: \\w+)? (?:anrufe|kontaktaufnahme)(?: mehr)?(?: von uns)? (?:wunschen|mochten|wollen|bekommen|erhalten)",
      "(?:nicht mehr|nie wieder|lieber nicht|nicht noch einmal|nicht)(?: \\w+){0,2} (?:angerufen werden|anrufen|kontaktieren|kontaktiert werden)",
    ),
    doubt: said(
      "(?:sie|du) (?:mochten|wollen|wunschen|willst)(?: (?:also|jetzt|von uns|bitte|dann|dass wir|sie|in zukunft|keine)){0,4} (?:nicht mehr|keine|nie wieder|nicht)(?: \\w+){0,3} (?:angerufen|anrufe|kontaktiert|anrufen|mehr)",
      "(?:mochten|wollen|wunschen) sie(?: (?:also|von uns|keine)){0,3} (?:nicht mehr|keine)(?: \\w+){0,3} (?:angerufen|anrufe|kontaktiert|mehr)",
    ),
    permission: said(
      "(?:mochten|wollen|wunschen|sollen)(?: \\w+){0,6} (?:zukunft|kunftig|weiterhin|angebote|angeboten)(?: \\w+){0,4} (?:anrufen|kontaktieren|melden|angerufen werden|kontaktiert werden)",
      "(?:durfen|darf|konnen|kann|durften|konnten|einverstanden|recht|ordnung|okay|ok|erlauben)(?: \\w+){0,6} (?:noch einmal|nochmal|noch mal|wieder|zukunft|kunftig|erneut|spater einmal|weiterhin|angebote|angeboten)(?: \\w+){0,4} (?:anrufen|kontaktieren|melden|angerufen werden|kontaktiert werden)",
      "(?:durfen|darf|konnen|kann|durften|einverstanden|ordnung)(?: \\w+){0,5} (?:anrufen|kontaktieren|melden)(?: \\w+){0,3} (?:zukunft|wieder|angebote|gibt)",
    ),
    callback: said(
      "(?:durfen|darf|sollen|soll|konnen|kann|mochten|wollen|durften|konnten|passt)(?: \\w+){0,8} (?:anrufen|zuruckrufen|anrufe|zuruckrufe|melden|ruckruf|kontaktieren)",
      "(?:rufen|rufe|melde) (?:wir|ich)(?: \\w+){0,6} (?:an|zuruck)",
    ),
    time: said(
      `(?:am |nachsten )?${DAY}`,
      "(?:ubermorgen|morgen|heute|spater|nachste woche|nachsten monat|abend|nachmittag|vormittag)",
      "um \\w+(?: uhr)?",
      "in (?:einer|ein|zwei|drei|ein paar|\\d+) (?:stunde|stunden|tagen|wochen|woche|monat|monaten|minuten)",
    ),
  },
  yes: /^ \. (?:(?:oh|ach|also|na|gut|danke|mein gott)(?: [.,])? ){0,2}(?:ja|jap|jawohl|jo|genau|stimmt|richtig|gerne|gern|bitte|unbedingt|natürlich|naturlich|selbstverstandlich|in ordnung|einverstanden|okay|ok|auf jeden fall|klar|sicher|absolut|korrekt|tun sie das|machen sie das|das ware|ich bitte darum|sehr gerne)(?= )/,
  no: /^ \. (?:(?:oh|ach|also|na|danke|bitte|ne)(?: [.,])? ){0,2}(?:nein|nee|ne|no|nicht|nie|niemals|lieber nicht|bitte nicht|auf keinen fall|keinesfalls|besser nicht|eher nicht|das mochte ich nicht|will ich nicht|mochte ich nicht|auf gar keinen fall|durfen sie nicht|ungern)(?= )/,
  notNow:
    /^ \. (?:\w+ ){0,3}(?:[.,] )?(?:(?:jetzt|heute|morgen|noch|im moment|gerade|diese woche) nicht|nicht (?:jetzt|heute|morgen|im moment|gerade|notig|diese|schlimm|sicher)|kein problem|.{0,60} (?:ich (?:rufe|melde)|melde ich mich|rufe ich|ich (?:\w+ ){1,3}(?:anrufen|melden))|.{0,40} (?:nicht erforderlich|brauche ich nicht|konnen sie|durfen sie gern|rufen sie|nicht notig|kein problem))(?= )/,
};
