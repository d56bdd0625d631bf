import { setTimeout as sleep } from "node:timers/promises";
import type { CallAnswer, ScheduleAnswer } from "../../api/answers.ts";
import type { ApiClient } from "../../api/client.ts";
import { liveView } from "../../api/live-view.ts";
import { Failure } from "../../failure.ts";
import { followCall, type Patience } from "../follow.ts";
import type { Story } from "../story.ts";
import type { Scene } from "./scenes.ts";
import { nothingSeen, type Seen, see } from "./seen.ts";
import { linesOf, prefixOf } from "./tell.ts";

/** Shorter than an utterance takes. */
const POLL_EVERY_MS = 100;

/** A call as it was seen live, and what the API has of it afterwards. */
export interface Followed {
  scene: Scene;
  seen: Seen;
  story: Story;
  /** The schedule that dialled it. */
  schedule: ScheduleAnswer;
  /** The transcript that was kept. */
  turns: readonly { role: string; text: string }[];
}

export interface Stage {
  api: ApiClient;
  worker: { url: string; apiKey: string };
  agentId: string;
  patience: Patience;
  say: (line: string) => void;
}

/** Dials a customer now, follows the call live to its end, and then until it was analysed and all was told of it. */
export async function dialAndFollow(scene: Scene, stage: Stage): Promise<Followed> {
  const { api, worker, agentId, patience, say } = stage;
  const { schedule_id } = await api.post<ScheduleAnswer>("/v1/calls/outbound", {
    agent_id: agentId,
    to_number: scene.customer,
    dynamic_variables: { customer_name: scene.name },
  });
  say(`${prefixOf(scene)} dialled: ${scene.customer}`);
  const callId = await findCall(schedule_id, scene, stage);
  const seen = nothingSeen();
  const inTime = AbortSignal.any([
    patience.interrupted,
    AbortSignal.timeout(Math.max(1, patience.until - Date.now())),
  ]);
  try {
    for await (const message of liveView(worker, callId, inTime)) {
      for (const news of see(seen, message)) for (const line of linesOf(scene, news)) say(line);
    }
  } catch (error) {
    if (!inTime.aborted || patience.interrupted.aborted) throw error;
    throw new Failure(`The live view of ${callId} told no end in time: the worker's log below may say why.`);
  }
  const story = await followCall(api, scene.title, callId, patience, () => {});
  const { turns } = await api.get<{ turns: Followed["turns"] }>(`/v1/calls/${callId}/transcript`);
  const schedule = await api.get<ScheduleAnswer>(`/v1/schedules/${schedule_id}`);
  return { scene, seen, story, schedule, turns };
}

/** The call that a schedule led to, as soon as somebody answered it. */
async function findCall(
  scheduleId: string,
  scene: Scene,
  { api, agentId, patience: { until, interrupted } }: Stage,
): Promise<string> {
  for (;;) {
    const calls = await api.get<(CallAnswer & { metadata: Record<string, unknown> })[]>(
      `/v1/calls?agent_id=${agentId}&limit=100`,
    );
    const found = calls.find(({ metadata }) => metadata.schedule_id === scheduleId);
    if (found) return found.call_id;
    if (Date.now() > until) {
      const { status, explanation } = await api.get<ScheduleAnswer>(`/v1/schedules/${scheduleId}`);
      throw new Failure(
        `"${scene.title}": nobody answered ${scene.customer}. Its schedule is ${status}: ${explanation}`,
      );
    }
    await sleep(POLL_EVERY_MS, undefined, { signal: interrupted });
  }
}
