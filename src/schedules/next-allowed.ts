import { calleeZone } from "./callee-zone.ts";
import type { CallingWindow } from "./calling-window.ts";
import { type Shifted, shiftIntoWindow } from "./shift-into-window.ts";

export interface Called {
  toNumber: string;
  /** The schedule's own zone, for a callee whose number does not tell. */
  timezone: string;
  callingWindow: CallingWindow | null;
}

/** The first moment from `at` on at which a schedule may ring its callee; without a window, any. */
export function nextAllowed(at: number, called: Called): Shifted {
  if (!called.callingWindow) return { at, explanation: null };
  return shiftIntoWindow(at, called.callingWindow, calleeZone(called.toNumber) ?? called.timezone);
}
