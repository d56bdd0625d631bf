import type { CallEvent } from "../event.ts";
import type { CallbackAnswer, Received } from "../provider.ts";

/** What a message says; `unknown` names what the adapter does not know, for the log. */
export interface Told {
  events: CallEvent[];
  unknown?: readonly string[];
}

export const told = (...events: CallEvent[]): Told => ({ events });
export const untold = (...unknown: string[]): Told => ({ events: [], unknown });

/** A message that was read, and the answer that its sender waits for. */
export function taken({ events, unknown = [] }: Told, answer?: CallbackAnswer | null): Received {
  return {
    kind: "taken",
    events,
    ...(unknown.length > 0 ? { unknown: [...unknown] } : {}),
    ...(answer ? { answer } : {}),
  };
}

/** A signed message without a member that nothing can be done without. */
export const unreadable = (member: string, message = "message"): Received => ({
  kind: "unreadable",
  detail: `The ${message} has no ${member}.`,
});
