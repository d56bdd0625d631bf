import { type CallingRules, DEFAULT_RULES } from "../gate/calling-rules.ts";
import type { CallingWindow } from "../gate/calling-window.ts";
import type { NumberSource } from "../gate/countries.ts";
import type { Asked } from "../gate/gate.ts";
import type { Timing } from "../gate/next-allowed.ts";
import { timingOf } from "../gate/timing.ts";
import type { RingFacts } from "../store/ring-facts.ts";
import type { RingingSchedule, ScheduleRow } from "../store/schedules.ts";
import type { TimingUnder } from "./decide-next.ts";
import { MISSED_OUTCOMES, retryAfter } from "./retry.ts";

/** The rules of the workspace. */
export const rulesOf = ({ rules }: Pick<RingFacts, "rules">): CallingRules => ({
  ...DEFAULT_RULES,
  ...rules,
});

/** What the gate asks of the number of a schedule. */
export function askedOf(
  { toNumber, numberSource, fromNumber }: Pick<ScheduleRow, "toNumber" | "numberSource" | "fromNumber">,
  facts: RingFacts,
): Asked {
  const { ownNumbers, suppressed } = facts;
  return {
    toNumber,
    numberSource: numberSource as NumberSource,
    rules: rulesOf(facts),
    ownNumbers: fromNumber ? [...ownNumbers, fromNumber] : ownNumbers,
    suppressed,
  };
}

type Timed = Pick<ScheduleRow, "toNumber" | "calleeTimezone" | "callingWindow" | "timezone">;

/** The timing of a schedule under another window than its own, where one is given. */
export function timingUnder(schedule: Timed, facts: RingFacts): TimingUnder {
  const { agent, dials } = facts;
  const rules = rulesOf(facts);
  const agentWindow = agent?.configuration.calling_window ?? null;
  return (window) =>
    timingOf({ ...schedule, callingWindow: window ?? schedule.callingWindow }, { agentWindow, rules, dials });
}

/** The timing of what a schedule waits for now: after a miss, under the window for retries where there is one. */
export function timingNow({ schedule, attempts, facts }: RingingSchedule): Timing {
  return timingUnder(schedule, facts)(schedule.nextRun === null ? retryWindow(schedule, attempts) : null);
}

/** How often the run under way was dialled. */
export const triesOf = ({ schedule, attempts }: Pick<RingingSchedule, "schedule" | "attempts">): number =>
  attempts.filter(({ run, dialedAt }) => run === schedule.runs && dialedAt !== null).length;

function retryWindow(
  { runs, retry }: ScheduleRow,
  attempts: RingingSchedule["attempts"],
): CallingWindow | null {
  const last = attempts.findLast(({ run, dialedAt }) => run === runs && dialedAt !== null);
  const missed = MISSED_OUTCOMES.find((outcome) => outcome === last?.status);
  return (missed && retryAfter(retry, missed)?.window) ?? null;
}
