import type { TransferOutcome } from "../calls/status.ts";
import type { TransferRow } from "../store/transfers.ts";
import type { ToldTransfer } from "../telephony/event.ts";
import type { CommandAnswer } from "../telephony/provider.ts";
import type { TransferAttempt } from "./transfer.ts";

/** Where a transfer goes from here. */
export interface Step {
  /** Members of the row that change; empty where nothing does. */
  change: Partial<TransferRow>;
  /** `ask`: the provider, for the row's target; `wait`: something may still be told; `done`: nothing is left to do. */
  next: "ask" | "fallback" | "done" | "wait";
}

/** What was told, and when by the provider's clock: epoch ms, null where it did not say. */
export type Told = ToldTransfer & { at: number | null };

/** Two clocks, the provider's and ours, may be so far apart. */
const CLOCKS_APART_MS = 10_000;
/** One of them was asked, and a phone may ring. */
const TRIED: readonly string[] = ["asking", "accepted", "unknown"];
/** However many targets are left: the caller has gone, or the provider can reach none of them. */
const FINAL: readonly TransferOutcome[] = ["canceled", "unsupported"];

const NOT_TOLD = "The provider does not tell how a transfer ended: the human may have taken the call.";
const HUNG_UP = "The call ended before anyone answered.";
const LOST =
  "Its worker stopped before the provider answered: it may have happened, so nobody else is asked.";

/**
 * What the provider's answer makes of a transfer that is being asked for. `row` is as it was claimed: an answer belongs to
 * the target that was asked, and to no later one.
 */
export function afterAnswer(row: TransferRow, answer: CommandAnswer, now: number): Step {
  const outcome = answer.kind === "unknown" ? undefined : answer.outcome;
  // Whatever else it says: nobody else is rung where somebody may have the call.
  if (outcome === "connected") return connect(row, now, now);
  if (!TRIED.includes(row.status)) return unchanged(row);
  if (answer.kind === "refused") return fail(row, outcome ?? "failed", answer.reason, now, now);
  if (answer.kind === "done" && outcome) return fail(row, outcome, null, now, now);
  if (answer.kind === "done" && row.status !== "accepted") return stand("accepted", null, now);
  if (answer.kind === "unknown" && row.status === "asking") return stand("unknown", answer.detail, now);
  return unchanged(row);
}

/**
 * What the provider tells of a transfer later on. Told again, or of somebody else than the target that is tried, it changes
 * nothing. That somebody answered counts also after it was taken for over, as long as nobody else was asked meanwhile.
 */
export function afterTold(row: TransferRow, told: Told, now: number): Step {
  const { status, reason } = told;
  const toldAt = told.at ?? now;
  if (status === "connected") return isOfLastTried(row, told) ? connect(row, toldAt, now) : unchanged(row);
  if (status === "requested") {
    const isNews = row.status === "unknown" && isOfLastTried(row, told);
    return isNews ? stand("accepted", null, now) : unchanged(row);
  }
  const isEndNotTold = row.status === "ended" && row.outcome === null;
  if (!TRIED.includes(row.status) && !isEndNotTold) return unchanged(row);
  if (!isOfLastTried(row, told)) return unchanged(row);
  return isEndNotTold
    ? end(row, status, reason, { attempts: withAttempt(row, status, reason, toldAt) }, now)
    : fail(row, status, reason, toldAt, now);
}

/** The call is over. `tellsOutcome`: its provider says how transfers end, so that silence means that nobody answered. */
export function afterCallEnd(row: TransferRow, tellsOutcome: boolean, now: number): Step {
  if (row.status === "ended") return unchanged(row);
  if (row.status === "requested") return end(row, "canceled", HUNG_UP, {}, now);
  if (tellsOutcome) return fail(row, "canceled", HUNG_UP, now, now);
  return end(row, null, NOT_TOLD, {}, now);
}

/** Whoever asked the provider is gone: the phone may be ringing, so it is not asked again. Nobody asked yet: now. */
export function afterLostAsker(row: TransferRow, now: number): Step {
  if (row.status === "requested") return { change: {}, next: "ask" };
  if (row.status === "ended") return { change: {}, next: afterEnd(row, row.outcome) };
  return row.status === "asking" ? stand("unknown", LOST, now) : unchanged(row);
}

/**
 * Which of a call's transfers (first to last) is told of: the last one that was asked for before, within what two clocks may
 * be apart; null for none. Two transfers may go to one number.
 */
export function toldOf(rows: readonly TransferRow[], told: Told): TransferRow | null {
  const fits = (apartMs: number) =>
    rows.findLast((row) => {
      const askedAt = row.attempts[0]?.askedAt ?? row.askedAt;
      const isAmong = told.to === null || row.targets.some(({ to }) => isSame(to, told.to));
      return askedAt !== null && isAmong && (told.at === null || told.at >= askedAt - apartMs);
    });
  return fits(0) ?? fits(CLOCKS_APART_MS) ?? null;
}

const unchanged = (row: TransferRow): Step => ({
  change: {},
  next: row.status === "ended" ? "done" : "wait",
});

const stand = (status: "accepted" | "unknown", reason: string | null, now: number): Step => ({
  change: { status, reason, updatedAt: now },
  next: "wait",
});

/** One target did not take the call: the next one is asked, or it is over. */
function fail(
  row: TransferRow,
  outcome: TransferOutcome,
  reason: string | null,
  toldAt: number,
  now: number,
): Step {
  const attempts = withAttempt(row, outcome, reason, toldAt);
  const position = row.position + 1;
  const target = FINAL.includes(outcome) ? undefined : row.targets[position];
  if (!target) return end(row, outcome, reason, { attempts }, now);
  const change = { position, toNumber: target.to, askedAt: null, attempts, reason, updatedAt: now };
  return { change: { ...change, status: "requested" }, next: "ask" };
}

/** Somebody has the call. */
function connect(row: TransferRow, toldAt: number, now: number): Step {
  const tried = lastTried(row);
  if (row.outcome === "connected" || !tried) return unchanged(row);
  const { to, askedAt } = tried;
  const attempts: TransferAttempt[] = [
    ...earlierAttempts(row),
    { to, outcome: "connected", reason: null, askedAt, toldAt },
  ];
  const position = row.targets.findIndex((target) => isSame(target.to, to));
  const whom = { toNumber: to, position: position < 0 ? row.position : position, askedAt };
  return end(row, "connected", null, { attempts, ...whom }, now);
}

function end(
  row: TransferRow,
  outcome: TransferOutcome | null,
  reason: string | null,
  more: Partial<TransferRow>,
  now: number,
): Step {
  const change = { ...more, outcome, reason, updatedAt: now };
  return { change: { ...change, status: "ended" }, next: afterEnd(row, outcome) };
}

/** Where nobody says how it ended the human may have the call, and nothing is to be made up for. */
const afterEnd = ({ fallback, fallbackResult }: TransferRow, outcome: TransferOutcome | null) =>
  fallback !== null && fallbackResult === null && outcome !== null && outcome !== "connected"
    ? "fallback"
    : "done";

function withAttempt(
  row: TransferRow,
  outcome: TransferOutcome,
  reason: string | null,
  toldAt: number,
): TransferAttempt[] {
  const to = row.targets[row.position]?.to;
  return to === undefined
    ? row.attempts
    : [...row.attempts, { to, outcome, reason, askedAt: row.askedAt, toldAt }];
}

/** Who was asked last: the target that is tried now, or was until it was taken for over and before the next was asked. */
function lastTried({ askedAt, toNumber, attempts }: TransferRow): { to: string; askedAt: number } | null {
  if (askedAt !== null) return { to: toNumber, askedAt };
  const last = attempts.at(-1);
  return last?.askedAt == null ? null : { to: last.to, askedAt: last.askedAt };
}

/** How it went with those that were tried before. */
function earlierAttempts(row: TransferRow): TransferAttempt[] {
  const tried = lastTried(row);
  const last = row.attempts.at(-1);
  return last && tried && last.to === tried.to && last.askedAt === tried.askedAt
    ? row.attempts.slice(0, -1)
    : row.attempts;
}

/** Whether what is told is about the target that was asked last, and not about what went before. */
function isOfLastTried(row: TransferRow, { to, at, status }: Told): boolean {
  const tried = lastTried(row);
  if (!tried || (to !== null && !isSame(to, tried.to))) return false;
  const before = earlierAttempts(row).at(-1);
  // Without a number it may be what was told of the target before, sent again: then a phone is still ringing.
  if (to === null && before && status !== "connected") {
    return at !== null && at >= tried.askedAt && at > before.toldAt;
  }
  return at === null || at >= tried.askedAt - CLOCKS_APART_MS;
}

/** Hosts and schemes of SIP have no case. */
const isSame = (a: string, b: string | null) => b !== null && a.toLowerCase() === b.toLowerCase();
