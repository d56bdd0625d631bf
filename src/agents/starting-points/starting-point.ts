import type * as z from "zod";
import type { Configuration } from "../configuration.ts";

/** One line of an invented call, as `POST /v1/calls` takes it. */
interface Line {
  role: "agent" | "user";
  text: string;
}

/** A starting point in one language: words for people, and an agent that reads calls in that language. */
export interface Told {
  title: string;
  /** What it is for, to somebody who has never seen the product. */
  about: string;
  /** As `POST /v1/agents` takes it. Receivers are of the reserved name `.example`, so that nothing is sent by mistake. */
  configuration: z.input<typeof Configuration>;
  /** A call to try it on, invented, in which every one of its actions has something to do. */
  example: readonly Line[];
  /** Who called whom in it; a follow-up rings the customer's number. */
  call: ExampleCall;
}

/** The ends of an invented call, E.164. */
export interface ExampleCall {
  direction: "inbound" | "outbound";
  from_number: string;
  to_number: string;
}

/** An agent to begin with, for a common kind of call. */
export interface StartingPoint {
  id: string;
  en: Told;
  tr: Told;
}

/** Numbers that nobody has: North America keeps 555-0100 to 555-0199 for stories. */
const OURS = { en: "+14155550100", tr: "+908505550100" };
const CUSTOMER = { en: "+14155550132", tr: "+905325550132" };

/** An invented call that the customer made, or that was made to them. */
export function exampleCall(language: "en" | "tr", direction: ExampleCall["direction"]): ExampleCall {
  const [ours, customer] = [OURS[language], CUSTOMER[language]];
  const isOutbound = direction === "outbound";
  return { direction, from_number: isOutbound ? ours : customer, to_number: isOutbound ? customer : ours };
}

/** A conversation that the agent begins, the two in turn. */
export const conversation = (...texts: string[]): Line[] =>
  texts.map((text, i) => ({ role: i % 2 === 0 ? "agent" : "user", text }));
