import type { Overview } from "../../../analyses/overview.ts";

type Within = Pick<Overview, "from" | "until">;

/** The list of the calls that a number counts; the list's days are of the same zone, and its last day is included. */
export function callsOf({ from, until }: Within, members: Readonly<Record<string, string>> = {}): string {
  const day = "YYYY-MM-DD".length;
  const params = new URLSearchParams({
    since: from.slice(0, day),
    // A whole day ends where the next begins.
    until: until.slice(day).startsWith("T00:00:00") ? dayBefore(until.slice(0, day)) : until.slice(0, day),
    ...members,
  });
  return `/dashboard/calls?${params}`;
}

const DAY_MS = 86_400_000;
const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, "YYYY-MM-DD".length);

/** The schedules of an agent, or of all, whatever became of them: the list of a follow-up that was booked. */
export function schedulesOf(agentId: string | null): string {
  const own: Record<string, string> = agentId === null ? {} : { agent: agentId };
  return `/dashboard/schedules?${new URLSearchParams({ view: "list", status: "any", ...own })}`;
}
