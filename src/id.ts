import { ulid } from "ulid";

/** Epoch milliseconds; passed in, so that tests and replays choose the time. */
export type Clock = () => number;

export type IdPrefix =
  | "ws"
  | "key"
  | "agent"
  | "call"
  | "ana"
  | "batch"
  | "run"
  | "evt"
  | "dlv"
  | "sched"
  | "dead"
  | "req";

/** A prefixed ULID in lower case: sorts by the time it was made (github.com/ulid/spec). */
export type NewId = (prefix: IdPrefix) => string;

export function idsAt(clock: Clock): NewId {
  return (prefix) => `${prefix}_${ulid(clock()).toLowerCase()}`;
}
