import { env } from "cloudflare:workers";
import { encodeTime } from "ulid";
import { ingestCall } from "../../src/calls/ingest.ts";
import { compose, type Services } from "../../src/compose.ts";
import { takeIn } from "../../src/conversations/take-in.ts";
import type { IdPrefix } from "../../src/id.ts";
import type { JobMessage } from "../../src/jobs/message.ts";
import { sweep } from "../../src/jobs/sweep.ts";
import { LOST_MESSAGE_AFTER_MS } from "../../src/outcome.ts";
import { fireSchedule } from "../../src/schedules/fire.ts";
import { LOST_ALARM_AFTER_MS } from "../../src/schedules/patience.ts";
import { type CallEnded, endedEvent } from "../../src/telephony/providers/simulated.ts";
import { type AlarmClock, alarmClock } from "./alarm-clock.ts";
import type { Chronicle } from "./chronicle.ts";
import type { Draw } from "./draw.ts";
import { phoneNetwork } from "./network.ts";
import { virtualQueue } from "./queues.ts";
import { type Sweeper, sweeper } from "./sweeper.ts";
import type { Timeline } from "./timeline.ts";

const PROVIDER = "network";
const MAX_POSTS = 5;
const ID_DIGITS = 16;

export interface World {
  services: Services;
  alarms: AlarmClock;
  sweeper: Sweeper;
  /** Calls that the worker read, by their provider call id. */
  analysed: ReadonlySet<string>;
  /** Takes a call in as the API does. */
  ingest: (
    workspaceId: string,
    provider: string,
    finished: Parameters<typeof ingestCall>[3],
  ) => Promise<void>;
}

/** The worker's own verbs and database in virtual time, with queues, alarms and a phone network that fail now and then. */
export function openWorld(
  workspaceId: string,
  { chronicle, timeline, draw, end }: { chronicle: Chronicle; timeline: Timeline; draw: Draw; end: number },
): World {
  const hurt = new Set<string>();
  const analysed = new Set<string>();
  const clock = timeline.now;

  const queueTools = {
    ...{ chronicle, timeline, draw },
    services: () => services,
    onLost(job: JobMessage) {
      if (job.kind === "dial") hurt.add(job.schedule_id);
      sweeps.expect(clock() + LOST_MESSAGE_AFTER_MS);
    },
    onDone: async (job: JobMessage) => {
      if (job.kind === "analyze") await heard(job.call_id);
      // One that was not dialled after all may wait for the sweep.
      if (job.kind === "dial" && !isDialled(job)) sweeps.expect(clock() + LOST_MESSAGE_AFTER_MS);
    },
  };
  const queue = (name: string) => virtualQueue(name, queueTools);
  const composed = compose({
    ...env,
    ANALYSIS_QUEUE: queue("aftercall-analysis"),
    ACTION_QUEUE: queue("aftercall-actions"),
    DELIVERY_QUEUE: queue("aftercall-deliveries"),
    CONVERSATION_QUEUE: queue("aftercall-conversations"),
  });

  const alarms = alarmClock({
    ...{ chronicle, timeline, draw },
    fire: (scheduleId) => fireSchedule(services, workspaceId, scheduleId),
    onLost(scheduleId, at) {
      hurt.add(scheduleId);
      sweeps.expect(Math.max(at, clock()) + LOST_ALARM_AFTER_MS);
    },
  });
  const network = phoneNetwork({
    ...{ chronicle, timeline, draw },
    post: (event) => post(event, 1),
    expectSweep: (at, minutes) => sweeps.expect(at, minutes),
    takeFault: (scheduleId) => hurt.delete(scheduleId),
  });

  let ids = 0;
  let claims = 0;
  const services: Services = {
    ...composed,
    clock,
    newId: (prefix: IdPrefix) =>
      `${prefix}_${encodeTime(clock()).toLowerCase()}${String(ids++).padStart(ID_DIGITS, "0")}`,
    // Counted apart: diallers that run side by side must not change what comes after them.
    newClaim: () => `claim_${claims++}`,
    log(level, event, fields) {
      if (level === "error") chronicle.errors.push(`${event} ${JSON.stringify(fields)}`);
    },
    arm: async (_, scheduleId, at) => alarms.arm(scheduleId, at),
    disarm: async (_, scheduleId) => alarms.disarm(scheduleId),
    chooseLine: async () => ({ provider: PROVIDER, connectionId: null }),
    openLine: async () => network,
    fireSchedule: (...args) => fireSchedule(services, ...args),
    takeIn: (...told) => takeIn(services, ...told),
  };

  const sweeps = sweeper(timeline, end, async () => {
    try {
      await sweep(services);
    } catch (fault) {
      chronicle.errors.push(`sweep: ${String(fault)}`);
    }
  });

  /** From here on the wish of a caller holds. */
  async function heard(callId: string): Promise<void> {
    const row = await env.DB.prepare("SELECT provider_call_id FROM calls WHERE workspace_id = ? AND id = ?")
      .bind(workspaceId, callId)
      .first<{ provider_call_id: string }>();
    const providerCallId = row?.provider_call_id ?? "";
    const told = chronicle.calls.get(providerCallId);
    analysed.add(providerCallId);
    if (told?.wish !== "opt_out" || chronicle.suppressed.has(told.customer)) return;
    chronicle.suppressed.set(told.customer, { order: chronicle.nextOrder(), at: clock() });
  }

  function isDialled({ schedule_id, number }: JobMessage & { kind: "dial" }): boolean {
    return chronicle.dialled.has(`${schedule_id}.${number}`);
  }

  async function post(event: CallEnded, posts: number): Promise<void> {
    try {
      await services.takeIn({ workspaceId, provider: PROVIDER, connectionId: null }, [endedEvent(event)]);
    } catch (fault) {
      if (posts >= MAX_POSTS) chronicle.errors.push(`callback of ${event.attempt_id}: ${String(fault)}`);
      else timeline.at(clock() + 1_000 * 2 ** (posts - 1), () => post(event, posts + 1));
    }
  }

  return {
    ...{ services, alarms, sweeper: sweeps, analysed },
    ingest: async (...call) => void (await ingestCall(services, ...call)),
  };
}
