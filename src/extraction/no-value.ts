import { fold } from "./values/fold.ts";

/** What models write where they should have answered null. */
const NO_VALUE = new Set(
  `null|none given|n/a|na|nil|undefined|unknown|not mentioned|not provided|not specified|not stated|not given|not available
|not applicable|unspecified|no answer|bilinmiyor|belirtilmedi|belirtilmemiş|söylenmedi|desconocido|no mencionado
|no especificado|no indicado|no disponible|unbekannt|nicht erwähnt|nicht angegeben|nicht genannt|keine angabe|-|--|—|?|...`
    .split("|")
    .map((phrase) => fold(phrase.trim())),
);

/** True where a text stands for "no value"; whether it is an option or an answer all the same, the caller knows. */
export function isNoValue(text: string): boolean {
  const bare = fold(text.trim());
  return bare === "" || NO_VALUE.has(bare) || NO_VALUE.has(bare.replace(/\.$/, ""));
}
