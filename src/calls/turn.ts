/** Who speaks: the one side that works for the line's owner, or the one that called or was called. */
export type Speaker = "agent" | "customer" | "system" | "tool";

/** One stretch of speech. Turns are numbered from 0 in the order of the transcript; times count from the call's start. */
export interface Turn {
  role: Speaker;
  text: string;
  start_ms?: number;
  end_ms?: number;
}
