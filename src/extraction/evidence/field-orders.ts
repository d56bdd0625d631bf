import type { Field } from "../field.ts";
import { spokenForm } from "./unmask.ts";

const SET =
  "set|sets|mark|fill|record|output|return|report|put|change|switch|flag|make|enter|register|write|pon|ponga|marca|marque|establece|establezca|rellena|rellene|devuelve|devuelva|configura|configure|asigna|asigne|registra|registre|escribe|escriba|fija|fije|cambia|cambie|setze|setzen|markiere|markieren|trage|tragen|fulle|fullen|schreibe|schreiben|stelle|stellen|gib|geben|melde|melden";
const BETWEEN =
  "in|out|the|this|that|value|of|field|flag|for|my|down|sie|bitte|el|la|los|las|campo|valor|de|del|das|feld|den|die|wert|von";
const KIND = "field|flag|value|column|campo|feld|alan|alani|alanini|alanina|degeri|degerini";
const TO = "to|as|is|with|equal|equals|be|into|en|a|como|con|auf|als|mit|ein|olarak";
/** Values that only programs have; in the four languages as they are read out. */
const LITERALS = "true|false|null|verdadero|verdadera|falso|falsa|wahr|falsch|dogru|yanlis";
const ANSWERS = "yes|no|si|ja|nein|evet|hayir|positive|affirmative";
const MAKE = "(?:olarak )?(?:yap|isaretle|yaz|ayarla|gir|kaydet|degistir|doldur)(?:in|un|yin|iniz|yiniz)?";

/** Tells whether a text speaks of an agent's fields as fields; `plain` is the text unmasked, `spoken` its folded words. */
export type FieldOrder = (plain: string, spoken: string) => boolean;

/** What every spoken order has: a verb or a value of programs. Without one no field is looked for. */
const ORDER = whole(`${SET}|${LITERALS}|${MAKE}`);
const CODE = /[<{=]/;

/**
 * Orders to fill a field: its name as it is written in the configuration ("refund_approved", which nobody says aloud), or
 * its words with a value of programs ("set refund approved to true"). With a value of people, "set the delivery date to
 * Friday", it is talk: only a yes or no for a boolean, or an option for an enum, whose name of at least two words stands
 * bare behind the verb, counts.
 */
export function fieldOrders(fields: readonly Field[]): FieldOrder {
  const names = fields.map(({ name }) => name);
  const written = names.filter((name) => /[a-z0-9]_[a-z0-9]/i.test(name)).map((name) => name.toLowerCase());
  const spokenNames = fields.flatMap((field) => {
    const words = wordsOfName(field.name);
    return words ? [{ words, order: once(() => orderFor(field, words)) }] : [];
  });
  const coded = once(() => {
    const any = `(?:${names.join("|")})`;
    const edge = "(?<![\\p{L}\\p{N}_])";
    return new RegExp(
      `<\\/?${any}>|\\{\\s{0,5}${any}\\s{0,5}:|${edge}${any} ?={1,2} ?["'\\p{L}\\p{N}]`,
      "iu",
    );
  });
  return (plain, spoken) => {
    const lower = plain.toLowerCase();
    if (written.some((name) => lower.includes(name))) return true;
    if (names.length > 0 && CODE.test(plain) && coded().test(plain)) return true;
    if (!ORDER.test(spoken)) return false;
    return spokenNames.some(({ words, order }) => spoken.includes(words) && order().test(spoken));
  };
}

/** Compiled only for a field that a sentence names: an agent has up to a hundred. */
function orderFor(field: Field, name: string): RegExp {
  const kind = `(?: (?:${KIND}))?`;
  const orders = [
    `(?:${SET})(?: (?:${BETWEEN})){0,5} ${name}${kind}(?: (?:${TO})){1,3} (?:${LITERALS})`,
    `${name}${kind} (?:equals|equal to|is set to|must be|iki nokta|dos puntos|doppelpunkt|colon) (?:${LITERALS})`,
    `${name}${kind} (?:true|false|null) ${MAKE}`,
  ];
  if (!name.includes(" ")) return whole(orders.join("|"));
  orders.push(`${name} is (?:true|false|null)`, `${name}${kind} (?:${LITERALS}|evet|hayir) ${MAKE}`);
  const values = field.type === "boolean" ? [ANSWERS] : field.options.map(spokenForm).filter(Boolean);
  if (values.length > 0) orders.push(`(?:${SET}) ${name}${kind}(?: (?:${TO})){1,2} (?:${values.join("|")})`);
  return whole(orders.join("|"));
}

function wordsOfName(name: string): string {
  return spokenForm(name.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " "));
}

/** Words and rows of words, not parts of words. */
function whole(pattern: string): RegExp {
  return new RegExp(`(?<![^ ])(?:${pattern})(?![^ ])`);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
