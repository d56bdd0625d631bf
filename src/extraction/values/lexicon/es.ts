import type { Lexicon } from "./lexicon.ts";
import { atomsOf, countedFrom, meaning, phraseList, phrases, wordSet, words } from "./words.ts";

const HUNDREDS = words(
  "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
);

export const es: Lexicon = {
  fillers: wordSet("eh ehm em mm hmm um uh este pues"),
  or: phrases("o, u, o bien"),
  numbers: {
    atoms: new Map([
      ...atomsOf(
        `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
         dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
         veintiocho veintinueve`,
        "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        30,
      ),
      ["un", { value: 1, room: 0 }],
      ["una", { value: 1, room: 0 }],
      ["veintiun", { value: 21, room: 0 }],
      ["veintiuna", { value: 21, room: 0 }],
      ["cien", { value: 100, room: 0 }],
      ...HUNDREDS.flatMap((word, step): [string, { value: number; room: number }][] => [
        [word, { value: 100 * (step + 1), room: 100 }],
        [word.replace(/os$/, "as"), { value: 100 * (step + 1), room: 100 }],
      ]),
    ]),
    compound: null,
    hundreds: wordSet(""),
    mostHundreds: 9,
    scales: new Map([
      ["mil", 1e3],
      ["millon", 1e6],
      ["millones", 1e6],
      ["docena", 12],
      ["docenas", 12],
    ]),
    bare: true,
    articles: wordSet("un una uno"),
    and: wordSet(""),
    tensAnd: wordSet("y"),
    fractionsAfter: [
      [["y", "medio"], 0.5],
      [["y", "media"], 0.5],
    ],
    halvesBefore: phrases("medio, media"),
    ordinals: new Map([
      ...countedFrom(1, "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo"),
      ...countedFrom(1, "primera segunda tercera cuarta quinta sexta séptima octava novena décima"),
      ...countedFrom(1, "primer", ["tercer", 3]),
    ]),
    ordinalMarks: wordSet("º ª ° ro er"),
    point: wordSet("punto coma con"),
    minus: wordSet("menos"),
    percent: phrases("por ciento"),
    oneBehind: wordSet("solo solamente sólo únicamente exactamente"),
    oneBefore: wordSet(
      `persona adulto niño niña huésped pasajero viajero boleto billete entrada habitación noche cama maleta hora semana
       día mes año dólar euro peso libra`,
    ),
  },
  digits: {
    zeros: wordSet(""),
    repeats: new Map([
      ["doble", 2],
      ["triple", 3],
    ]),
    hundredsStandAlone: false,
  },
  address: {
    at: phrases("arroba"),
    signs: [
      [["punto"], "."],
      [["guion", "bajo"], "_"],
      [["raya", "baja"], "_"],
      [["subrayado"], "_"],
      [["guion", "medio"], "-"],
      [["guion"], "-"],
      [["menos"], "-"],
      [["mas"], "+"],
      [["barra"], "/"],
      [["diagonal"], "/"],
      [["dos", "puntos"], ":"],
    ],
    asIn: phrases("de, como de, como en"),
    before: wordSet(
      `mi su tu el la los las un una es son correo electronico email mail e dirección direccion a en y o sí si vale
       bueno claro que por favor escríbame envíeme mándelo al para está no perdón página web sitio`,
    ),
  },
  money: {
    currencies: meaning({
      EUR: "euro euros",
      USD: "dólar dólares",
      GBP: "libra libras",
      CHF: "franco francos",
      TRY: "lira liras",
      PEN: "sol soles",
      MXN: "peso pesos",
    }),
    minor: wordSet("céntimo céntimos centavo centavos"),
  },
  yes: phraseList(
    `sí, claro, claro que sí, por supuesto, exacto, exactamente, de acuerdo, así es, desde luego, sin
     duda, está bien, eso es, sí por favor, sí claro, cómo no, afirmativo, me parece bien, true, yes`,
  ),
  no: phraseList(
    `no, no gracias, para nada, claro que no, por supuesto que no, de ninguna manera, en absoluto,
     todavía no, aún no, no es necesario, no hace falta, no quiero, ahora no, creo que no, por suerte no,
     afortunadamente no, de momento no, por ahora no, por desgracia no, ya no, mejor no, false`,
  ),
  yesAlone: phraseList(`bueno, vale, perfecto, cierto, ok, okay, verdadero, correcto`),
  noAlone: phraseList(`falso, negativo, nunca, jamás, tampoco, incorrecto`),
  neither: phraseList(
    `no sé, no lo sé, no hay problema, no pasa nada, no estoy seguro, no estoy segura, no importa, no
     solo, sí y no`,
  ),
};
