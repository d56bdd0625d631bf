import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TRANSFER_OUTCOMES, type TransferOutcome } from "../../src/calls/status.ts";
import type { TransferRow } from "../../src/store/transfers.ts";
import type { CommandAnswer } from "../../src/telephony/provider.ts";
import {
  afterAnswer,
  afterCallEnd,
  afterLostAsker,
  afterTold,
  type Step,
  type Told,
  toldOf,
} from "../../src/transfers/step.ts";

const A = "+14155550101";
const B = "+14155550102";
const SIP = "sip:desk@pbx.example";
const T0 = 1_800_000_000_000;
const FALLBACK = { type: "message" as const, message: "Sorry." };

const requested = (change: Partial<TransferRow> = {}): TransferRow => ({
  ...{ workspaceId: "ws", callId: "call_1", number: 1, id: "transfer_1", agentId: "agent_1" },
  providerCallId: "CA1",
  ...{ toNumber: A, status: "requested", outcome: null, reason: null, requestedBy: "desk" },
  ...{ trigger: "caller", triggerKey: "live", action: "desk", mode: "cold", explanation: "" },
  ...{ message: null, briefing: null, position: 0, attempts: [], askedAt: null, ringSeconds: 25 },
  targets: [
    { name: "a", to: A },
    { name: "b", to: B },
  ],
  ...{ fallback: FALLBACK, fallbackResult: null, dueAt: null, createdAt: T0, updatedAt: T0 },
  ...change,
});
/** As it is claimed to be asked for. */
const claim = (row: TransferRow, at: number): TransferRow => ({ ...row, status: "asking", askedAt: at });
const moved = (row: TransferRow, { change }: Step): TransferRow => ({ ...row, ...change });
const asking = (change: Partial<TransferRow> = {}) => claim(requested(change), T0);
const accepted = (change: Partial<TransferRow> = {}): TransferRow => ({
  ...asking(change),
  status: "accepted",
});
const told = (status: Told["status"], at: number | null = T0 + 5_000, to: string | null = null): Told => ({
  ...{ status, at, to },
  reason: null,
});
const only = { targets: [{ name: "a", to: A }] };
/** A did not answer, and B is being asked, ten seconds after A was. */
const second = claim(
  moved(accepted(), afterTold(accepted(), told("no_answer", T0 + 9_000, A), T0 + 9_100)),
  T0 + 10_000,
);

const DONE: CommandAnswer = { kind: "done" };
const NO: CommandAnswer = { kind: "refused", reason: "Line is barred." };

describe("the provider's answer", () => {
  it("lets a transfer wait for what is told of it", () => {
    expect(afterAnswer(asking(), DONE, T0 + 300)).toEqual({
      change: { status: "accepted", reason: null, updatedAt: T0 + 300 },
      next: "wait",
    });
  });

  it("leaves it standing where it was lost: a phone may ring", () => {
    const step = afterAnswer(asking(), { kind: "unknown", detail: "Timed out." }, T0);
    expect(step).toMatchObject({ change: { status: "unknown", reason: "Timed out." }, next: "wait" });
  });

  it("moves on to the next target where the provider refuses one, and keeps why", () => {
    expect(afterAnswer(asking(), NO, T0 + 300)).toEqual({
      next: "ask",
      change: {
        ...{
          status: "requested",
          position: 1,
          toNumber: B,
          askedAt: null,
          reason: "Line is barred.",
          updatedAt: T0 + 300,
        },
        attempts: [{ to: A, outcome: "failed", reason: "Line is barred.", askedAt: T0, toldAt: T0 + 300 }],
      },
    });
  });

  it.each(["busy", "declined", "no_answer", "voicemail", "failed"] as const)(
    "moves on where it says itself that the target was %s",
    (outcome) => {
      expect(afterAnswer(asking(), { kind: "done", outcome }, T0)).toMatchObject({
        change: { toNumber: B, attempts: [{ outcome }] },
        next: "ask",
      });
    },
  );

  it("ends with the last target's outcome, and then comes the fallback", () => {
    const step = afterAnswer(second, { kind: "refused", reason: "Busy here.", outcome: "busy" }, T0 + 11_000);
    expect(step.next).toBe("fallback");
    expect(moved(second, step)).toMatchObject({
      ...{ status: "ended", outcome: "busy", reason: "Busy here.", toNumber: B },
      attempts: [
        { to: A, outcome: "no_answer" },
        { to: B, outcome: "busy", askedAt: T0 + 10_000 },
      ],
    });
  });

  it("ends it where somebody took the call", () => {
    const row = moved(asking(), afterAnswer(asking(), { kind: "done", outcome: "connected" }, T0 + 7_000));
    expect(row).toMatchObject({
      ...{ status: "ended", outcome: "connected", reason: null },
      attempts: [{ to: A, outcome: "connected", askedAt: T0, toldAt: T0 + 7_000 }],
    });
  });

  it("tries nobody else where the provider cannot transfer at all", () => {
    const answer: CommandAnswer = { kind: "refused", reason: "It cannot.", outcome: "unsupported" };
    expect(afterAnswer(asking(), answer, T0)).toMatchObject({
      change: { status: "ended", outcome: "unsupported" },
      next: "fallback",
    });
  });

  it("ends where there is nobody to be asked", () => {
    expect(moved(asking(), afterAnswer(asking({ targets: [] }), NO, T0))).toMatchObject({
      ...{ status: "ended", outcome: "failed", attempts: [], reason: "Line is barred." },
    });
  });

  it("changes nothing once the transfer is over, unless somebody has the call", () => {
    const ended = moved(asking(), afterCallEnd(asking(), true, T0));
    expect(afterAnswer(ended, NO, T0)).toEqual({ change: {}, next: "done" });
    expect(afterAnswer(ended, DONE, T0)).toEqual({ change: {}, next: "done" });
    const step = afterAnswer(ended, { kind: "done", outcome: "connected" }, T0 + 1);
    expect(moved(ended, step)).toMatchObject({ outcome: "connected", attempts: [{ outcome: "connected" }] });
  });
});

describe("what the provider tells", () => {
  it("connects, with the time that it took to answer", () => {
    const row = moved(accepted(), afterTold(accepted(), told("connected", T0 + 8_000, A), T0 + 8_100));
    expect(row).toMatchObject({ status: "ended", outcome: "connected", toNumber: A });
    expect(row.attempts).toEqual([
      { to: A, outcome: "connected", reason: null, askedAt: T0, toldAt: T0 + 8_000 },
    ]);
  });

  it.each(["asking", "accepted", "unknown"] as const)("counts while the transfer is %s", (status) => {
    expect(afterTold({ ...accepted(), status }, told("busy"), T0).next).toBe("ask");
  });

  it("moves on to the next target, and from the last one to the fallback", () => {
    expect(afterTold(accepted(), told("no_answer"), T0).next).toBe("ask");
    expect(afterTold(accepted(only), told("voicemail"), T0)).toMatchObject({
      change: { status: "ended", outcome: "voicemail" },
      next: "fallback",
    });
  });

  it("asks for no fallback where there is none, or it was carried out", () => {
    const step = (change: Partial<TransferRow>) =>
      afterTold(accepted({ ...only, ...change }), told("busy"), T0);
    expect(step({ fallback: null }).next).toBe("done");
    expect(step({ fallbackResult: { type: "message" } }).next).toBe("done");
  });

  it("asks nobody else once the caller has gone", () => {
    expect(afterTold(accepted(), told("canceled"), T0).change).toMatchObject({
      outcome: "canceled",
      status: "ended",
    });
  });

  it("clears up a request whose answer was lost", () => {
    const lost: TransferRow = { ...accepted(), status: "unknown" };
    expect(afterTold(lost, told("requested"), T0)).toMatchObject({
      change: { status: "accepted" },
      next: "wait",
    });
    expect(afterTold(accepted(), told("requested"), T0)).toEqual({ change: {}, next: "wait" });
  });

  it.each([
    ["of another number", told("busy", T0 + 5_000, B)],
    ["of another SIP address", told("busy", T0 + 5_000, SIP)],
    ["of a time before it was asked for", told("busy", T0 - 10_001)],
    ["that somebody else answered", told("connected", T0 + 5_000, B)],
    ["that an earlier one connected", told("connected", T0 - 10_001, A)],
  ])("ignores what is told %s", (_, one) => {
    expect(afterTold(accepted(), one, T0 + 6_000)).toEqual({ change: {}, next: "wait" });
  });

  it("bears with clocks that differ, messages without a time, and the case of a SIP address", () => {
    expect(afterTold(accepted(), told("busy", T0 - 10_000), T0).next).toBe("ask");
    expect(afterTold(accepted(), told("busy", null), T0 + 77).change.attempts).toMatchObject([
      { toldAt: T0 + 77 },
    ]);
    const row = accepted({ toNumber: SIP, targets: [{ name: null, to: SIP }] });
    expect(afterTold(row, told("busy", T0, "SIP:Desk@PBX.example"), T0).next).toBe("fallback");
  });

  it("ignores it before anybody was asked", () => {
    expect(afterTold(requested(), told("connected"), T0)).toEqual({ change: {}, next: "wait" });
    expect(afterTold(requested(), told("busy"), T0)).toEqual({ change: {}, next: "wait" });
  });

  it("does not take what was told of the first target, sent again, for the second", () => {
    for (const to of [A, null]) {
      expect(afterTold(second, told("no_answer", T0 + 9_000, to), T0 + 12_000)).toEqual({
        change: {},
        next: "wait",
      });
      expect(afterTold(second, told("failed", T0 + 9_900, to), T0 + 12_000)).toEqual({
        change: {},
        next: "wait",
      });
    }
    // A provider whose clock is ahead: told at a time that is still to come.
    const ahead = told("no_answer", T0 + 15_000, null);
    const row = claim(moved(accepted(), afterTold(accepted(), ahead, T0 + 9_000)), T0 + 10_000);
    expect(afterTold(row, ahead, T0 + 12_000)).toEqual({ change: {}, next: "wait" });
    expect(afterTold(second, told("no_answer", null), T0 + 12_000)).toEqual({ change: {}, next: "wait" });
    expect(afterTold(second, told("no_answer", T0 + 11_000), T0 + 12_000).next).toBe("fallback");
    expect(afterTold(second, told("busy", null, B), T0 + 12_000).next).toBe("fallback");
  });

  it("changes nothing when told twice", () => {
    for (const status of TRANSFER_OUTCOMES) {
      const row = moved(accepted(only), afterTold(accepted(only), told(status), T0));
      expect(afterTold(row, told(status), T0 + 60_000)).toEqual({ change: {}, next: "done" });
    }
  });

  it("lets an answered phone win where it was taken for unanswered, and nobody else was asked meanwhile", () => {
    for (const row of [accepted(only), accepted()]) {
      const missed = moved(row, afterTold(row, told("no_answer", T0 + 5_000, A), T0));
      const step = afterTold(missed, told("connected", T0 + 4_000, A), T0 + 6_000);
      expect(step.next).toBe("done");
      expect(moved(missed, step)).toMatchObject({
        ...{ status: "ended", outcome: "connected", toNumber: A, position: 0, askedAt: T0 },
        attempts: [{ to: A, outcome: "connected", askedAt: T0, toldAt: T0 + 4_000 }],
      });
    }
    expect(afterTold(second, told("connected", T0 + 4_000, A), T0 + 12_000)).toEqual({
      change: {},
      next: "wait",
    });
  });

  it("keeps who has the call, whatever is told afterwards", () => {
    const row = moved(accepted(), afterTold(accepted(), told("connected"), T0));
    for (const status of TRANSFER_OUTCOMES) {
      expect(afterTold(row, told(status, T0 + 50_000, A), T0)).toEqual({ change: {}, next: "done" });
    }
  });
});

describe("the end of the call", () => {
  it("means that nobody answered where the provider says how transfers end", () => {
    const step = afterCallEnd(accepted(), true, T0 + 20_000);
    expect(step.next).toBe("fallback");
    expect(moved(accepted(), step)).toMatchObject({
      ...{ status: "ended", outcome: "canceled", reason: "The call ended before anyone answered." },
      attempts: [{ to: A, outcome: "canceled" }],
    });
  });

  it("leaves it open how it ended where the provider never tells, and makes up for nothing", () => {
    for (const status of ["asking", "accepted", "unknown"] as const) {
      const step = afterCallEnd({ ...accepted(), status }, false, T0 + 20_000);
      expect(step).toMatchObject({ change: { status: "ended", outcome: null }, next: "done" });
      expect(step.change.reason).toContain("does not tell");
    }
  });

  it("takes what is told after all", () => {
    const ended = moved(accepted(), afterCallEnd(accepted(), false, T0));
    expect(afterTold(ended, told("connected"), T0)).toMatchObject({
      change: { outcome: "connected" },
      next: "done",
    });
    expect(afterTold(ended, told("no_answer"), T0)).toMatchObject({
      change: { status: "ended", outcome: "no_answer", attempts: [{ to: A, outcome: "no_answer" }] },
      next: "fallback",
    });
  });

  it("lets a human who answered win over it", () => {
    const ended = moved(accepted(), afterCallEnd(accepted(), true, T0 + 20_000));
    const row = moved(ended, afterTold(ended, told("connected", T0 + 19_000, A), T0 + 21_000));
    expect(row).toMatchObject({ outcome: "connected", attempts: [{ outcome: "connected" }] });
  });

  it("cancels what nobody was asked for yet, whatever the provider tells", () => {
    for (const tells of [true, false]) {
      expect(afterCallEnd(requested(), tells, T0).change).toMatchObject({
        status: "ended",
        outcome: "canceled",
      });
    }
  });

  it("changes nothing of a transfer that is over", () => {
    const row = moved(accepted(), afterTold(accepted(), told("connected"), T0));
    expect(afterCallEnd(row, true, T0)).toEqual({ change: {}, next: "done" });
  });
});

describe("a worker that died", () => {
  it("is not taken over where it had asked: the phone may be ringing", () => {
    const step = afterLostAsker(asking(), T0);
    expect(step).toMatchObject({ change: { status: "unknown" }, next: "wait" });
    expect(step.change.reason).toContain("nobody else is asked");
  });

  it("is replaced where it had not asked, or still owed the fallback", () => {
    expect(afterLostAsker(requested(), T0)).toEqual({ change: {}, next: "ask" });
    const ended = moved(accepted(only), afterTold(accepted(only), told("busy"), T0));
    expect(afterLostAsker(ended, T0)).toEqual({ change: {}, next: "fallback" });
    expect(afterLostAsker({ ...ended, outcome: "connected" }, T0).next).toBe("done");
    expect(afterLostAsker(accepted(), T0)).toEqual({ change: {}, next: "wait" });
  });
});

describe("several transfers of one call", () => {
  const first: TransferRow = {
    ...accepted({ targets: [{ name: null, to: A }] }),
    ...{ status: "ended", outcome: "no_answer" },
  };
  const again: TransferRow = { ...claim(requested({ ...only, number: 2 }), T0 + 60_000), status: "accepted" };
  const which = (one: Told) => toldOf([first, again], one)?.number ?? null;

  it("tells them apart by when each was asked for", () => {
    expect(which(told("no_answer", T0 + 25_000, A))).toBe(1);
    expect(which(told("no_answer", T0 + 59_000, A))).toBe(1);
    expect(which(told("connected", T0 + 61_000))).toBe(2);
    expect(which(told("connected", T0 - 9_000))).toBe(1);
    expect(which(told("connected", null, A))).toBe(2);
  });

  it("belongs to none where nobody was asked, or somebody else was", () => {
    expect(toldOf([requested()], told("connected"))).toBeNull();
    expect(which(told("connected", T0 + 61_000, SIP))).toBeNull();
    expect(which(told("connected", T0 - 60_000, A))).toBeNull();
  });
});

/** What may happen to a transfer: somebody claims and asks, the provider answers or tells, a worker dies. */
type Move =
  | { kind: "claim" }
  | { kind: "answer"; position: number; answer: CommandAnswer }
  | { kind: "told"; told: { status: Told["status"]; to: string | null; sinceAskedMs: number | null } }
  | { kind: "lost" };
const outcome = fc.constantFrom<TransferOutcome>(...TRANSFER_OUTCOMES);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Move>({ kind: "claim" }) },
  fc.record({
    kind: fc.constant("answer" as const),
    position: fc.nat(2),
    answer: fc.oneof(
      fc.constantFrom<CommandAnswer>(DONE, NO, { kind: "unknown", detail: "Lost." }),
      outcome.map((outcome): CommandAnswer => ({ kind: "done", outcome })),
      outcome.map((outcome): CommandAnswer => ({ kind: "refused", reason: "No.", outcome })),
    ),
  }),
  fc.record({
    kind: fc.constant("told" as const),
    told: fc.record({
      status: fc.oneof(outcome, fc.constant("requested" as const)),
      to: fc.constantFrom(A, B, SIP, null),
      sinceAskedMs: fc.option(fc.integer({ min: -20_000, max: 40_000 })),
    }),
  }),
  fc.constant<Move>({ kind: "lost" }),
);

describe("whatever happens to a transfer", () => {
  const run = (moves: readonly Move[], tellsOutcome: boolean) => {
    let now = T0;
    let row = requested({ targets: [A, B, SIP].map((to) => ({ name: null, to })) });
    const rung: { position: number; before: TransferRow }[] = [];
    const seen: TransferRow[] = [row];
    for (const one of [...moves, { kind: "end" as const }]) {
      now += 1_000;
      let step: Step = { change: {}, next: "wait" };
      if (one.kind === "claim" && row.status === "requested") {
        rung.push({ position: row.position, before: row });
        row = claim(row, now);
      }
      // The store lets an answer move only the row that was claimed for it.
      if (one.kind === "answer" && one.position === row.position && row.askedAt !== null)
        step = afterAnswer(row, one.answer, now);
      if (one.kind === "told") {
        const { sinceAskedMs, ...what } = one.told;
        const at = sinceAskedMs === null ? null : (row.askedAt ?? T0) + sinceAskedMs;
        step = afterTold(row, { ...what, at, reason: null }, now);
      }
      if (one.kind === "lost") step = afterLostAsker(row, now);
      if (one.kind === "end") step = afterCallEnd(row, tellsOutcome, now);
      row = moved(row, step);
      seen.push(row);
      if (step.next === "ask") expect(row.status).toBe("requested");
      if (step.next === "fallback") expect(row).toMatchObject({ status: "ended", fallbackResult: null });
    }
    return { row, rung, seen };
  };

  it("never rings two phones at once, rings none after somebody answered, and ends with the call", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), fc.boolean(), (moves, tellsOutcome) => {
        const { row, rung, seen } = run(moves, tellsOutcome);
        expect(row.status).toBe("ended");
        // Each target is asked at most once, in order, and only when each one before it is known to have not taken the call.
        expect(rung.map(({ position }) => position)).toEqual(rung.map((_, i) => i));
        for (const { position, before } of rung) {
          expect(before.attempts.map(({ to }) => to)).toEqual([A, B, SIP].slice(0, position));
          expect(before.attempts.every(({ outcome }) => outcome !== "connected")).toBe(true);
        }
        const connectedAt = seen.findIndex(({ outcome }) => outcome === "connected");
        if (connectedAt >= 0) {
          expect(seen.slice(connectedAt).every(({ outcome }) => outcome === "connected")).toBe(true);
          expect(row.attempts.at(-1)).toMatchObject({ to: row.toNumber, outcome: "connected" });
        }
        // No target stands twice in what was tried.
        expect(new Set(row.attempts.map(({ to }) => to)).size).toBe(row.attempts.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does connect, and does come to the last target, on some of these ways", () => {
    const connect: Move = { kind: "told", told: { status: "connected", to: null, sinceAskedMs: 2_000 } };
    const busy: Move = { kind: "told", told: { status: "busy", to: null, sinceAskedMs: 2_000 } };
    const { row, rung } = run(
      [{ kind: "claim" }, busy, { kind: "claim" }, busy, { kind: "claim" }, connect],
      true,
    );
    expect(rung).toHaveLength(3);
    expect(row).toMatchObject({ outcome: "connected", toNumber: SIP, position: 2 });
  });
});
