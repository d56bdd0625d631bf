/** How a piece of background work ended. Only `jobs/consume.ts` turns it into ack, retry or dead letter. */
export type Outcome =
  | { kind: "done" }
  /** `at` is epoch milliseconds and stands in the row already: the message is only a knock. */
  | { kind: "retry"; at: number; because: string }
  /** Nothing more will be tried; the row says why. */
  | { kind: "parked"; because: string };

export const DONE: Outcome = { kind: "done" };

/** Work that nobody has taken up by now has lost its message, and the sweep sends another: a queue takes about a second. */
export const LOST_MESSAGE_AFTER_MS = 30_000;
