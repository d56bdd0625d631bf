import { encodeTime, ulid } from "ulid";

/** Epoch milliseconds; passed in, so that tests and replays choose the time. */
export type Clock = () => number;

export type IdPrefix =
  | "ws"
  | "key"
  | "agent"
  | "call"
  | "ana"
  | "batch"
  | "bt"
  | "run"
  | "evt"
  | "dlv"
  | "ep"
  | "replay"
  | "sched"
  | "num"
  | "conn"
  | "transfer"
  | "sup"
  | "imp"
  | "exp"
  | "dead"
  | "ses"
  | "req";

/** A prefixed ULID in lower case: sorts by the time it was made (github.com/ulid/spec). */
export type NewId = (prefix: IdPrefix) => string;

export function idsAt(clock: Clock): NewId {
  return (prefix) => `${prefix}_${ulid(clock()).toLowerCase()}`;
}

/** Where the ids that were made at a time (epoch ms) or later begin; compares with them as text. */
export function idsFrom(prefix: IdPrefix, at: number): string {
  return `${prefix}_${encodeTime(Math.max(0, at)).toLowerCase()}`;
}
