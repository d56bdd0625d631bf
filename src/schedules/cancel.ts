import { AppError } from "../errors.ts";
import { sayReason } from "../reasons/say.ts";
import { type EndTools, endEarly } from "./end-early.ts";
import { noSchedule } from "./read.ts";
import { type ScheduleView, viewSchedule } from "./view.ts";

/**
 * Cancels an open schedule and what waits to be dialled for it; a phone that rings already goes on ringing. Canceling
 * again answers the same; what ended otherwise is a `conflict`, an unknown id `not_found`.
 */
export async function cancelSchedule(
  tools: EndTools,
  workspaceId: string,
  scheduleId: string,
): Promise<ScheduleView> {
  const end = { status: "canceled", because: sayReason("person.canceled"), rule: null } as const;
  const standing = await endEarly(tools, { workspaceId, scheduleId }, end);
  if (!standing) throw noSchedule(scheduleId);
  const { status } = standing.schedule;
  if (status !== "canceled") {
    throw new AppError(
      "conflict",
      `The schedule ${scheduleId} is ${status}: only an active or paused one can be canceled.`,
    );
  }
  return viewSchedule(standing);
}
