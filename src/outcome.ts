/** How a piece of background work ended. Only `jobs/consume.ts` turns it into ack, retry or dead letter. */
export type Outcome =
  | { kind: "done" }
  /** `at` is epoch milliseconds and stands in the row already: the message is only a knock. */
  | { kind: "retry"; at: number; because: string }
  /** Nothing more will be tried; the row says why. */
  | { kind: "parked"; because: string };

export const DONE: Outcome = { kind: "done" };
