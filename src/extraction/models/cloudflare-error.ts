import type { ModelFailure } from "../model.ts";
import type { Failed } from "./prompted.ts";

/** Cloudflare's table of Workers AI errors; a code that is not listed is about the request itself. */
const FAILURE_OF_CODE: ReadonlyMap<number, ModelFailure> = new Map([
  [3007, "timeout"],
  [3008, "timeout"],
  [3036, "allowance_used_up"],
  [3040, "out_of_capacity"],
  [3023, "not_configured"],
  [3041, "not_configured"],
  [3042, "not_configured"],
  [5007, "not_configured"],
  [5016, "not_configured"],
  [5018, "not_configured"],
]);

const DAY_MS = 86_400_000;

/** What an error code of Workers AI says. The free allowance comes back at 00:00 UTC; `nowMs` tells how far that is. */
export function failureOfCode(code: number, nowMs: number): Failed {
  const failure = FAILURE_OF_CODE.get(code) ?? "bad_request";
  if (failure === "allowance_used_up") {
    const detail = "The account's free Workers AI allowance is used up until 00:00 UTC.";
    return { kind: "failed", failure, detail, retryAfterMs: DAY_MS - (nowMs % DAY_MS) };
  }
  return { kind: "failed", failure, detail: `Workers AI answered with error ${code}.` };
}
