import type { CallingWindow } from "../../src/gate/calling-window.ts";
import type { Recurrence } from "../../src/schedules/recurrence.ts";
import type { AttemptOutcome } from "../../src/schedules/retry.ts";
import type { Area } from "./areas.ts";
import type { Story } from "./stories.ts";

/** One ring of a phone, or one request that reached nobody, as the phone network saw it. */
export interface Ring {
  /** Where it stands among all that happened; two things at one moment have an order. */
  order: number;
  /** Epoch milliseconds. */
  at: number;
  /** `<schedule>.<number>`, as the network was given it. */
  attemptId: string;
  toNumber: string;
  outcome: AttemptOutcome;
  /** False: the network refused it, or it never got there, and no phone rang. */
  rang: boolean;
  /** True where an alarm or a message was lost on the way to it. */
  afterFault: boolean;
}

export interface Moment {
  order: number;
  at: number;
}

/** A call that was told: who speaks to which agent, and what they want. */
export interface ToldCall extends Story {
  /** Index of the agent. */
  agent: number;
  customer: string;
  /** The zone that was stated on it, IANA; null: none. */
  statedZone: string | null;
}

/** A schedule made by request, as the judge holds it to be from `order` on. */
export interface RequestedPlan extends Moment {
  toNumber: string;
  agent: number;
  /** Local ISO time. */
  scheduledAt: string;
  window: CallingWindow | null;
  timezone: string;
  recurrence: Recurrence | null;
  hasRetry: boolean;
  status: "active" | "paused" | "canceled";
  /** Patched or rung out of turn: its runs are no longer counted. */
  isChanged: boolean;
}

/** All that the simulation knows for itself, beside what the worker says. */
export interface Chronicle {
  rings: Ring[];
  /** Attempts that the network was asked for. */
  dialled: Set<string>;
  /** By provider call id. */
  calls: Map<string, ToldCall>;
  /** From when on a number is not to be rung: its wish was heard and worked on. */
  suppressed: Map<string, Moment>;
  /** Who may be rung at all, by number. */
  ringable: Map<string, Area>;
  /** Numbers that were given on a call and must never ring, with why. */
  forbidden: Map<string, string>;
  /** By schedule id, each in order. */
  requested: Map<string, RequestedPlan[]>;
  /** What threw inside. */
  errors: string[];
  /** How often each thing went wrong on purpose. */
  faults: Map<string, number>;
  nextOrder(): number;
  count(fault: string): void;
}

export function newChronicle(): Chronicle {
  let order = 0;
  const faults = new Map<string, number>();
  return {
    rings: [],
    dialled: new Set(),
    calls: new Map(),
    suppressed: new Map(),
    ringable: new Map(),
    forbidden: new Map(),
    requested: new Map(),
    errors: [],
    faults,
    nextOrder: () => order++,
    count: (fault) => void faults.set(fault, (faults.get(fault) ?? 0) + 1),
  };
}

/** The schedule that an attempt's id names. */
export const scheduleOf = (attemptId: string): string => attemptId.slice(0, attemptId.lastIndexOf("."));
