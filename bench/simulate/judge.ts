import type { CallingWindow } from "../../src/gate/calling-window.ts";
import { AGENTS, DEFAULT_WINDOW } from "./agents.ts";
import { type Chronicle, type RequestedPlan, type Ring, scheduleOf } from "./chronicle.ts";
import { localTimeOf, whyShut } from "./local-clock.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_IN_A_DAY = 3;
const REST_MS = 2 * HOUR_MS;

/** What must never happen, as the report names it. */
export const PROMISES = {
  window: "rings outside a window",
  suppressed: "rings to suppressed numbers",
  double: "double rings for one attempt",
  unlisted: "rings to numbers outside the list or premium",
  often: `more than ${MOST_IN_A_DAY} rings to a number in 24 h`,
  soon: "rings less than 2 h after a missed one",
  reached: "rings after the customer was reached",
  stopped: "rings while paused or canceled",
  skipped: "rings on skipped dates, after until or beyond max_runs",
} as const;
export type Promised = keyof typeof PROMISES;

export interface Offence {
  promise: Promised;
  ring: Ring;
  why: string;
}

/** The call that led to a schedule, by the schedule's id; null for one that was made by request. */
export type CallBehind = (scheduleId: string) => string | null;

/** Every ring that breaks a promise, from the network's own log and what was told to the worker. */
export function judge(chronicle: Chronicle, callBehind: CallBehind): Offence[] {
  const rings = chronicle.rings.filter(({ rang }) => rang).sort((a, b) => a.order - b.order);
  const bySchedule = Map.groupBy(chronicle.rings, ({ attemptId }) => scheduleOf(attemptId));
  const byAttempt = Map.groupBy(rings, ({ attemptId }) => attemptId);
  const byNumber = Map.groupBy(rings, ({ toNumber }) => toNumber);
  return rings.flatMap((ring) => {
    const scheduleId = scheduleOf(ring.attemptId);
    const earlier = (bySchedule.get(scheduleId) ?? []).filter(({ order }) => order < ring.order);
    const toSame = (byNumber.get(ring.toNumber) ?? []).filter(({ order }) => order < ring.order);
    const plan = planAt(chronicle, scheduleId, ring);
    const found: Partial<Record<Promised, string | null>> = {
      window: whyOutside(chronicle, ring, earlier, plan, callBehind(scheduleId)),
      suppressed: whySuppressed(chronicle, ring),
      double: byAttempt.get(ring.attemptId)?.[0] === ring ? null : "The attempt rang before.",
      unlisted: chronicle.ringable.has(ring.toNumber)
        ? null
        : (chronicle.forbidden.get(ring.toNumber) ?? "Nobody gave this number."),
      often: whyOften(ring, toSame),
      soon: whySoon(ring, toSame),
      reached: plan ? null : whyReached(earlier),
      stopped: plan && plan.status !== "active" ? `It is ${plan.status} since ${iso(plan.at)}.` : null,
      skipped: plan && !plan.hasRetry && !plan.isChanged ? whySkipped(ring, earlier, plan) : null,
    };
    return Object.entries(found).flatMap(([promise, why]) =>
      why === null ? [] : [{ promise: promise as Promised, ring, why }],
    );
  });
}

/** What a request asked for by the time of a ring; null where the schedule came from a call. */
function planAt({ requested }: Chronicle, scheduleId: string, ring: Ring): RequestedPlan | null {
  return requested.get(scheduleId)?.findLast(({ order }) => order < ring.order) ?? null;
}

function whyOutside(
  { calls, ringable }: Chronicle,
  ring: Ring,
  earlier: readonly Ring[],
  plan: RequestedPlan | null,
  callId: string | null,
): string | null {
  const area = ringable.get(ring.toNumber);
  if (!area) return null;
  const told = calls.get(callId ?? "");
  const agent = AGENTS[plan?.agent ?? told?.agent ?? -1];
  if (!agent) return "Nobody asked for this ring.";
  const stated = told?.statedZone ?? null;
  const last = earlier.at(-1);
  const retryWindow =
    !plan && last && last.outcome !== "completed" ? agent.retryWindows[last.outcome] : undefined;
  const window = retryWindow ?? (plan ? requestWindow(plan) : agent.window) ?? DEFAULT_WINDOW;
  // Where someone is by their own word counts before everything else.
  return stated
    ? whyShut(ring.at, { ...window, timezone: "callee" }, [stated], area.country)
    : whyShut(ring.at, window, area.zones, area.country);
}

/** A request has its own window or its agent's, never that of an agent's action. */
function requestWindow({ window, agent }: RequestedPlan): CallingWindow | null {
  const configuration: { calling_window?: CallingWindow } = AGENTS[agent]?.configuration ?? {};
  return window ?? configuration.calling_window ?? null;
}

function whySuppressed({ suppressed }: Chronicle, ring: Ring): string | null {
  const since = suppressed.get(ring.toNumber);
  return since && since.order < ring.order
    ? `Its owner asked for it; that was heard at ${iso(since.at)}.`
    : null;
}

function whyOften(ring: Ring, toSame: readonly Ring[]): string | null {
  const day = toSame.filter(({ at }) => at > ring.at - DAY_MS);
  return day.length < MOST_IN_A_DAY ? null : `It rang before at ${day.map(({ at }) => iso(at)).join(", ")}.`;
}

function whySoon(ring: Ring, toSame: readonly Ring[]): string | null {
  const missed = toSame.findLast(({ outcome }) => outcome !== "completed");
  if (!missed || missed.at + REST_MS <= ring.at) return null;
  return `${missed.attemptId} rang it in vain at ${iso(missed.at)} (${missed.outcome}).`;
}

function whyReached(earlier: readonly Ring[]): string | null {
  const reached = earlier.find(({ rang, outcome }) => rang && outcome === "completed");
  return reached ? `${reached.attemptId} was answered at ${iso(reached.at)}.` : null;
}

function whySkipped(
  ring: Ring,
  earlier: readonly Ring[],
  { recurrence, timezone }: RequestedPlan,
): string | null {
  const { date } = localTimeOf(ring.at, timezone);
  if (recurrence?.skip_dates?.includes(date)) return `${date} is to be skipped.`;
  if (recurrence?.until !== undefined && date > recurrence.until)
    return `${date} is after ${recurrence.until}.`;
  const most = recurrence ? recurrence.max_runs : 1;
  return most !== undefined && earlier.length >= most ? `It rang ${earlier.length} times before.` : null;
}

export const iso = (at: number): string => new Date(at).toISOString();
