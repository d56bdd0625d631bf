import { set } from "../../../extraction/reading/speech/set.ts";
import { ending, said, starting } from "../../../wording/pattern.ts";
import type { Phrases } from "./phrases.ts";

const LIKE =
  "(?:(?:echten|echter|echte|echtem|echt|richtigen|richtige|richtiger|richtigem|wirklichen|realen|reale|lebenden|lebendigen|menschlichen|menschliche|anderen|anderem|anderer|andere|zustandigen|verantwortlichen|kompetenten|deutschsprachigen|normalen|leibhaftigen) ){0,3}";
const ROLE =
  "(?:menschen|mensch|mitarbeiter|mitarbeiterin|mitarbeitern|mitarbeitenden|mitarbeiters|kollegen|kollegin|kundenberater|kundenberaterin|kundenbetreuer|kundenbetreuerin|berater|beraterin|sachbearbeiter|sachbearbeiterin|agenten|agent|agentin|vertreter|vertreterin|vorgesetzten|vorgesetzter|chef|chefin|teamleiter|teamleiterin|abteilungsleiter|filialleiter|geschaftsfuhrer|manager|managerin|supervisor|operator|servicemitarbeiter|supportmitarbeiter|callcenter mitarbeiter|kundendienstmitarbeiter|ansprechpartner|ansprechpartnerin|verantwortlichen|zustandigen|spezialisten|fachmann)";
const DET =
  "(?:einem|einer|dem|der|ihrem|ihrer|irgendeinem|irgendeiner|einen|eine|eurem|eurer|den|nem|ner|deinem|deiner|ihren|deinen|irgendeinen|einem ihrer|die|ihre|nen|ein)";
/** "Einem Menschen", "Ihrem Chef"; "meinem Chef" is one of their own. */
const PERSON = `(?:(?:${DET} )?${LIKE}${ROLE}|(?:(?:einer|einem|eine|irgendeiner|ner) )?${LIKE}person|(?:einem|einen|nem) ${LIKE}menschen)`;
const SOMEONE =
  "(?:jemand(?:em|en)?(?: (?:echtem|echten|echtes|anderem|anderen|anderes|anders|richtigem|menschlichem|von ihnen|vom (?:team|support|service|kundenservice)|aus (?:der|dem|ihrer|ihrem) \\w+|der sich auskennt|der ahnung hat|zustandigem|verantwortlichem)){0,2})";
const DESK =
  "(?:(?:dem|der|ihrem|ihrer|den|ihren) )?(?:kundenservice|kundendienst|rezeption|zentrale|vermittlung|buchhaltung|support|vertrieb|kundenbetreuung|service ?abteilung|\\w+abteilung|beschwerdestelle|hotline)";
const HUMAN = `(?:${PERSON}|${SOMEONE}|${DESK})`;
const ADV =
  "(?: (?:gern|gerne|lieber|jetzt|bitte|mal|doch|sofort|endlich|aber|nur|direkt|auch|wirklich|unbedingt|nun|dann|mich|mir|uns|hier|eigentlich|vielleicht|da|dringend|personlich|nochmal|weiter|einfach)){0,5}";
const SPEAK =
  "(?: (?!nicht|nie|morgen|spater|nachste|gestern|kein)\\w+){0,5} (?:sprechen|reden|verbunden werden|telefonieren|verbinden lassen|unterhalten|weiterverbunden werden)";
const FORWARD =
  "(?:verbinden|durchstellen|weiterleiten|weiterverbinden|weitergeben|vermitteln|geben|durchverbinden|zusammenbringen)";
const ENDS =
  "(?= (?:[.,]|sprechen|am telefon|ans telefon|an den apparat|und kein\\w*|kein\\w*|jetzt|der mir|haben|dran)(?= ))";
const ROBOT =
  "(?:robotern?|roboters|maschinen?|computern?|bots?|chatbot|automaten|automat|ki|sprachcomputer|anrufbeantworter|bandansage|kunstlichen intelligenz|sprachassistenten|sprachassistent|telefoncomputer|blechdose)";

const DAY = "(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)";
const NOT_TODAY = `(?:morgen|spater|nachste woche|nachsten \\w+|am ${DAY}|ubermorgen|gestern|letzte woche|neulich|vorhin|irgendwann|ein andermal|heute (?:abend|nachmittag))`;
const SUPPOSED =
  "(?:wenn|falls|sobald|sollte)(?! (?:(?:sie|du|ihr)(?: \\w+){0,4} (?:nicht|kein\\w*)|es geht|moglich|das (?:moglich|geht)|es moglich|es ihnen))(?: \\w+){1,12}(?: ,)?(?: dann)?";
const SAYS =
  "(?:er|sie|man|mein \\w+|meine \\w+|jemand|ihr \\w+|die \\w+|der \\w+) (?:hat |haben |hatte )?(?:mir |uns )?(?:gesagt|meinte|sagt|sagte|sagten|meint|empfohlen|geraten)(?: ,)?(?: dass)?(?: ,)?";
const NOT_MEANT = ending(
  SUPPOSED,
  SAYS,
  `(?:warum sollte|wieso sollte|wann|ab wann|wo|${NOT_TODAY})(?: ,)?`,
  "(?:glaube|denke|sage|meine|behaupte|weiss)(?: \\w+)? (?:nicht|kaum)(?: ,)?(?: (?:dass|ob))?",
);
const NOT_HERE = starting(
  `(?:${NOT_TODAY})`,
  "(?:wenn|falls|sobald|bevor ich mich)",
  "(?:neben mir|von nebenan|die mich|der mich|aus meiner|aus meinem|von meiner|von meinem|in meiner|in meinem|meiner|meines)",
  "(?:aber (?:nicht|sie|ich habe|niemand|lieber nicht|das geht)|und (?:er|sie|der|die|dann|niemand|melde|rufe))",
  "(?:muss|musste|soll|mussen|musse)",
);

export const DE: Phrases = {
  language: "de",
  fillers: set("ah ahm aeh aehm hm hmm mh mhm ach oh oha um uh"),
  asides: set("bitte bitteschon halt eben verdammt verdammte verdammten verflucht umgehend herrgott"),
  cue: /mensch|person|mitarbeiter|kolleg|berater|betreu|bearbeiter|agent|vertreter|vorgesetzt|chef|leiter|fuhrer|manager|supervisor|operator|ansprech|verantwort|zustandig|spezialist|jemand|service|dienst|rezeption|zentrale|vermittlung|buchhaltung|support|vertrieb|abteilung|stelle|robot|maschine|computer|bot|automat| ki |ansage|intelligenz|assistent|beantworter|verbind|durch|weiter|vergess|vergiss|schon gut|egal|erledigt|doch nicht|sie konnen|du kannst|helfen|bleibe|hotline/,
  requests: [
    // "Ich möchte mit einem Menschen sprechen", "kann ich mit Ihrem Chef sprechen", "Ihren Vorgesetzten sprechen".
    {
      said: said(
        `(?:ich|wir) (?:mochte|will|wurde|wollte|muss|hatte|mochten|wollen|wurden|verlange|wunsche|versuche)${ADV} (?:mit ${PERSON}${SPEAK}|mit ${DESK}${SPEAK}|${PERSON} (?:sprechen|gesprochen))`,
        `(?:ich|wir) (?:mochte|will|wurde|wollte|muss|mochten|wollen|wurden)${ADV} mit ${SOMEONE}(?: (?:personlich|direkt))? (?:sprechen|reden|verbunden werden|telefonieren)`,
        `(?:kann|konnte|darf|durfte|konnten|durften|mochte|will|wurde|mochten)(?: nicht)? (?:ich|wir|man)(?: nicht)?${ADV} (?:mit ${PERSON}${SPEAK}|mit ${DESK}${SPEAK}|${PERSON} sprechen|mit ${SOMEONE}(?: (?:personlich|direkt))? (?:sprechen|reden|telefonieren))`,
        `(?:ob|wie) (?:ich|wir)${ADV} mit ${HUMAN} (?:sprechen|reden) (?:kann|konnte|darf|durfte|konnten)`,
        `(?:lassen|lass|lasst)(?: sie)? mich${ADV} mit ${HUMAN} (?:sprechen|reden)`,
        `(?:ist es|ware es) moglich${ADV}(?: ,)? mit ${HUMAN} zu (?:sprechen|reden)`,
        `(?:ich|wir) (?:spreche|rede|sprache|rede)${ADV} (?:lieber|nur)${ADV} mit ${PERSON}(?= [.,])`,
      ),
      unlessAfter: NOT_MEANT,
      unlessBefore: NOT_HERE,
    },
    // "Verbinden Sie mich mit einem Mitarbeiter", "können Sie mich durchstellen", "geben Sie mir Ihren Chef".
    {
      said: said(
        `(?:verbinden|verbinde|verbindet|verbind|weiterverbinden)(?: (?:sie|ihr|du))? (?:mich|uns)${ADV} (?:mit|zu|zum|zur) ${HUMAN}`,
        `(?:konnen|konnten|wurden|kannst|konntest|konnt) (?:sie|du|ihr) (?:mich|uns)${ADV} (?:mit|zu|zum|zur|an) ${HUMAN}(?: (?!nicht)\\w+){0,2} ${FORWARD}`,
        `(?:konnen|konnten|wurden|kannst|konntest) (?:sie|du) (?:mich|uns)${ADV} (?:durchstellen|weiterverbinden|weiterleiten|verbinden|durchverbinden)`,
        `(?:stellen|stell|stellt)(?: sie)? (?:mich|uns)${ADV}(?: (?:zu|zum|zur|an) ${HUMAN})? durch`,
        `(?:leiten|geben|leite|leitet|reichen)(?: sie)? (?:mich|uns|meinen anruf|den anruf)${ADV} an ${HUMAN} (?:weiter|durch)`,
        `(?:ich|wir) (?:mochte|will|wurde|wollen)${ADV}(?: (?:mit|zu|zum|zur|an) ${HUMAN})? (?:verbunden|weiterverbunden|durchgestellt|weitergeleitet) werden`,
        `(?:verbinden|weiterverbinden)(?: sie) (?:mich|uns)${ADV}(?= [.,])`,
        `(?:geben|gib|gebt|holen|hol|holt)(?: sie)? (?:mir|uns|mal)?${ADV} ?(?:einen|eine|den|die|ihren|ihre|deinen|nen|jemand\\w*) ?${LIKE}(?:${ROLE}|person|anderen|anderes|echten)?${ENDS}`,
      ),
      unlessAfter: NOT_MEANT,
      unlessBefore: NOT_HERE,
    },
    // "Ich will einen Menschen", "gibt es jemanden, mit dem ich sprechen kann".
    {
      said: said(
        `(?:ich|wir) (?:mochte|will|brauche|verlange|hatte|wunsche|wollen|brauchen)${ADV} (?:einen|eine|den|ihren|nen) (?:${LIKE})(?:${ROLE}|person)${ENDS}`,
        `(?:gibt es|gibts|ist)(?: (?:da|dort|bei ihnen|hier|denn)){0,3} (?:${PERSON}|${SOMEONE}|jemand)(?: da)? (?:, )?(?:mit dem|mit der|den) (?:ich|man)(?: \\w+){0,2} (?:sprechen|reden) (?:kann|konnte)`,
        `(?:gibt es|gibts|ist)(?: (?:da|dort|bei ihnen|hier|denn)){0,3} (?:ein|einen|auch ein) (?:(?:echter|echten|richtiger|richtigen) )?(?:mensch|menschen|mitarbeiter)(?: (?:da|dort|am telefon|erreichbar|dran))?(?= [.,])`,
        `(?:wie|wo) (?:erreiche|bekomme|kriege) ich${ADV} (?:einen|eine|jemand\\w*|den|ihren) ?${LIKE}(?:${ROLE}|person)?`,
      ),
      unlessAfter: NOT_MEANT,
      unlessBefore: NOT_HERE,
    },
    // "Ich will nicht mit einem Roboter sprechen".
    {
      said: said(
        `(?:ich|wir) (?:mochte|will|werde|wollen|kann)(?: (?:aber|jetzt|hier|wirklich|uberhaupt|gar|auch)){0,3} (?:nicht|nicht mehr|nicht langer|nicht weiter) mit (?:(?:einem|einer|diesem|dieser|so|nem|der|dem|ihrem|ihrer) ){0,2}(?:\\w+ )?${ROBOT} (?:sprechen|reden|unterhalten|telefonieren|diskutieren)`,
        `(?:ich|wir) (?:rede|spreche|reden|sprechen|diskutiere)(?: (?:doch|aber)){0,2} nicht mit (?:(?:einem|einer|diesem|dieser|so|nem|ihrem) ){0,2}(?:\\w+ )?${ROBOT}`,
        `(?:ich|wir) (?:will|mochte|wollen)(?: (?:hier|jetzt)){0,2} (?:keinen|keine|kein) (?:${ROBOT})`,
      ),
      unlessAfter: NOT_MEANT,
      unlessBefore: starting(
        "aber (?:sie|gut|na gut|okay|egal)",
        "(?:kaufen|haben|bestellen|mehr (?:kaufen|haben))",
      ),
    },
    // "Mitarbeiter", "mit einem Menschen sprechen": all that is said.
    {
      said: said(
        `[.,] (?:(?:nein|ja|hallo|ok|okay|also|gut|ich mochte|zum|zu|an)(?: ,)? ){0,3}(?:mit )?(?:${PERSON}|kundenservice|kundendienst|dem kundenservice|kundenbetreuung)(?: (?:sprechen|verbinden|reden|jetzt|danke|ans telefon|kein roboter|keine maschine)){0,2}(?= [.,])(?<! (?:chef|chefin|kollegen|kollegin|agent|agentin|vertreter|vertreterin|geschaftsfuhrer|fachmann|filialleiter|abteilungsleiter|teamleiter))`,
        `[.,] (?:(?:nein|ja|hallo|ok|okay|also|gut)(?: ,)? ){0,3}mit ${HUMAN} (?:sprechen|verbinden|reden)(?= [.,])`,
      ),
      elliptic: true,
    },
  ],
  withdrawals: [
    {
      said: said(
        "(?:vergessen sie es|vergessen sies|vergiss es|hat sich erledigt|ich habe es mir anders uberlegt|habs mir anders uberlegt|hab es mir anders uberlegt)",
        "(?:schon gut|egal|doch nicht|nicht mehr notig|nicht notig)(?= (?:[.,]|sie konnen|machen|wir)(?= ))",
        "(?:sie|du) (?:konnen|kannst|konnten) (?:mir |das |es )?(?:auch |ja |doch |selbst )?(?:helfen|machen|erledigen|weitermachen)(?= [.,])",
        "(?:machen|fahren|reden) wir (?:\\w+ ){0,3}weiter",
        "(?:ich )?(?:bleibe|mache|rede) (?:\\w+ )?(?:bei ihnen|mit ihnen(?: weiter)?|mit dir(?: weiter)?)",
        "(?:verbinden|stellen|leiten) (?:sie )?(?:mich|uns) (?:\\w+ )?nicht(?: (?:weiter|durch))?",
        `brauche (?:\\w+ )?keinen (?:\\w+ )?(?:menschen|mitarbeiter|berater|kollegen|chef)(?: mehr)?(?= [.,])`,
        "(?:nein|moment|warten sie|halt)(?: ,)? (?:warten sie |moment )?(?:, )?(?:machen sie weiter|fahren sie fort|mach weiter|weiter)(?= [.,])",
        "(?:okay|ok|gut|na gut)(?: ,)? (?:dann )?(?:helfen sie mir|hilf mir|versuchen sie es|probieren sie es)",
      ),
      unlessAfter: ending("(?:wie|was|ob|wenn|falls|warum|womit|nicht)(?: \\w+)?"),
      unlessBefore: starting("(?:nicht|nur wenn)", "(?:, |\\. )?ich (?:will|mochte) (?:mit|einen)"),
    },
  ],
  asks: {
    offer: said(
      `(?:mochten|wollen|wunschen|wurden|soll|sollen|darf|kann|durfte|mochtest|willst)(?: (?:sie|ich|wir|du|gern|gerne|lieber|jetzt|sich|dass|noch|immer|direkt)){1,5} (?:mit|zu|an) (?:\\w+ ){0,3}?(?:${ROLE}|person|team|jemand\\w*|\\w*abteilung|support|kundenservice|kundendienst|experten|techniker|\\w*mitarbeiter\\w*|\\w*berater\\w*|\\w*team)(?: \\w+){0,3} (?:sprechen|reden|verbinden|verbinde|verbunden werden|weiterleiten|durchstellen|weiterverbinden)`,
      `(?:verbinde|leite|stelle) ich sie (?:\\w+ )?(?:mit|an|zu) (?:\\w+ ){0,3}?(?:${ROLE}|team|jemand\\w*|\\w*abteilung)(?: (?:weiter|durch))?(?: ,)? (?:einverstanden|in ordnung|okay|ok|ja|recht|ist das (?:ok|okay|in ordnung|recht))`,
    ),
    statement: said(
      `(?:ich (?:kann|konnte|wurde|werde|verbinde|leite|stelle)|(?:kann|konnte|verbinde|leite|stelle|wurde) ich|wir konnen)(?: (?:sie|gern|gerne|auch|jetzt|ihnen|dich)){1,4} (?:mit|an|zu) (?:\\w+ ){0,3}?(?:${ROLE}|person|team|jemand\\w*|\\w*abteilung|support|kundenservice|kundendienst|\\w*mitarbeiter\\w*|\\w*berater\\w*|\\w*team)`,
    ),
    tag: /^ \. (?:(?:und|also|ware|ist) )?(?:mochten sie das|soll ich das (?:tun|machen)|soll ich|in ordnung|ist das (?:in ordnung|okay|ok|recht)|das (?:in ordnung|okay|ok|recht|hilfreich)|ware das (?:in ordnung|okay|ok|recht|hilfreich)|einverstanden|okay|ok|passt das|wollen sie das|was meinen sie|ja oder nein|das so in ordnung|ihnen das recht|recht) \. $/,
    stay: said(
      "(?<!(?:wie|womit|was) )(?:kann|darf|soll|konnte|durfte)(?: (?:ich|es|ihnen|zuerst|erst|selbst|vielleicht|zunachst|ihnen erst)){1,5} (?:helfen|versuchen|weiterhelfen|probieren)(?! (?:\\w+ ){0,3}(?:sonst|noch etwas))",
      "(?:sollen wir|machen wir|mochten sie)(?: (?:mit mir|erst|einfach|hier)){0,2} (?:weitermachen|weiter|fortfahren)",
    ),
    whom: said(
      "(?:mit wem|mit welcher abteilung|wen|zu wem|an wen)(?: \\w+){0,4} (?:sprechen|reden|verbinden|verbunden werden|durchstellen)",
    ),
    role: said(
      "wer|wen|wem|wessen|beruf|tatigkeit|position|stellung|was machen sie|als was|welche\\w*|wie viele|name|heissen|arbeiten sie",
      "(?:sind|bist) (?:sie|du) (?:ein|eine|der|die)",
    ),
    or: / oder (?!nicht )/,
  },
  yes: /^ \. (?:(?:oh|ach|also|na|gut|danke)(?: [.,])? ){0,2}(?:ja|jap|jawohl|jo|genau|stimmt|richtig|gerne|gern|bitte|unbedingt|naturlich|selbstverstandlich|einverstanden|auf jeden fall|klar|sicher|absolut|tun sie das|machen sie das|das ware (?:gut|nett|toll|super)|ich bitte darum|sehr gerne)(?= )/,
  okay: /^ \. (?:(?:oh|ach|also|na)(?: [.,])? )?(?:okay|ok|in ordnung|gut|danke|alles klar|verstanden)(?= )/,
  no: /^ \. (?:(?:oh|ach|also|na|danke|bitte)(?: [.,])? ){0,2}(?:nein|nee|ne|no|nicht|nie|lieber nicht|bitte nicht|auf keinen fall|besser nicht|schon gut|nicht notig|brauche ich nicht)(?= )/,
  notNow:
    /^ \. (?:\w+ ){0,3}(?:[.,] )?(?:(?:jetzt|heute|noch|im moment|gerade) nicht|nicht (?:jetzt|heute|im moment)|spater|morgen|aber (?:erst|zuerst|vorher)|ein andermal)(?= )/,
};
