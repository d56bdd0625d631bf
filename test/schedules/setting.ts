import type { SchedulePlan } from "../../src/actions/action.ts";
import { Configuration } from "../../src/agents/configuration.ts";
import type { AttemptIds } from "../../src/schedules/attempt-id.ts";
import { bookSchedule } from "../../src/schedules/book.ts";
import { localAt } from "../../src/schedules/local-time.ts";
import { readSchedule } from "../../src/schedules/read.ts";
import { deleteAgent, insertAgent } from "../../src/store/agents.ts";
import type { Database } from "../../src/store/database.ts";
import type { DeliveryKey } from "../../src/store/deliveries.ts";
import { claimDial } from "../../src/store/dial-attempts.ts";
import { findSchedule } from "../../src/store/schedules.ts";
import type { DialAnswer, DialRequest, TelephonyProvider } from "../../src/telephony/provider.ts";
import { registerProviders } from "../../src/telephony/registry.ts";
import { announceByAgent } from "../../src/webhooks/announce.ts";
import { scheduleFired } from "../../src/webhooks/events/schedule.ts";
import { mintWorkspace } from "../support/database.ts";

export const SCHEDULE_ID = "sched_1";
/** Monday, noon in Istanbul. */
export const NOON = Date.parse("2026-05-04T09:00:00Z");
const TIMEZONE = "Europe/Istanbul";
const MINUTE_MS = 60_000;

/** A workspace with one agent, a clock that only the test moves, and a provider that answers what the test says. */
export async function scheduleSetting(db: Database, webhook: object = {}) {
  const workspaceId = await mintWorkspace(db);
  let now = NOON;
  let answer: (request: DialRequest) => Promise<DialAnswer> = async () => ({
    kind: "placed",
    providerCallId: "pc_1",
  });
  const dialled: DialRequest[] = [];
  const knocks: AttemptIds[] = [];
  const told: DeliveryKey[] = [];
  const alarms = new Map<string, number>();
  const provider: TelephonyProvider = {
    id: "scripted",
    can: { dial: true, transfer: false, live_transcript: false },
    dial: (request) => {
      dialled.push(request);
      return answer(request);
    },
    readCallback: async () => ({ kind: "unsigned" }),
  };
  const tools = {
    db,
    clock: () => now,
    providers: registerProviders(provider),
    outboundProvider: provider.id,
    arm: async (_: string, scheduleId: string, at: number) => void alarms.set(scheduleId, at),
    disarm: async (_: string, scheduleId: string) => void alarms.delete(scheduleId),
    requestDial: async (attempt: AttemptIds) => void knocks.push(attempt),
    requestFollowUp: async (work: { deliveries: readonly DeliveryKey[] }) =>
      void told.push(...work.deliveries),
  };
  await insertAgent(db, {
    workspaceId,
    id: "agent_1",
    version: 1,
    configuration: Configuration.parse({
      ...{ agent_name: "Sales", begin_message: "Hi {{customer_name}}!" },
      ...webhook,
    }),
    webhookSecret: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
  const plan: SchedulePlan = {
    agent_id: "agent_1",
    to_number: "+905321234567",
    from_number: "+908501234567",
    scheduled_at: localAt(NOON + MINUTE_MS, TIMEZONE),
    timezone: TIMEZONE,
    calling_window: null,
    retry: null,
    dynamic_variables: { customer_name: "Ayşe Yılmaz" },
    explanation: "follow_up_date 2026-05-04T12:01:00+03:00.",
  };
  const attempt = (number = 1): AttemptIds => ({ workspaceId, scheduleId: SCHEDULE_ID, number });
  return {
    workspaceId,
    tools,
    dialled,
    knocks,
    told,
    alarms,
    plan,
    attempt,
    /** Takes the first attempt as a dialler does that then dies. */
    claim: async (dueAt: number) => {
      const record = await findSchedule(db, attempt());
      if (!record) throw new Error("Book a schedule first.");
      const fired = announceByAgent(tools, workspaceId, scheduleFired(record, 1, now));
      return claimDial(db, attempt(), dueAt, fired);
    },
    pass: (ms: number) => {
      now += ms;
    },
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    book: (change: Partial<SchedulePlan> = {}, id = SCHEDULE_ID) =>
      bookSchedule(tools, workspaceId, {
        id,
        plan: { ...plan, ...change },
        call_id: "call_1",
        action_name: "Auto follow-up",
      }),
    deleteAgent: () => deleteAgent(db, workspaceId, "agent_1", now),
    read: (id = SCHEDULE_ID) => readSchedule(tools, workspaceId, id),
  };
}

export type ScheduleSetting = Awaited<ReturnType<typeof scheduleSetting>>;
