import { sayReason } from "../reasons/say.ts";
import type { ActionRunRow } from "../store/calls.ts";

/**
 * The runs that a later analysis planned, without follow-ups that the call has already: an action that was only given
 * another name would ring the same number, at a time that came about in the same way.
 */
export function withoutRebooking(
  planned: readonly ActionRunRow[],
  before: readonly ActionRunRow[],
): ActionRunRow[] {
  const names = new Set(planned.map(({ name }) => name));
  const renamed = before.filter(
    ({ name, plan, status }) => plan && !names.has(name) && (status === "done" || status === "pending"),
  );
  return planned.map((run) => {
    const first = renamed.find((other) => isSame(run, other));
    if (!first || before.some(({ name }) => name === run.name)) return run;
    const explanation = sayReason("action.booked_by_other", { name: first.name });
    return { ...run, status: "skipped", explanation, plan: null, dueAt: null, finishedAt: run.createdAt };
  });
}

function isSame({ plan: one }: ActionRunRow, { plan: other }: ActionRunRow): boolean {
  return one !== null && one.to_number === other?.to_number && one.explanation === other.explanation;
}
