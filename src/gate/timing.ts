import { calleeZones } from "./callee-zones.ts";
import type { CallingRules } from "./calling-rules.ts";
import type { CallingWindow } from "./calling-window.ts";
import { countryOf } from "./countries.ts";
import type { EarlierDial, Timing } from "./next-allowed.ts";

/** Who is to be rung, and what was said or set of the times for it. */
export interface Callee {
  /** E.164. */
  toNumber: string;
  /** The zone that the callee stated, or that was set for them. */
  calleeTimezone: string | null;
  /** The schedule's own window. */
  callingWindow: CallingWindow | null;
  /** The zone in which the schedule's time is meant; the callee's where nothing else tells. */
  timezone: string;
}

/**
 * When a callee may be rung. The window is the schedule's, else the agent's, else the workspace's. It is read in the zone
 * that the callee stated, else its own, else by the number's country and area; where those leave several zones, it must be
 * open in all of them.
 */
export function timingOf(
  callee: Callee,
  by: { agentWindow: CallingWindow | null; rules: CallingRules; dials: readonly EarlierDial[] },
): Timing {
  const window = callee.callingWindow ?? by.agentWindow ?? by.rules.calling_window;
  return {
    window,
    zones: zonesOf(callee, window),
    country: countryOf(callee.toNumber),
    dials: by.dials,
    rules: by.rules,
  };
}

/** The zones in which a window is read for a callee; `timezone` where neither they, the window nor the number tells. */
export function zonesOf(
  { toNumber, calleeTimezone, timezone }: Omit<Callee, "callingWindow">,
  window: Pick<CallingWindow, "timezone">,
): readonly string[] {
  if (calleeTimezone !== null) return [calleeTimezone];
  if (window.timezone !== "callee") return [window.timezone];
  const byNumber = calleeZones(toNumber);
  return byNumber.length > 0 ? byNumber : [timezone];
}
