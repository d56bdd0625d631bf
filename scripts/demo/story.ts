import type { ActionAnswer, CallAnswer, DeliveryAnswer, ScheduleAnswer } from "../api/answers.ts";
import { isAnalysed } from "../api/answers.ts";

/** One call with all that came of it, as the API tells it. */
export interface Story {
  title: string;
  call: CallAnswer;
  deliveries: readonly DeliveryAnswer[];
  schedules: readonly ScheduleAnswer[];
}

/** What a call goes through, in this order. */
export const STAGES = ["queued", "analysed", "acted"] as const;
export type Stage = (typeof STAGES)[number];

/** How far a call has come. `acted`: every action and every webhook has ended, well or not. */
export function stageOf({ call, deliveries }: Story): Stage {
  if (!isAnalysed(call)) return "queued";
  const open =
    call.actions.some(({ status }) => status === "pending") ||
    deliveries.some(({ status }) => status === "pending");
  return open ? "analysed" : "acted";
}

export function scheduleOf(story: Story, action: ActionAnswer): ScheduleAnswer | undefined {
  return story.schedules.find(({ schedule_id }) => schedule_id === action.schedule_id);
}

/** When the first follow-up rings, epoch milliseconds; null where there is none. */
export function dueAt({ call }: Story): number | null {
  const at = call.actions.find((action) => action.at)?.at;
  return at === undefined ? null : Date.parse(at);
}

/** The calls that the story's follow-ups led to. */
export function callsRung({ schedules }: Story): string[] {
  return schedules.flatMap(({ attempts }) => attempts.flatMap(({ call_id }) => (call_id ? [call_id] : [])));
}
