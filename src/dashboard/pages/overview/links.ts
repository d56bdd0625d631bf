import type { Overview } from "../../../analyses/overview.ts";

type Within = Pick<Overview, "from" | "until">;

/** The list of the calls that a number counts; days of it are of the same zone, and its last day is included. */
export function callsOf(within: Within, members: Readonly<Record<string, string>> = {}): string {
  return `/dashboard/calls?${new URLSearchParams({ ...timeOf(within), ...members })}`;
}

const DAY = "YYYY-MM-DD".length;

/** Whole days by their dates, hours by their instants. */
function timeOf({ from, until }: Within): Record<string, string> {
  const isWhole = [from, until].every((time) => time.slice(DAY).startsWith("T00:00:00"));
  return isWhole
    ? { since: from.slice(0, DAY), until: dayBefore(until.slice(0, DAY)) }
    : { created_after: from, created_before: until };
}

const DAY_MS = 86_400_000;
/** A whole day ends where the next begins. */
const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, DAY);

/**
 * The follow-ups that the calls of a time asked for; of an agent, or (null) of all; all of them, or those that were
 * reached or not.
 */
export function followUpsOf(
  { from, until }: Within,
  agentId: string | null,
  reached?: "true" | "false",
): string {
  const params = new URLSearchParams({
    ...{ view: "list", status: "any", asked_from: from, asked_before: until },
    ...(agentId === null ? {} : { agent: agentId }),
    ...(reached ? { reached } : {}),
  });
  return `/dashboard/schedules?${params}`;
}
