import { AppError, invalid } from "../errors.ts";
import { type CreateTools, createSchedule } from "./create.ts";
import type { ScheduleView } from "./view.ts";

const LATER = "It is dialled now: book another time with POST /v1/schedules, or leave it out.";

/**
 * Dials as soon as the rules allow: a schedule for this moment, with all that schedules have — the gate, attempts that are
 * saved before the provider is asked, retries where they are wished for. Takes what a schedule takes but its time.
 */
export async function dialNow(
  tools: CreateTools,
  workspaceId: string,
  input: unknown,
): Promise<ScheduleView> {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw new AppError("unreadable", "Send an object with agent_id and to_number.");
  }
  const timed = ["scheduled_at", "recurrence"].filter((member) => member in input);
  if (timed.length > 0) throw invalid(timed.map((field) => ({ field, message: LATER })));
  const now = new Date(tools.clock()).toISOString();
  return createSchedule(tools, workspaceId, { ...input, scheduled_at: now });
}
