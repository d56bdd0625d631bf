import { germanAtoms, germanCompound, germanOrdinals } from "./german-numbers.ts";
import type { Lexicon } from "./lexicon.ts";
import { meaning, phraseList, phrases, wordSet } from "./words.ts";

export const de: Lexicon = {
  fillers: wordSet("äh ähm öh öhm hm hmm mm uh eh"),
  or: phrases("oder, beziehungsweise, bzw"),
  numbers: {
    atoms: germanAtoms,
    compound: germanCompound,
    hundreds: wordSet("hundert"),
    mostHundreds: 99,
    scales: new Map([
      ["tausend", 1e3],
      ["million", 1e6],
      ["millionen", 1e6],
      ["mio", 1e6],
      ["milliarde", 1e9],
      ["milliarden", 1e9],
      ["dutzend", 12],
    ]),
    bare: true,
    articles: wordSet("ein eine einen einem einer"),
    and: wordSet("und"),
    tensAnd: wordSet(""),
    fractionsAfter: [
      [["und", "eine", "halbe"], 0.5],
      [["und", "ein", "halb"], 0.5],
      [["einhalb"], 0.5],
    ],
    halvesBefore: phrases("eine halbe, einer halben, halbe, ein halbes, halbes"),
    ordinals: germanOrdinals,
    ordinalMarks: wordSet("te ten ter tes ste sten ster"),
    point: wordSet("komma punkt"),
    minus: wordSet("minus"),
    percent: phrases("prozent"),
    oneBehind: wordSet("nur genau bloß insgesamt"),
    oneBefore: wordSet(
      `person erwachsener erwachsenen kind gast passagier reisenden ticket karte fahrkarte zimmer einzelzimmer nacht bett
       koffer stunde woche tag monat jahr euro pfund dollar franken`,
    ),
  },
  digits: {
    zeros: wordSet(""),
    repeats: new Map([
      ["doppel", 2],
      ["doppelt", 2],
      ["zweimal", 2],
      ["dreimal", 3],
    ]),
    hundredsStandAlone: false,
  },
  address: {
    at: phrases("at, ät, et, at zeichen, at - zeichen, klammeraffe"),
    signs: [
      [["punkt"], "."],
      [["dot"], "."],
      [["unterstrich"], "_"],
      [["bindestrich"], "-"],
      [["minus"], "-"],
      [["strich"], "-"],
      [["plus"], "+"],
      [["schragstrich"], "/"],
      [["slash"], "/"],
      [["doppelpunkt"], ":"],
    ],
    asIn: phrases("wie"),
    before: wordSet(
      `meine mein unsere unser ihre ist lautet die der das an auf und oder ja nein also gut okay bitte e email mail
       adresse mailadresse emailadresse mir uns schreiben schicken sie unter es wäre nämlich im webseite seite`,
    ),
  },
  money: {
    currencies: meaning({
      EUR: "euro euros",
      USD: "dollar dollars",
      GBP: "pfund",
      CHF: "franken fränkli",
      TRY: "lira",
    }),
    minor: wordSet("cent cents rappen pence"),
  },
  yes: phraseList(
    `ja, jap, jawohl, genau, stimmt, das stimmt, das ist richtig, na klar, natürlich, selbstverständlich,
     ja bitte, ja gerne, ja genau, auf jeden fall, in ordnung, einverstanden, korrekt, absolut, true, yes`,
  ),
  no: phraseList(
    `nein, nee, nö, nein danke, auf keinen fall, keinesfalls, stimmt nicht, das stimmt nicht, noch nicht,
     leider nein, leider nicht, gar nicht, überhaupt nicht, natürlich nicht, eher nicht, lieber nicht,
     nicht nötig, brauche ich nicht, zum glück nicht, gott sei dank nicht, im moment nicht, momentan nicht,
     zurzeit nicht, nicht mehr, ich glaube nicht, haben wir nicht, habe ich nicht, false, no`,
  ),
  yesAlone: phraseList(`richtig, okay, ok, gern, gerne, sicher, passt, doch, wahr, klar, jo`),
  noAlone: phraseList(`nicht, kein, keine, ne, falsch, nie, niemals`),
  neither: phraseList(
    `kein problem, keine ahnung, nicht sicher, ich weiß nicht, weiß nicht, weiß ich nicht, jein, keine
     sorge, nicht nur, ja und nein, kein thema`,
  ),
};
