import type { ToldFacts } from "../event.ts";

/** Facts of a message; what is null or undefined it does not say. */
export function toldFacts(
  said: { [Name in keyof ToldFacts]: ToldFacts[Name] | null | undefined },
): ToldFacts {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value != null)) as ToldFacts;
}
