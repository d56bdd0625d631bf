import { words } from "../lexicon/words.ts";

const VOWEL = /[aeiou]$/;
const AFTER_VOWEL = words("ye ya yi yu de da den dan nin sinde sinda sine si sı su sü nda nde");
const AFTER_CONSONANT = words("e a i u de da te ta den dan ten tan in un inde unde inda unda ine una i");

/** Numbers whose inflected forms are also everyday words ("onu": him, "biri": someone). */
const EVERYDAY = new Set(
  words("ona onu onun onda ondan onuna bire biri birin birine birinde birinden birde birden"),
);

/** Every word with its case endings, folded; "dört" softens to "dörd-", "ocak" to "ocağ-". */
export function inflected(stems: Readonly<Record<string, number>>): Map<string, number> {
  const forms = new Map<string, number>();
  for (const [name, value] of Object.entries(stems)) {
    const [stem = ""] = words(name);
    const soft = stem.replace(/k$/, "g").replace(/^dort$/, "dord");
    const endings = VOWEL.test(stem) ? AFTER_VOWEL : AFTER_CONSONANT;
    for (const ending of endings) {
      for (const form of [stem + ending, soft + ending]) if (!EVERYDAY.has(form)) forms.set(form, value);
    }
  }
  return forms;
}

/** The everyday forms of one and ten, which are clock times only beside "saat", "kala" and the like. */
export const EVERYDAY_NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  [...EVERYDAY].map((form) => [form, form.startsWith("bir") ? 1 : 10]),
);

/** Behind a ten they can only be a number again: "on birde" is at eleven. */
export const INFLECTED_ONES: ReadonlyMap<string, number> = new Map(
  [...EVERYDAY].filter((form) => form.startsWith("bir")).map((form) => [form, 1]),
);

/** Words and their inflected forms, as entries of a class. */
export function withCases(stems: Readonly<Record<string, number>>): Record<string, number> {
  return { ...stems, ...Object.fromEntries(inflected(stems)) };
}
