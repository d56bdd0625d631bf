import type { CallEvent } from "../../src/telephony/event.ts";

/** When the calls of these tests begin. */
export const TEN = Date.parse("2026-11-22T10:00:00Z");

let count = 0;

/** A message of a call `call-1`, at seconds after ten; each has a key of its own. */
export function told(
  kind: CallEvent["kind"],
  second: number | null,
  change: Partial<CallEvent> = {},
): CallEvent {
  count += 1;
  const at = second === null ? null : TEN + second * 1000;
  return { key: `m${String(count).padStart(4, "0")}`, callId: "call-1", at, kind, facts: {}, ...change };
}

export const said = (text: string, second: number | null, change: Partial<CallEvent> = {}): CallEvent =>
  told("turn", second, {
    turns: [{ role: "customer", text, ...(second === null ? {} : { at: TEN + second * 1000 }) }],
    ...change,
  });

export const answered = (second = 0, change: Partial<CallEvent> = {}) =>
  told("started", second, {
    facts: {
      ...{
        status: "in_progress",
        direction: "inbound",
        startedAt: new Date(TEN + second * 1000).toISOString(),
      },
      ...{ fromNumber: "+14155550123", toNumber: "+14155550100" },
    },
    ...change,
  });

export const hungUp = (second = 60, change: Partial<CallEvent> = {}) =>
  told("ended", second, {
    facts: { status: "completed", endedAt: new Date(TEN + second * 1000).toISOString() },
    ...change,
  });

export const TURNS = [
  { role: "agent" as const, text: "How can I help?" },
  { role: "customer" as const, text: "I need a refund." },
];
