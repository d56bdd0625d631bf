import type { SimulationSettings } from "../../bench/simulate/settings.ts";
import { Failure } from "../failure.ts";

/** Enough to see every kind of follow-up, in less than a minute. */
const DEFAULTS: SimulationSettings = { days: 7, calls: 500, seed: 1 };
/** The table of public holidays ends in 2035. */
const MOST: SimulationSettings = { days: 365, calls: 100_000, seed: 4_294_967_295 };
const LEAST: SimulationSettings = { days: 1, calls: 1, seed: 0 };

/** Settings from the flags of the command line; a flag that cannot be read says what may stand there. */
export function readSettings(flags: Partial<Record<keyof SimulationSettings, string>>): SimulationSettings {
  const read = (name: keyof SimulationSettings): number => {
    const text = flags[name];
    if (text === undefined) return DEFAULTS[name];
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= LEAST[name] && value <= MOST[name]) return value;
    throw new Failure(`--${name} is ${text}: use a whole number from ${LEAST[name]} to ${MOST[name]}.`);
  };
  return { days: read("days"), calls: read("calls"), seed: read("seed") };
}
