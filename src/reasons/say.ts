import { type Code, REASONS } from "./all.ts";

/** The names of the holes in a sentence. */
type Holes<Text extends string> = Text extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never;

/** What a reason is filled with; moments as `readableAt` writes them. */
export type FactsOf<C extends Code> = Readonly<Record<Holes<(typeof REASONS)[C]>, string | number>>;

/** A reason as an English sentence, as it is stored and as the API tells it; `readReasons` finds its facts again. */
export function sayReason<C extends Code>(
  code: C,
  ...facts: Holes<(typeof REASONS)[C]> extends never ? [] : [FactsOf<C>]
): string {
  const filled = new Map<string, string | number>(Object.entries(facts[0] ?? {}));
  return REASONS[code].replace(/\{(\w+)\}/g, (hole, name: string) => String(filled.get(name) ?? hole));
}
