const ASCII = /^[\x20-\x7e]*$/;
const MARKS = /\p{M}/gu;

/**
 * A word without case and diacritics, so that "Salı", "SALI" and a speech recogniser's "sali" are one: NFD without
 * marks, dotless ı as i, ß as ss. The Turkish İ and I fold alike whatever the language.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replace(MARKS, "").toLowerCase().replaceAll("ı", "i").replaceAll("ß", "ss");
}
