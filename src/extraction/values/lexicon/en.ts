import type { Lexicon } from "./lexicon.ts";
import { atomsOf, countedFrom, meaning, phraseList, phrases, wordSet } from "./words.ts";

export const en: Lexicon = {
  fillers: wordSet("uh uhh uhm um umm ummm uhhh er erm hmm mm eh"),
  or: phrases("or, ou, oppure, albo, lub, или, או, أو"),
  numbers: {
    atoms: new Map([
      ...atomsOf(
        `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
         seventeen eighteen nineteen`,
        "twenty thirty forty fifty sixty seventy eighty ninety",
        20,
      ),
      ["fourty", { value: 40, room: 10 }],
    ]),
    compound: null,
    hundreds: wordSet("hundred"),
    mostHundreds: 99,
    scales: new Map([
      ["thousand", 1e3],
      ["grand", 1e3],
      ["million", 1e6],
      ["billion", 1e9],
      ["dozen", 12],
    ]),
    bare: false,
    articles: wordSet("a an one"),
    and: wordSet("and"),
    tensAnd: wordSet(""),
    fractionsAfter: [
      [["and", "a", "half"], 0.5],
      [["and", "half"], 0.5],
      [["and", "a", "quarter"], 0.25],
      [["and", "three", "quarters"], 0.75],
    ],
    halvesBefore: phrases("half a, half"),
    ordinals: countedFrom(
      1,
      `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
       sixteenth seventeenth eighteenth nineteenth twentieth`,
      ["thirtieth", 30],
    ),
    ordinalMarks: wordSet("st nd rd th"),
    point: wordSet("point"),
    minus: wordSet("minus negative"),
    percent: phrases("percent, per cent"),
    oneBehind: wordSet(
      "for just only need needs want wants have has book buy get take about exactly is are just with cost costs",
    ),
    oneBefore: wordSet(
      `person people adult adults child kid guest passenger traveler traveller ticket tickets room rooms night bed
       bedroom bag piece seat table hour week day month year star stop item unit dollar pound euro percent`,
    ),
  },
  digits: {
    zeros: wordSet("oh o"),
    repeats: new Map([
      ["double", 2],
      ["triple", 3],
      ["treble", 3],
      ["quadruple", 4],
    ]),
    hundredsStandAlone: true,
  },
  address: {
    at: phrases("at, at sign, at symbol"),
    signs: [
      [["dot"], "."],
      [["point"], "."],
      [["period"], "."],
      [["full", "stop"], "."],
      [["underscore"], "_"],
      [["under", "score"], "_"],
      [["dash"], "-"],
      [["hyphen"], "-"],
      [["minus"], "-"],
      [["plus"], "+"],
      [["forward", "slash"], "/"],
      [["slash"], "/"],
      [["colon"], ":"],
    ],
    asIn: phrases("as in, like in, for, like"),
    before: wordSet(
      `my our his her their your the a an is it its it's s that thats at to on of and or so ok okay yes yeah well sure
       email mail e address me us him them you i im am can use send reach write contact under be will would should
       this correct right please actually no not sorry thanks hi hello site website page url go visit see called`,
    ),
  },
  money: {
    currencies: meaning({
      USD: "dollar dollars buck bucks",
      EUR: "euro euros",
      GBP: "pound pounds quid sterling",
      TRY: "lira liras lire",
      CHF: "franc francs",
      MXN: "peso pesos",
      JPY: "yen",
      INR: "rupee rupees",
    }),
    minor: wordSet("cent cents penny pence p"),
  },
  yes: phraseList(
    `yes, yeah, yep, yup, true, sure, sure thing, of course, absolutely, definitely, correct, that is
     correct, that's correct, that's right, exactly, affirmative, please do, yes please, sounds good, i'm afraid so, i am afraid so, i think so, i believe so, i guess
     so, i'd love to, i would love to, i'd like that, with pleasure, gladly, go ahead`,
  ),
  no: phraseList(
    `no, nope, nah, false, not at all, not really, no thanks, no thank you, absolutely not, definitely
     not, certainly not, of course not, not yet, not now, i do not, i don't, i am not, i'm not, it is
     not, it isn't, it's not, i did not, i didn't, i have not, i haven't, i would not, i wouldn't, i will
     not, i won't, we don't, not at the moment, not right now, not currently, not anymore, not any more,
     not any longer, not so far, not this time, not today, luckily not, thankfully not, fortunately not,
     unfortunately not, i'm afraid not, i am afraid not, i'd rather not, i would rather not, i'd prefer not,
     rather not, better not, i think not, i guess not, i hope not, no need, not necessary, incorrect, that's wrong, no way, not that i know of, i don't think so`,
  ),
  yesAlone: phraseList(
    `right, on, y, ok, okay, ya, i do, i am, i did, i have, i would, i will, we do, we are, he does, she
     does, they do, it is, why not, indeed, certainly, positive`,
  ),
  noAlone: phraseList(`not, none, off, n, negative, never, nothing`),
  neither: phraseList(
    `no problem, no worries, no idea, not sure, i am not sure, i'm not sure, i do not know, i don't know,
     no one, yes and no, right now, sure if, ok so, not only, no matter, right so`,
  ),
};
