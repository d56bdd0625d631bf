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
  /** A call to try it on; invented. */
  example: readonly Line[];
}

/** An agent to begin with, for a common kind of call. */
export interface StartingPoint {
  id: string;
  en: Told;
  tr: Told;
}

/** A conversation that the agent begins, the two in turn. */
export const conversation = (...texts: string[]): Line[] =>
  texts.map((text, i) => ({ role: i % 2 === 0 ? "agent" : "user", text }));
