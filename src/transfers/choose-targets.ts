import { evaluate } from "../conditions/evaluate.ts";
import type { Facts } from "../conditions/facts.ts";
import { countryOf } from "../gate/countries.ts";
import { NeverAllowed, shiftIntoWindow, unlessNever } from "../gate/shift-into-window.ts";
import { zonesOf } from "../gate/timing.ts";
import { readableAt } from "../time/local-time.ts";
import { type Target, type TransferCallConfig, targetsOf } from "./config.ts";
import type { TransferTarget } from "./transfer.ts";

/** The moment (epoch ms), and the agent's zone: hours are read in it where the target's number tells of none. */
export interface Moment {
  now: number;
  timezone: string;
}

export interface ChosenTargets {
  /** Who may be tried now, in the configuration's order, no number twice. */
  targets: TransferTarget[];
  /** One sentence for each who is left out, saying why. */
  left: string[];
}

/**
 * Who may take a call now: the targets whose condition is met and whose hours are open. Hours are read as a calling window
 * is: in the zone that they name, else in all zones of the number; public holidays are those of its country.
 */
export function chooseTargets(config: TransferCallConfig, facts: Facts, moment: Moment): ChosenTargets {
  const targets: TransferTarget[] = [];
  const left: string[] = [];
  for (const target of targetsOf(config)) {
    const name = target.name ?? target.to_number;
    const same = targets.find(({ to }) => to === target.to_number);
    const why = same ? `is tried already, as ${same.name ?? same.to}.` : leftOut(target, facts, moment);
    if (why === null) targets.push({ name: target.name ?? null, to: target.to_number });
    else left.push(`${name}: ${why}`);
  }
  return { targets, left };
}

/** Why a target is not tried; null where it is. */
function leftOut(target: Target, facts: Facts, moment: Moment): string | null {
  const verdict = evaluate(target.condition, facts);
  if (!verdict.met) return `${verdict.explanation}.`;
  return target.hours ? closed(target.to_number, target.hours, moment) : null;
}

function closed(to: string, window: NonNullable<Target["hours"]>, { now, timezone }: Moment): string | null {
  const isNumber = to.startsWith("+");
  const asked = { toNumber: to, calleeTimezone: null, timezone };
  // A SIP address belongs to no country and no area, whatever digits are in it.
  const zones = isNumber
    ? zonesOf(asked, window)
    : [window.timezone === "callee" ? timezone : window.timezone];
  const setting = { window, zones, country: isNumber ? countryOf(to) : null };
  const opens = unlessNever(() => shiftIntoWindow(now, setting));
  if (opens instanceof NeverAllowed) return `closed, its hours never open in ${zones.join(" and ")} at once.`;
  return opens.at === now ? null : `closed, opens ${readableAt(opens.at, zones[0] ?? timezone)}.`;
}
