import { setTimeout as sleep } from "node:timers/promises";
import type { CallAnswer } from "../api/answers.ts";
import type { ApiClient } from "../api/client.ts";
import { listCallsSince } from "./list-calls.ts";
import { type Tally, tally } from "./tally.ts";

/** A model's outage is ridden out for about four minutes; when nothing at all ends for longer, nothing will. */
const STALL_MS = 6 * 60_000;
/** Between two looks at the list, and at least twice as long as a look takes, so that looking does not slow the work. */
const LOOK_EVERY_MS = 500;

/** Looks at the API's list until every call sent has ended, or nothing more happens; `onLook` hears of every look. */
export async function waitForAnalyses(
  api: ApiClient,
  sent: ReadonlyMap<string, string>,
  interrupted: AbortSignal,
  onLook: (tally: Tally) => void,
): Promise<CallAnswer[]> {
  const oldest = [...sent.values()].sort()[0] ?? "";
  let left = Number.POSITIVE_INFINITY;
  let movedAt = Date.now();
  for (;;) {
    const began = Date.now();
    const listed = await listCallsSince(api, oldest);
    const now = tally(sent, listed);
    onLook(now);
    const waiting = now.waiting + now.lost;
    if (waiting < left) movedAt = began;
    left = waiting;
    if (left === 0 || began - movedAt > STALL_MS) return listed;
    await sleep(Math.max(LOOK_EVERY_MS, 2 * (Date.now() - began)), undefined, { signal: interrupted });
  }
}
