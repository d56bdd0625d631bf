import type { ToldFacts } from "../event.ts";

/**
 * What an utterance says of its call: not the variables, which other messages tell once, and which would be stored and read
 * again with every sentence.
 */
export function turnFacts({ metadata: _, dynamicVariables: __, ...facts }: ToldFacts): ToldFacts {
  return facts;
}
