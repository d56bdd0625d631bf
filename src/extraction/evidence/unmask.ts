import { fold } from "../values/fold.ts";

const ASCII = /^[\x20-\x7e\s]*$/;
/** Format characters and variation selectors: nobody sees or hears them. */
const UNSEEN = /[\p{Cf}\p{Variation_Selector}]/gu;

/**
 * Cyrillic and Greek letters, and a few others, that look like a Latin one (Unicode TS 39, confusables; the common
 * part).
 */
const LOOKALIKES = new Map(
  [
    ..."аaеeоoрpсcхxуyіiјjѕsһhԁdɡgԛqԝwАAВBЕEКKМMНHОOРPСCТTХXІIЈJЅSУY",
    ..."οoαaνvρpιiκkυuΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXɩi‹<›>〈<〉>",
  ].flatMap((letter, at, all) => (at % 2 === 0 ? [[letter, all[at + 1] ?? letter] as const] : [])),
);
const LOOKALIKE = new RegExp(`[${[...LOOKALIKES.keys()].join("")}]`, "gu");

/** A text as it looks on a screen: compatibility forms (NFKC) and look-alike letters made plain, unseen characters gone. */
export function unmask(text: string): string {
  if (ASCII.test(text)) return text;
  return text
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .replace(LOOKALIKE, (letter) => LOOKALIKES.get(letter) ?? letter);
}

/** The words of a text, folded, one space between them: what phrases are looked for in. */
export function spokenForm(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
