import { setTimeout as sleep } from "node:timers/promises";
import type { CallAnswer, DeliveryAnswer, ScheduleAnswer } from "../api/answers.ts";
import type { ApiClient } from "../api/client.ts";
import { callsRung, dueAt, STAGES, type Stage, type Story, stageOf } from "./story.ts";

const POLL_EVERY_MS = 250;

export interface Patience {
  /** Epoch milliseconds; what has not happened by then is told as it stands. */
  until: number;
  interrupted: AbortSignal;
}

/** Watches a call until it has acted; `onStage` hears of each stage once, in order, from `queued` on. */
export async function followCall(
  api: ApiClient,
  title: string,
  callId: string,
  patience: Patience,
  onStage: (stage: Stage) => void,
): Promise<Story> {
  let told = 0;
  for (;;) {
    const story = await readStory(api, title, callId);
    const reached = STAGES.indexOf(stageOf(story));
    for (const stage of STAGES.slice(told, reached + 1)) onStage(stage);
    told = Math.max(told, reached + 1);
    if (told === STAGES.length || Date.now() > patience.until) return story;
    await sleep(POLL_EVERY_MS, undefined, { signal: patience.interrupted });
  }
}

/**
 * Watches a story until its follow-up has rung, the call it led to is there and every webhook about it has ended; not
 * where it is due too late for that.
 */
export async function followRing(api: ApiClient, story: Story, patience: Patience): Promise<Story> {
  for (;;) {
    const now = await readStory(api, story.title, story.call.call_id);
    const inTime = (dueAt(now) ?? Number.POSITIVE_INFINITY) < patience.until && Date.now() < patience.until;
    if ((callsRung(now).length > 0 && stageOf(now) === "acted") || !inTime) return now;
    await sleep(POLL_EVERY_MS, undefined, { signal: patience.interrupted });
  }
}

async function readStory(api: ApiClient, title: string, callId: string): Promise<Story> {
  const call = await api.get<CallAnswer>(`/v1/calls/${callId}`);
  const ids = call.actions.flatMap(({ schedule_id }) => schedule_id ?? []);
  const schedules = await Promise.all(ids.map((id) => api.get<ScheduleAnswer>(`/v1/schedules/${id}`)));
  // Read last: they tell of everything above.
  const deliveries = await api.get<DeliveryAnswer[]>(`/v1/deliveries?call_id=${callId}`);
  return { title, call, deliveries, schedules };
}
