import { setTimeout as sleep } from "node:timers/promises";
import type { CallAnswer, DeliveryAnswer, ScheduleAnswer } from "../api/answers.ts";
import type { ApiClient } from "../api/client.ts";
import { callsRung, type Stage, type Story, stageOf } from "./story.ts";

const POLL_EVERY_MS = 400;

export interface Patience {
  /** Epoch milliseconds; what has not happened by then is told as it stands. */
  until: number;
  interrupted: AbortSignal;
}

/** Watches a call until it has acted; `onStage` hears of each stage once, from `queued` on. */
export async function followCall(
  api: ApiClient,
  title: string,
  callId: string,
  patience: Patience,
  onStage: (stage: Stage) => void,
): Promise<Story> {
  let told: Stage | null = null;
  for (;;) {
    const story = await readStory(api, title, callId);
    const stage = stageOf(story);
    if (stage !== told) onStage(stage);
    told = stage;
    if (stage === "acted" || Date.now() > patience.until) return story;
    await sleep(POLL_EVERY_MS, undefined, { signal: patience.interrupted });
  }
}

/** Watches a story whose follow-up is due soon until the phone has rung and the call it led to is there. */
export async function followRing(api: ApiClient, story: Story, patience: Patience): Promise<Story> {
  for (;;) {
    const now = await readStory(api, story.title, story.call.call_id);
    if (callsRung(now).length > 0 || Date.now() > patience.until) return now;
    await sleep(POLL_EVERY_MS, undefined, { signal: patience.interrupted });
  }
}

async function readStory(api: ApiClient, title: string, callId: string): Promise<Story> {
  const call = await api.get<CallAnswer>(`/v1/calls/${callId}`);
  const deliveries = await api.get<DeliveryAnswer[]>(`/v1/deliveries?call_id=${callId}`);
  const ids = call.actions.flatMap(({ schedule_id }) => schedule_id ?? []);
  const schedules = ids.map((id) => api.get<ScheduleAnswer>(`/v1/schedules/${id}`));
  return { title, call, deliveries, schedules: await Promise.all(schedules) };
}
