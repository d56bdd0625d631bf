import { describe, expect, it } from "vitest";
import { latencies } from "../../../scripts/soak/latency.ts";
import type { Receipt } from "../../../scripts/soak/tally.ts";

const START = Date.parse("2026-05-07T12:00:00Z");
const iso = (ms: number) => new Date(START + ms).toISOString();

/** A delivery made at 0 whose attempts began and took so many milliseconds. */
const delivery = (event: string, ...attempts: [at: number, latency: number][]) => ({
  ...{ event_id: event, endpoint_id: "a", created_at: iso(0) },
  attempts: attempts.map(([at, latency]) => ({ at: iso(at), latency_ms: latency })),
});
const receipt = (eventId: string, at: number, tookMs: number | null): Receipt => ({
  ...{ endpointId: "a", eventId, callId: "c", taken: true },
  ...{ at: START + at, tookMs },
});

describe("a soak's latencies", () => {
  it("part the wait, the receiver's time and our own, each attempt with its own request", () => {
    const found = latencies(
      [delivery("evt_1", [40, 110], [1_000, 30])],
      [receipt("evt_1", 42, 100), receipt("evt_1", 1_003, 5)],
    );
    expect(found.toFirstAttempt).toEqual({ median: 40, p95: 40 });
    expect(found.receiver).toEqual({ median: 5, p95: 100 });
    expect(found.own).toEqual({ median: 10, p95: 25 });
  });

  it("leave out an attempt whose request never came, or was still open", () => {
    const found = latencies(
      [delivery("evt_1", [10, 5]), delivery("evt_2", [20, 5])],
      [receipt("evt_2", 21, null)],
    );
    expect(found).toEqual({ toFirstAttempt: { median: 10, p95: 20 }, receiver: null, own: null });
  });

  it("are by the nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, n) => delivery(`evt_${n}`, [n + 1, 0]));
    expect(latencies(hundred, []).toFirstAttempt).toEqual({ median: 50, p95: 95 });
  });

  it("are none where nothing was delivered", () => {
    expect(latencies([], [])).toEqual({ toFirstAttempt: null, receiver: null, own: null });
  });
});
