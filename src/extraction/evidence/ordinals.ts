import { ordinalOf } from "../values/ordinal.ts";
import { tokenise } from "../values/token.ts";
import type { Mention, Setting } from "../values/value.ts";

/** Ordinals in a text. "The 14th" is no quantity, but it bears out a day of the month. */
export function findOrdinals(text: string, setting: Setting): Mention<number>[] {
  const tokens = tokenise(text, setting.language);
  return tokens.flatMap(({ start }, at) => {
    const ordinal = ordinalOf(tokens, at, setting);
    const last = ordinal && tokens[ordinal.next - 1];
    return ordinal && last ? [{ start, end: last.end, value: ordinal.value }] : [];
  });
}
