import { set } from "./set.ts";
import type { Speech } from "./speech.ts";

export const DE: Speech = {
  stop: set(`
    der die das den dem des ein eine einen einem einer eines und oder aber wenn so als von in im an am
    auf bei fur zu zum zur mit ohne aus nach ist sind war waren sein hat haben hatte wird werden wurde
    kann konnen konnte soll sollen will wollen mochte muss ich du er sie es wir ihr mich mir dich dir
    sich ihn ihm uns euch mein meine dein ihre ihr ihren ihrem unser wer was wann wo wie warum welche
    welcher welches ob nicht nein ja kein keine sehr nur auch noch schon kunde kunden anrufer anrufers
    person mitarbeiter gibt sagt nennt genannt wahr falsch leer ziffern format angabe
  `),
  filler: set(`
    tschuss tschus wiedersehen super perfekt wunderbar richtig stimmt prima toll verstanden ah ahm hm
    aha also ja genau gut okay ok bitte danke hallo guten tag morgen gerne gern klar alles das ist der
    die ein eine ich hatte mochte brauche fur am um im in mein meine
  `),
  asks: /\?|\b(?:wie (?:ist|lautet|heiss?en|viele|viel|alt|lange)|was (?:ist|kann|fur)|wann|wo |wer |welche[rsn]?|(?:konnen|konnten|durfen|durfte|haben|mochten|wollen|sind) (?:sie|ich)|darf ich|nennen sie|sagen sie|buchstabieren|geben sie|bestatigen sie)\b/,
  introduces:
    /\b(?:ich heiss?e|mein name ist|mein name|ich bin|hier ist|hier spricht|sie sprechen mit|am apparat|auf den namen|hier)\s+/g,
  names:
    /\b(?:heiss?t|namens|genannt|wie ware es mit|wie ware|ich empfehle|empfehle ich|die firma ist|der name ist)\s+/g,
  calendar: set(`
    januar februar marz april mai juni juli august september oktober november dezember montag dienstag
    mittwoch donnerstag freitag samstag sonnabend sonntag heute morgen ubermorgen abend mittag
    nachmittag uhr
  `),
  works: /\b(?:ich bin|ich arbeite als|von beruf|mein beruf ist)\s+(?:eine? )?/,
  negation: set("nicht kein keine keinen keiner nie niemals nichts nein ohne weder noch"),
  done: /\b(?:gebucht|reserviert|bestatigt|eingetragen|vereinbart|geschickt|gesendet|verschickt|bestellt|uberwiesen|abgeschlossen|erledigt|erfolgreich|storniert|geandert|notiert|gekauft|hinzugefugt)\b/,
  failed:
    /\b(?:leider|fehlgeschlagen|nicht (?:moglich|verfugbar|buchen|reservieren|geklappt|gebucht|reserviert|bestatigt)|konnte[n]? .{0,30}nicht|kann .{0,30}nicht|ausgebucht)\b/,
  offers: /\b(?:soll(?:en)? (?:ich|wir)|(?:mochten|wollen) sie|darf ich|kann ich)\b/,
  from: set("von vom ab aus"),
  to: set("nach bis zu zum zur"),
  in: set("in im bei nahe"),
  keen: /\b(?:sehr (?:interessiert|gerne?|interessant)|auf jeden fall|unbedingt|klingt (?:super|toll|perfekt|sehr gut)|genau das,? was (?:ich|wir)|ich nehme|wir nehmen|ich mochte (?:kaufen|bestellen|abschliessen|starten)|lassen sie uns (?:anfangen|starten))\b/,
  hesitant:
    /\b(?:vielleicht|eventuell|bin (?:mir )?(?:noch )?nicht sicher|(?:muss|mochte|werde) (?:es mir |daruber |das |mir das )?(?:noch )?(?:mal )?uberlegen|daruber nachdenken|schicken sie mir|infomaterial|kommt darauf an|interessiert mich|bin interessiert|ich habe interesse)\b/,
  averse:
    /\b(?:kein(?:e|en)? interesse|nicht interessiert|interessiert mich nicht|brauche ich nicht|rufen sie (?:mich |bitte )*nicht|nicht mehr an|will ich nicht|mochte ich nicht)\b/,
  corrects:
    /\b(?:eigentlich|entschuldigung|doch lieber|ich meine|lieber|besser gesagt|andern|stattdessen|korrektur)\b/,
};
