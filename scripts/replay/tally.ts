import type { CallAnswer } from "../api/answers.ts";

export interface Tally {
  completed: number;
  skipped: number;
  failed: number;
  /** Sent, and still not analysed. */
  waiting: number;
  /** Sent, and not in the API's list. */
  lost: number;
  /** In the API's list more than once under the same provider_call_id, or under another id than was answered. */
  twice: number;
  fields: number;
  filled: number;
  /** From the first call's arrival to the last analysis, on the server's clock; null before anything ended. */
  elapsedMs: number | null;
}

/** Counts what became of the calls sent (`provider_call_id` → the `call_id` answered), by what the API lists. */
export function tally(sent: ReadonlyMap<string, string>, listed: readonly CallAnswer[]): Tally {
  const ours = listed.filter(({ provider_call_id }) => sent.has(provider_call_id));
  const known = new Map(ours.map((call) => [call.call_id, call]));
  const kept = [...sent.values()].flatMap((id) => known.get(id) ?? []);
  const count = (...statuses: string[]) =>
    kept.filter(({ analysis }) => statuses.includes(analysis.status)).length;
  const values = kept.flatMap(({ analysis }) => Object.values(analysis.data));
  const ended = kept.flatMap(({ analysis }) =>
    analysis.completed_at ? Date.parse(analysis.completed_at) : [],
  );
  const begun = kept.map(({ created_at }) => Date.parse(created_at));
  return {
    completed: count("completed"),
    skipped: count("skipped"),
    failed: count("failed"),
    waiting: count("pending", "running"),
    lost: sent.size - kept.length,
    twice: ours.length - kept.length,
    fields: values.length,
    filled: values.filter((value) => value !== null).length,
    elapsedMs: ended.length > 0 ? max(ended) - min(begun) : null,
  };
}

const max = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b));
const min = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b));
