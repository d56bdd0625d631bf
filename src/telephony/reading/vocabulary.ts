import type { Speaker } from "../../calls/turn.ts";

/** A provider's words, and ours for them. */
export type Vocabulary<Ours> = Readonly<Record<string, Ours>>;

/** Our word for a provider's; undefined for one that it does not have (`constructor` is none that it has). */
export function meaningOf<Ours>(vocabulary: Vocabulary<Ours>, word: string | null | undefined) {
  return word != null && Object.hasOwn(vocabulary, word) ? vocabulary[word] : undefined;
}

/** Who speaks under a provider's name for a role: the connection's own roles come first. Null where none knows it. */
export function roleOf(name: string, ...vocabularies: readonly Vocabulary<Speaker>[]): Speaker | null {
  for (const vocabulary of vocabularies) {
    const role = meaningOf(vocabulary, name);
    if (role) return role;
  }
  return null;
}

/** A name out of a message, short enough for a log, and nothing that could be what somebody said. */
export function named(label: unknown): string {
  const name = typeof label === "string" || typeof label === "number" ? String(label) : "";
  return /^[\w.:-]{1,60}$/.test(name) ? name : "without a name";
}
