import type { CallSelection } from "../../../analyses/selection.ts";
import type { CallStatus } from "../../../calls/status.ts";
import type { CallFilter } from "../../../store/call-filter.ts";

/** What a re-analysis of many calls can be told of a filter: an agent, and these members. */
const SELECTABLE = ["agentId", "status", "direction", "needsReview", "createdAfter", "createdBefore"];

/** A list's filter as a selection of an agent's calls; null where it cannot be one. */
export function selectable(filter: CallFilter): { agentId: string; selection: CallSelection } | null {
  const { agentId, status, direction, needsReview, createdAfter, createdBefore } = filter;
  const isMore = Object.entries(filter).some(
    ([name, value]) => !SELECTABLE.includes(name) && value !== undefined && !isEmpty(value),
  );
  if (!agentId || isMore) return null;
  const at = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());
  const given = {
    status: status as CallStatus | undefined,
    direction: direction as "inbound" | "outbound" | undefined,
    needs_review: needsReview,
    created_after: at(createdAfter),
    created_before: at(createdBefore),
  };
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return { agentId, selection: { filter: Object.fromEntries(known) } };
}

const isEmpty = (value: unknown) =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;
