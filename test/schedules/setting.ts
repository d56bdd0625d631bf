import { Configuration } from "../../src/agents/configuration.ts";
import { CallingRules } from "../../src/gate/calling-rules.ts";
import { capsOf } from "../../src/gate/caps.ts";
import type { AttemptIds } from "../../src/schedules/attempt-id.ts";
import { type Booking, bookSchedule } from "../../src/schedules/book.ts";
import { readSchedule } from "../../src/schedules/read.ts";
import { rulesOf } from "../../src/schedules/ring.ts";
import { viewSchedule } from "../../src/schedules/view.ts";
import { deleteAgent, insertAgent } from "../../src/store/agents.ts";
import { saveCallingRules } from "../../src/store/calling-rules.ts";
import { claimDial } from "../../src/store/claim-dial.ts";
import type { Database } from "../../src/store/database.ts";
import type { DeliveryKey } from "../../src/store/deliveries.ts";
import { findRinging } from "../../src/store/schedules.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import type { DialAnswer, DialRequest, FoundCall, Line } from "../../src/telephony/provider.ts";
import { localAt } from "../../src/time/local-time.ts";
import { announceByAgent } from "../../src/webhooks/announce.ts";
import { scheduleFired } from "../../src/webhooks/events/schedule.ts";
import { mintWorkspace } from "../support/database.ts";

export const SCHEDULE_ID = "sched_1";
export const PROVIDER = "scripted";
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
  const line: Line = {
    dial: (request) => {
      dialled.push(request);
      return answer(request);
    },
    findCall: async () => found,
  };
  let way: Line | { refused: string } = line;
  let found: FoundCall = { kind: "not_told" };
  const accepted: CallEvent[] = [];
  const linked: string[] = [];
  let claims = 0;
  const logged: string[] = [];
  const tools = {
    db,
    clock: () => now,
    chooseLine: async () => ({ provider: PROVIDER, connectionId: null }),
    openLine: async () => way,
    linkCall: async (_: unknown, providerCallId: string) => void linked.push(providerCallId),
    arm: async (_: string, scheduleId: string, at: number) => void alarms.set(scheduleId, at),
    disarm: async (_: string, scheduleId: string) => void alarms.delete(scheduleId),
    requestDial: async (attempt: AttemptIds) => void knocks.push(attempt),
    log: (_: string, event: string) => void logged.push(event),
    newClaim: () => `claim_${++claims}`,
    takeIn: async (_: unknown, events: readonly CallEvent[]) => void accepted.push(...events),
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
  const booking: Booking = {
    id: SCHEDULE_ID,
    agentId: "agent_1",
    callId: "call_1",
    actionName: "Auto follow-up",
    toNumber: "+905321234567",
    numberSource: "call",
    fromNumber: "+908501234567",
    scheduledAt: localAt(NOON + MINUTE_MS, TIMEZONE),
    timezone: TIMEZONE,
    recurrence: null,
    calleeTimezone: null,
    callingWindow: null,
    retry: null,
    dynamicVariables: { customer_name: "Ayşe Yılmaz" },
    metadata: {},
    explanation: "follow_up_date 2026-05-04T12:01:00+03:00.",
  };
  const attempt = (number = 1): AttemptIds => ({ workspaceId, scheduleId: SCHEDULE_ID, number });
  async function claimed() {
    const record = await findRinging(db, attempt(), now);
    const [taken] = record?.attempts ?? [];
    if (!record || !taken) throw new Error("Book a schedule and let it fire first.");
    const { schedule, facts } = record;
    const fired = announceByAgent(tools, workspaceId, scheduleFired(record, 1, now));
    const taking = {
      ...{ claim: tools.newClaim(), now, caps: capsOf(rulesOf(facts)), country: "TR", costMicros: 0 },
      ...{ dialsKnown: facts.dials.length, fromNumber: schedule.fromNumber },
    };
    return (dueAt: number) => claimDial(db, schedule, taken, { ...taking, dueAt }, fired);
  }
  return {
    workspaceId,
    tools,
    dialled,
    knocks,
    told,
    alarms,
    booking,
    accepted,
    linked,
    /** From now on no line goes out. */
    cutLine: (reason: string) => {
      way = { refused: reason };
    },
    logged,
    attempt,
    /** Saves the workspace's calling rules; what is left out has its default. */
    rules: (change: object) =>
      saveCallingRules(db, { workspaceId, rules: CallingRules.parse(change), updatedAt: now }, {}),
    /** What the provider's own list says from now on. */
    list: (call: FoundCall) => {
      found = call;
    },
    /** Takes the first attempt as a dialler does that then dies. */
    claim: async (dueAt: number) => (await claimed())(dueAt),
    /** The same in two steps: what the gate finds, and the claim that relies on it. */
    claimed,
    pass: (ms: number) => {
      now += ms;
    },
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    book: async (change: Partial<Booking> = {}, id = SCHEDULE_ID) =>
      viewSchedule(await bookSchedule(tools, workspaceId, { ...booking, id, ...change })),
    deleteAgent: () => deleteAgent(db, workspaceId, "agent_1", now),
    read: (id = SCHEDULE_ID) => readSchedule(tools, workspaceId, id),
  };
}

export type ScheduleSetting = Awaited<ReturnType<typeof scheduleSetting>>;
