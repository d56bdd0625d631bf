import { setTimeout as sleep } from "node:timers/promises";
import { listCallsSince } from "../replay/list-calls.ts";
import type { LoadTools } from "./load-tools.ts";

const WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 250;

/**
 * The ids of the calls by their provider's. Calls are made of their messages behind the door: they are in the list a moment
 * later, and waited for a minute at most.
 */
export async function takenIn(
  { api, show, interrupted }: Pick<LoadTools, "api" | "show" | "interrupted">,
  expected: number,
): Promise<Map<string, string>> {
  for (const until = Date.now() + WITHIN_MS; ; ) {
    const listed = await listCallsSince(api, "");
    if (listed.length >= expected || Date.now() > until) {
      return new Map(listed.map((call) => [call.provider_call_id, call.call_id]));
    }
    show.live(`  ${listed.length} of ${expected} calls put together`);
    await sleep(LOOK_EVERY_MS, undefined, { signal: interrupted });
  }
}
