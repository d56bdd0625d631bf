import type { Atom, Lexicon } from "./lexicon.ts";
import { atomsOf, countedFrom, meaning, phraseList, phrases, wordSet } from "./words.ts";

const SIMPLE = atomsOf(
  "sıfır bir iki üç dört beş altı yedi sekiz dokuz",
  "on yirmi otuz kırk elli altmış yetmiş seksen doksan",
  10,
);

/** "onbir", "yirmibeş": tens and units are often written as one word. */
const JOINED = SIMPLE.filter(([, { room }]) => room === 10).flatMap(([ten, { value }]) =>
  SIMPLE.filter(([, unit]) => unit.value > 0 && unit.value < 10).map(([unit, atom]): [string, Atom] => [
    ten + unit,
    { value: value + atom.value, room: 0 },
  ]),
);

export const tr: Lexicon = {
  fillers: wordSet("ee eee ıı ııı hmm mm şey yani hani um uh aa"),
  or: phrases("ya da, veya, veyahut, yahut, yoksa"),
  numbers: {
    atoms: new Map([...SIMPLE, ...JOINED]),
    compound: null,
    hundreds: wordSet("yüz"),
    mostHundreds: 9,
    scales: new Map([
      ["bin", 1e3],
      ["milyon", 1e6],
      ["milyar", 1e9],
      ["duzine", 12],
    ]),
    bare: true,
    articles: wordSet("bir"),
    and: wordSet(""),
    tensAnd: wordSet(""),
    fractionsAfter: [[["bucuk"], 0.5]],
    halvesBefore: phrases("yarım"),
    ordinals: countedFrom(
      1,
      "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu",
      ["yirminci", 20],
      ["otuzuncu", 30],
    ),
    ordinalMarks: wordSet("inci ıncı uncu üncü nci ncı ncu ncü"),
    point: wordSet("nokta virgül"),
    minus: wordSet("eksi"),
    percent: phrases("yüzde"),
    oneBehind: wordSet("sadece yalnız yalnızca tek toplam"),
    oneBefore: wordSet(
      "kişi kişilik adet tane yetişkin çocuk misafir yolcu bilet oda gece gecelik yatak valiz saat hafta gün ay yıl lira",
    ),
  },
  digits: {
    zeros: wordSet(""),
    repeats: new Map([
      ["cift", 2],
      ["duble", 2],
    ]),
    hundredsStandAlone: false,
  },
  address: {
    at: phrases("et, at, et işareti, kuyruklu a"),
    signs: [
      [["nokta"], "."],
      [["alt", "cizgi"], "_"],
      [["alttan", "tire"], "_"],
      [["alt", "tire"], "_"],
      [["tire"], "-"],
      [["eksi"], "-"],
      [["arti"], "+"],
      [["egik", "cizgi"], "/"],
      [["bolu"], "/"],
      [["slas"], "/"],
      [["slash"], "/"],
      [["iki", "nokta"], ":"],
    ],
    asIn: phrases("gibi"),
    before: wordSet(
      `benim bizim onun sizin e mail maili mailim eposta posta postam postası adres adresi adresim şu bu şudur tamam
       evet hayır olarak ve ile mi mı için lütfen yaz yazın yazar gönder hemen peki site sitesi sitem web`,
    ),
  },
  money: {
    currencies: meaning({
      TRY: "lira liraya lirayı liradan lirası lirasına liralık türk tl",
      USD: "dolar dolara doları dolarlık",
      EUR: "euro euroya avro avroya",
      GBP: "sterlin paund",
      CHF: "frank",
    }),
    minor: wordSet("kuruş sent"),
  },
  yes: phraseList(
    `evet, tabii, tabii ki, tabi, tabi ki, elbette, kesinlikle, doğru, aynen, tamamdır, doğrudur,
     istiyorum, isterim, evet lütfen, hı hı, evet efendim, memnuniyetle, true, yes`,
  ),
  no: phraseList(
    `hayır, olmaz, istemiyorum, istemem, hayır teşekkürler, hayır istemiyorum, kesinlikle hayır, maalesef
     hayır, yanlış, gerek yok, gerekli değil, gerekmiyor, henüz değil, doğru değil, uygun değil, şu an değil,
     şimdilik değil, şimdilik yok, şu an yok, ne yazık ki hayır, ne yazık ki yok, neyse ki hayır, neyse ki
     yok, istemem, teşekkürler gerek yok, artık değil, lüzum yok, false, no`,
  ),
  yesAlone: phraseList(`var, olur, tamam, peki, öyle, gerekli, uygun, he, lütfen`),
  noAlone: phraseList(`yok, değil, hiç, maalesef, yo, asla`),
  neither: phraseList(
    `bilmiyorum, emin değilim, sorun değil, sorun yok, fark etmez, hiç sorun değil, tamam mı, değil mi,
     olur mu, var mı`,
  ),
};
