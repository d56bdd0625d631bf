/** Letters whose capital is another letter's, or none: a recogniser's "istanbul" is İstanbul, and "strasse" is Straße. */
const OWN: ReadonlyMap<string, string> = new Map([
  ["İ", "i"],
  ["ı", "i"],
  ["ß", "ss"],
  ["ẞ", "ss"],
]);
const ASCII = /^[\0-\x7f]*$/;
/** What is left of an İ that was put into small letters where nobody knew that it is Turkish. */
const DOTTED_I = /i\u0307/g;

/**
 * A text in which capitals and small letters are one, for the comparisons that overlook them: Unicode's simple case folding
 * (UAX #44, CaseFolding.txt: C and S) of the composed text (NFC), with I, İ, ı and i as one letter whatever the language,
 * and ß as ss. Accents stay: `é` is no `e`.
 */
export function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return [...text.normalize("NFC")].map(foldLetter).join("").replace(DOTTED_I, "i");
}

/** Letter by letter, so that no letter depends on where it stands, as a sigma's small form does. */
function foldLetter(letter: string): string {
  const own = OWN.get(letter);
  if (own !== undefined) return own;
  const small = letter.toLowerCase();
  const folded = small.toUpperCase().toLowerCase();
  return [...folded].length === 1 ? folded : small;
}

/** Every letter beyond ASCII that folds to another, with what it folds to. */
let folding: readonly (readonly [letter: string, folded: string])[] | null = null;
/** Where no letter with capitals is: Han, kana, Hangul and private use. */
const WITHOUT_CAPITALS = [
  [0x2e80, 0xa63f],
  [0xac00, 0xfaff],
] as const;
const LAST_WITH_CAPITALS = 0x1e943;

function allFolding(): NonNullable<typeof folding> {
  const found: [string, string][] = [];
  for (let point = 0x80; point <= LAST_WITH_CAPITALS; point++) {
    const gap = WITHOUT_CAPITALS.find(([from, to]) => point >= from && point <= to);
    if (gap) point = gap[1] + 1;
    const letter = String.fromCodePoint(point);
    const folded = foldLetter(letter);
    if (folded !== letter) found.push([letter, folded]);
  }
  return found;
}

/**
 * What a text (NFC, ASCII in small letters) must have replaced in it, one after the other, to hold a folded text wherever
 * its folding does: the few letters that matter, for whoever cannot fold.
 */
export function replacementsFor(folded: string): readonly (readonly [from: string, to: string])[] {
  folding ??= allFolding();
  const wanted = new Set(folded);
  const letters = folding.filter(([, to]) => [...to].some((letter) => wanted.has(letter)));
  return wanted.has("i") || wanted.has("\u0307") ? [...letters, ["i\u0307", "i"]] : letters;
}
