import type { DialAnswer } from "../provider.ts";

export const refused = (reason: string) => ({ kind: "refused", reason }) as const;

/** Nobody would speak. `what` is the provider's own word, `setting` what is to be filled in. */
export const noVoiceAgent = (name: string, what: string, setting: string): DialAnswer =>
  refused(`${name} needs ${what} to speak: add it to the connection's agents, or set ${setting}.`);

export const noOwnNumber = (name: string): DialAnswer =>
  refused(`${name} needs a from_number: name one, or add a number to the connection's numbers.`);

/** The provider calls from numbers by an id of its own. */
export const noNumberId = (name: string, fromNumber: string | null, setting: string): DialAnswer =>
  refused(
    `${name} calls by its own id of a number: give the id of ${fromNumber ?? "one"} in the connection's numbers, or set ${setting}.`,
  );
