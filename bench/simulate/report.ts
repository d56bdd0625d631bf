import { type Chronicle, scheduleOf } from "./chronicle.ts";
import { lateness, plansByWish, reachedFollowUps, type Tally, tallyOf, whyNotMade } from "./fates.ts";
import { iso, type Offence, PROMISES, type Promised } from "./judge.ts";
import type { Ledger, LedgerAttempt, Unexplained } from "./ledger.ts";
import type { RunsChecked } from "./missed-runs.ts";
import type { SimulationSettings } from "./settings.ts";

const SHOWN = 5;

export interface Findings {
  settings: SimulationSettings;
  chronicle: Chronicle;
  ledger: Ledger;
  offences: readonly Offence[];
  unexplained: readonly Unexplained[];
  runsChecked: RunsChecked;
  /** Zones in which customers live. */
  zones: number;
}

/** What the simulation found, for people; the same for the same settings. */
export function report(found: Findings): string {
  const { settings, chronicle, ledger, zones, runsChecked } = found;
  const { days, calls, seed } = settings;
  const rings = chronicle.rings.filter(({ rang }) => rang);
  const analysed = (ledger.calls.completed ?? 0) + (ledger.calls.skipped ?? 0);
  const followUps = ledger.schedules.filter(({ provider_call_id }) => provider_call_id !== null);
  const requested = ledger.schedules.filter(({ provider_call_id }) => provider_call_id === null);
  const open = followUps.concat(requested).filter(({ status }) => status === "active" || status === "paused");
  const numbers = new Set(rings.map(({ toNumber }) => toNumber)).size;
  const rows: [string, string | number][] = [
    ["calls taken in", `${total(ledger.calls)} (${calls} inbound, the others our own)`],
    ["analysed", `${analysed}${failedCalls(ledger)}`],
    ["follow-ups planned", ledger.runs.filter(({ plan }) => plan !== null).length],
    ["follow-ups booked", followUps.filter(({ news }) => !news?.startsWith("Not booked")).length],
    ["follow-ups that reached the customer", reachedFollowUps(chronicle, ledger)],
    [
      "schedules by request",
      `${requested.length} (${requested.filter(({ recurrence }) => recurrence).length} recurring)`,
    ],
    ["their runs that a calendar foretells", runsChecked.due],
    ["rings", `${rings.length} to ${numbers} numbers in ${zones} zones`],
    ["schedules still open", open.length],
  ];
  return [
    `${days} days from 2026-10-05, ${calls} calls, seed ${seed}`,
    ...rows.map(([name, value]) => line(name, value)),
    "",
    ...zeros(found).map(([name, count]) => line(`${count === 0 ? "ok " : "NOT"} ${name}`, count)),
    "",
    "What customers wanted, and how often it was planned",
    ...[...plansByWish(chronicle, ledger)].sort().map(([name, plans]) => line(`  ${name}`, plans)),
    "How rings ended",
    ...table(tallyOf(rings.map(({ outcome }) => outcome.replaceAll("_", " ")))),
    "Follow-ups that were not made",
    ...table(whyNotMade(ledger)),
    "What went wrong on purpose, and what was done by request",
    ...table(chronicle.faults),
    ...latenessRows(chronicle, ledger),
  ].join("\n");
}

/** Everything that has to be zero. */
function zeros({ chronicle, ledger, offences, unexplained, runsChecked }: Findings): [string, number][] {
  const broken = (promise: Promised) => offences.filter((one) => one.promise === promise).length;
  return [
    ...(Object.keys(PROMISES) as Promised[]).map((key): [string, number] => [PROMISES[key], broken(key)]),
    ["schedules that nothing explains", unexplained.length],
    ["runs by request that never came", runsChecked.missed.length],
    ["calls, actions and suppressions left undone", total(ledger.overdue)],
    ["faults thrown inside", chronicle.errors.length],
  ];
}

/** How many of the zeros are none. */
export const brokenPromises = (found: Findings): number =>
  zeros(found).filter(([, count]) => count > 0).length;

/** The first offenders, of each kind one before a second of any, with all that is known of them. */
export function offenders({ chronicle, ledger, offences, unexplained, runsChecked }: Findings): string {
  const rank = ({ promise, ring }: Offence) =>
    offences.filter((other) => other.promise === promise && other.ring.order < ring.order).length;
  const rings = offences
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, SHOWN)
    .map(({ promise, ring, why }) => {
      const what = `${PROMISES[promise]}: ${ring.attemptId} rang ${ring.toNumber} at ${iso(ring.at)}. ${why}`;
      return `${what}\n${storyOf(scheduleOf(ring.attemptId), chronicle, ledger)}`;
    });
  const stuck = [...unexplained, ...runsChecked.missed]
    .slice(0, SHOWN)
    .map(
      ({ scheduleId, why }) => `schedule ${scheduleId}: ${why}\n${storyOf(scheduleId, chronicle, ledger)}`,
    );
  const errors = chronicle.errors.slice(0, SHOWN).map((error) => `thrown inside: ${error}`);
  return [...rings, ...stuck, ...errors].join("\n\n");
}

function storyOf(
  scheduleId: string,
  { calls, requested }: Chronicle,
  { schedules, attempts }: Ledger,
): string {
  const schedule = schedules.find(({ id }) => id === scheduleId);
  const told = calls.get(schedule?.provider_call_id ?? "");
  const plans = requested.get(scheduleId) ?? [];
  return [
    `  schedule ${shown(schedule)}`,
    ...(told ? [`  call ${shown(told)}`] : []),
    ...plans.map((plan) => `  request ${iso(plan.at)} ${shown(plan)}`),
    ...attempts.filter(({ schedule_id }) => schedule_id === scheduleId).map(attemptLine),
  ].join("\n");
}

/** Members that say something. */
const shown = (row: object | undefined) =>
  JSON.stringify(row, (key, value) => (value === null || key === "workspace_id" ? undefined : value));

function attemptLine({
  number,
  run,
  status,
  rule,
  scheduled_for,
  dialed_at,
  due_at,
  detail,
}: LedgerAttempt): string {
  const at = (time: number | null) => (time === null ? "never" : iso(time));
  const when = `meant for ${at(scheduled_for)}, dialled ${at(dialed_at)}, due ${at(due_at)}`;
  return `  attempt ${number} of run ${run}: ${status}${rule ? ` (${rule})` : ""}, ${when}. ${detail ?? ""}`;
}

function latenessRows(chronicle: Chronicle, ledger: Ledger): string[] {
  const { undisturbed, afterFault } = lateness(chronicle, ledger);
  const head = ["p50", "p95", "p99", "max"].map((name) => name.padStart(9)).join("");
  const row = (name: string, all: readonly number[]) => {
    const sorted = all.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
    const cells = [at(0.5), at(0.95), at(0.99), at(1)].map((ms) => `${(ms / 1000).toFixed(1)} s`.padStart(9));
    return `  ${`${name} (${all.length})`.padEnd(42)}${cells.join("")}`;
  };
  return [
    `${"How late phones rang".padEnd(44)}${head}`,
    row("undisturbed", undisturbed),
    row("after a lost alarm or message", afterFault),
  ];
}

const line = (name: string, value: string | number) => `${name.padEnd(60)} ${value}`;

const table = (tally: Tally): string[] =>
  [...tally]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([name, count]) => line(`  ${name}`, count));

const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const failedCalls = ({ calls }: Ledger) => (calls.failed ? ` (${calls.failed} failed)` : "");
