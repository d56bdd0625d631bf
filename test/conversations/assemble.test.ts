import { describe, expect, it } from "vitest";
import { assemble } from "../../src/conversations/assemble.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import { answered, hungUp, said, TEN, TURNS, told } from "./told.ts";

/** The same call, whichever way round its messages come. */
function both(...events: CallEvent[]) {
  const call = assemble(events);
  expect(assemble([...events].reverse())).toEqual(call);
  return call;
}

const status = (second: number, name: CallEvent["facts"]["status"], kind: CallEvent["kind"] = "started") =>
  told(kind, second, { facts: name === undefined ? {} : { status: name } });

describe("the status of a call", () => {
  it("is nothing where nobody says it", () => {
    expect(both(said("Hello?", 1))).toMatchObject({ status: null, isOver: false, connected: true });
    expect(assemble([])).toMatchObject({ status: null, connected: false, isOver: false, isFinal: false });
  });

  it("is the furthest that was told while the call goes on, whatever came last", () => {
    expect(both(status(1, "in_progress"), status(2, "ringing"), status(3, "queued")).status).toBe(
      "in_progress",
    );
    expect(both(status(1, "queued"), status(0, "ringing")).status).toBe("ringing");
  });

  it("does not say how a call ended before it is over", () => {
    expect(both(status(1, "in_progress"), status(3, "voicemail"))).toMatchObject({ status: "in_progress" });
  });

  it("is what its end says, once it is over", () => {
    expect(both(status(1, "ringing"), status(9, "busy", "ended"))).toMatchObject({
      ...{ status: "busy", isOver: true, connected: false },
    });
    expect(both(status(1, "in_progress"), told("ended", 9)).status).toBe("completed");
  });

  it("is voicemail where a machine answered, though the end says only that it is over", () => {
    expect(both(answered(), status(3, "voicemail"), hungUp())).toMatchObject({
      ...{ status: "voicemail", connected: false },
    });
  });

  it("is no voicemail where nobody was reached after all", () => {
    expect(both(status(3, "voicemail"), status(9, "failed", "ended")).status).toBe("failed");
  });

  it("is the last word's where that contradicts the end", () => {
    const last = told("analyzed", 5, { isFinal: true, facts: { status: "voicemail" } });
    expect(both(hungUp(60), last)).toMatchObject({ status: "voicemail", isFinal: true, isOver: true });
  });
});

describe("a fact that several messages tell", () => {
  const reason = (
    kind: CallEvent["kind"],
    second: number,
    endReason: string,
    change: Partial<CallEvent> = {},
  ) => told(kind, second, { facts: { endReason }, ...change });

  it.each([
    ["the analysis before the end", reason("ended", 9, "end"), reason("analyzed", 1, "right")],
    ["the end before the start", reason("started", 9, "start"), reason("ended", 1, "right")],
    ["the start before an error", reason("error", 9, "error"), reason("started", 1, "right")],
    [
      "the last word before the analysis",
      reason("analyzed", 9, "x"),
      reason("ended", 1, "right", { isFinal: true }),
    ],
    ["the later of two ends", reason("ended", 1, "first"), reason("ended", 2, "right")],
    [
      "the one with a time before the one without",
      reason("ended", null as never, "x"),
      reason("ended", 2, "right"),
    ],
  ])("is taken from %s", (_, other, right) => {
    expect(both(other, right).facts.endReason).toBe("right");
  });

  it("is taken from the main leg, however much another leg's message would tell", () => {
    const first = told("started", 0, { leg: "a", facts: { fromNumber: "+14155550123" } });
    const other = told("analyzed", 50, { leg: "b", isFinal: true, facts: { fromNumber: "+14155550199" } });
    const alone = told("ended", 50, { leg: "b", facts: { toNumber: "+14155550100" } });
    expect(both(first, other, alone).facts).toMatchObject({
      ...{ fromNumber: "+14155550123", toNumber: "+14155550100" },
    });
  });

  it("joins metadata, variables and handles of all, the most telling message's members first", () => {
    const facts = (n: number) => ({ metadata: { [`m${n}`]: n, both: n }, handle: { [`h${n}`]: "1" } });
    const call = both(told("started", 1, { facts: facts(1) }), told("analyzed", 0, { facts: facts(2) }));
    expect(call.facts.metadata).toEqual({ m1: 1, m2: 2, both: 2 });
    expect(call.facts.handle).toEqual({ h1: "1", h2: "1" });
  });
});

describe("the times of a call", () => {
  it("begin when it was first answered, where nobody says so, else when it first rang", () => {
    const ringing = status(1, "ringing");
    expect(both(ringing, status(5, "in_progress")).facts.startedAt).toBe("2026-11-22T10:00:05.000Z");
    expect(both(ringing, hungUp()).facts.startedAt).toBe("2026-11-22T10:00:01.000Z");
  });

  it("end with the message that tells its end, unless its length is told", () => {
    expect(both(answered(), told("ended", 42)).facts.endedAt).toBe("2026-11-22T10:00:42.000Z");
    expect(
      both(answered(), told("ended", 42, { facts: { durationMs: 40_000 } })).facts.endedAt,
    ).toBeUndefined();
  });
});

describe("a call of several legs", () => {
  const begins = (leg: string, second: number) => told("started", second, { leg });
  const ends = (leg: string, second: number) => told("ended", second, { leg });

  it("is over when each of them is", () => {
    expect(both(begins("a", 0), begins("b", 5), ends("b", 9)).isOver).toBe(false);
    expect(both(begins("a", 0), begins("b", 5), ends("b", 9), ends("a", 10)).isOver).toBe(true);
  });

  it("is over for all of them where the conversation's own end is told", () => {
    expect(both(begins("a", 0), begins("b", 5), told("ended", 9)).isOver).toBe(true);
  });

  it("is not over where nothing of an end was told", () => {
    expect(both(begins("a", 0), said("Hi", 1, { leg: "a" })).isOver).toBe(false);
  });

  it("tells its transfers in the order of the provider's clock", () => {
    const transfer = (second: number, name: "requested" | "connected") =>
      told("transfer", second, { transfer: { status: name, to: "+14155550199", reason: null } });
    expect(
      both(transfer(9, "connected"), transfer(5, "requested")).transfers.map((one) => one.status),
    ).toEqual([...["requested", "connected"]]);
  });
});

describe("what else is known", () => {
  it("is where to fetch the transcript, until the whole of it is there", () => {
    const ref = { source: "call", id: "1" };
    const there = hungUp(60, { fetch: ref });
    expect(both(answered(), there, said("Hi", 3)).fetch).toEqual(ref);
    expect(both(answered(), there, told("transcript", 70, { turns: TURNS })).fetch).toBeNull();
    expect(both(answered(), there, told("transcript", 9, { turns: TURNS, version: 3 })).fetch).toEqual(ref);
  });

  it("says whether the talk began, and whether something went wrong", () => {
    const error = told("error", 3, { facts: { endReason: "The carrier said no." } });
    expect(both(error, answered())).toMatchObject({ isErrorTold: true, isStartTold: true });
    expect(both(status(1, "ringing"))).toMatchObject({ isErrorTold: false, isStartTold: false });
  });

  it("places what was heard by the call's start, whenever that is told", () => {
    expect(both(said("Hello", 12), answered(10)).transcript.turns).toEqual([
      { role: "customer", text: "Hello", start_ms: 2_000 },
    ]);
    expect(TEN % 1000).toBe(0);
  });
});
