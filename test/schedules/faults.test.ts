import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { Configuration } from "../../src/agents/configuration.ts";
import type { Ring, SimulatedNetwork } from "../../src/alarms/simulated-network.ts";
import { compose } from "../../src/compose.ts";
import { openLine } from "../../src/connections/line.ts";
import { settleCall } from "../../src/conversations/settle.ts";
import { takeIn } from "../../src/conversations/take-in.ts";
import { CallingRules } from "../../src/gate/calling-rules.ts";
import { CallingWindow } from "../../src/gate/calling-window.ts";
import type { AttemptIds } from "../../src/schedules/attempt-id.ts";
import { bookSchedule } from "../../src/schedules/book.ts";
import { dial } from "../../src/schedules/dial.ts";
import { fireSchedule } from "../../src/schedules/fire.ts";
import { readSchedule } from "../../src/schedules/read.ts";
import { Retry } from "../../src/schedules/retry.ts";
import { sweepSchedules } from "../../src/schedules/sweep.ts";
import { insertAgent } from "../../src/store/agents.ts";
import { saveCallingRules } from "../../src/store/calling-rules.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { type ProviderCallKey, takeDueProviderCalls } from "../../src/store/provider-calls.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import { endedEvent, simulatedProvider } from "../../src/telephony/providers/simulated.ts";
import { registerProviders } from "../../src/telephony/registry.ts";
import { localAt } from "../../src/time/local-time.ts";
import { Crash, crashingDatabase, type Moment } from "../support/crashing-database.ts";
import { migratedDatabase, mintWorkspace } from "../support/database.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ANY_TIME = CallingWindow.parse({ start: "00:00", end: "24:00", public_holidays: "ring" });
const networks = env.SIMULATED_NETWORK as unknown as DurableObjectNamespace<SimulatedNetwork>;

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

/** How a call ends is told by the number's last digits (`telephony/providers/simulated-script.ts`). */
const ANSWERED = "+14155550123";
const BUSY = "+14155550101";
const ANSWER_LOST = "+14155550105";
const CALL_LOST = "+14155550106";
const REFUSED = "+14155550107";
const NEVER_ARRIVES = "+14155550108";
const CALLBACK_FIRST = "+14155550109";
const CALLBACK_TWICE = "+14155550110";

/**
 * A schedule that is due, and the machinery round it by hand: each step (an alarm, a message, a callback) is a process of
 * its own, which may die at any of its requests to the database. The phone network is the real simulated one.
 */
async function due(toNumber: string) {
  const workspaceId = await mintWorkspace(db);
  const network = networks.get(networks.idFromName(workspaceId));
  const services = compose(env);
  let now = Date.now();
  const messages: AttemptIds[] = [];
  const alarms: number[] = [];
  const told: ProviderCallKey[] = [];
  const provider = simulatedProvider(
    {
      // The network's own callbacks go astray: here each step is taken by hand.
      place: (request) => network.place({ ...request, workspaceId: `${workspaceId}_astray` }),
      find: ({ attemptId }) => network.find(attemptId),
      command: (command) => network.command(command),
    },
    "a secret",
  );
  const tools = (own: Database) => {
    const base = {
      ...services,
      db: own,
      clock: () => now,
      providers: registerProviders(provider),
      arm: async (_: string, __: string, at: number) => void alarms.push(at),
      disarm: async () => {},
      requestDial: async (attempt: AttemptIds) => void messages.push(attempt),
      requestFollowUp: async () => {},
      requestAnalysis: async () => {},
      requestAssembly: async (...keys: ProviderCallKey[]) => void told.push(...keys),
    };
    return {
      ...base,
      openLine: (attempt: Parameters<typeof openLine>[1]) => openLine(base, attempt),
      takeIn: (source: Parameters<typeof takeIn>[1], events: readonly CallEvent[]) =>
        takeIn(base, source, events),
    };
  };
  await insertAgent(db, {
    ...{
      workspaceId,
      id: "agent_1",
      version: 1,
      configuration: Configuration.parse({ agent_name: "Sales" }),
    },
    ...{ webhookSecret: null, createdAt: 0, updatedAt: 0, deletedAt: null },
  });
  const rules = CallingRules.parse({ minutes_between_attempts: 0, max_attempts_per_24_hours: 50 });
  await saveCallingRules(db, { workspaceId, rules, updatedAt: 0 }, {});
  await bookSchedule(tools(db), workspaceId, {
    ...{ id: "sched_1", agentId: "agent_1", callId: null, actionName: null },
    ...{ toNumber, numberSource: "request", fromNumber: null },
    ...{ scheduledAt: localAt(now, "UTC"), timezone: "UTC", recurrence: null, calleeTimezone: null },
    ...{ callingWindow: ANY_TIME, retry: Retry.parse({ attempts: 2, delay_minutes: 1 }) },
    ...{ dynamicVariables: {}, metadata: {}, explanation: "" },
  });
  const steps = {
    alarm: (own: Database) => fireSchedule(tools(own), workspaceId, "sched_1"),
    message: (own: Database) => dial(tools(own), workspaceId, "sched_1", 1),
    callback: async (own: Database) => {
      const call = await network.find("sched_1.1");
      const source = { workspaceId, provider: "simulated", connectionId: null };
      if (call.kind === "ended") await tools(own).takeIn(source, [endedEvent(call.event)]);
    },
    settling: (own: Database) => settle(own),
  };
  async function settle(own: Database): Promise<void> {
    for (const key of new Map(told.map((one) => [one.providerCallId, one])).values()) {
      await settleCall(tools(own), key);
    }
  }
  return {
    workspaceId,
    network,
    messages,
    alarms,
    steps,
    tools,
    settle: () => settle(db),
    /** What the sweep does about calls whose message is lost. */
    sweepCalls: async () => {
      const next = now + MINUTE_MS;
      for (const key of await takeDueProviderCalls(db, now, next, 100)) {
        if (key.workspaceId === workspaceId) await settleCall(tools(db), key);
      }
    },
    pass: (ms: number) => {
      now += ms;
    },
    read: () => readSchedule({ db }, workspaceId, "sched_1"),
    /** The end of a call is on the network's list once its phone has stopped ringing. */
    hungUp: () => waitUntil(async () => (await network.find("sched_1.1")).kind !== "under_way"),
  };
}
type Due = Awaited<ReturnType<typeof due>>;

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await scheduler.wait(20);
}

/**
 * Everything that a platform which delivers at least once may do again, and hours of sweeps: all that was left comes
 * to an end.
 */
async function comeRound(setting: Due): Promise<void> {
  const { steps, tools, workspaceId } = setting;
  for (const wait of [0, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS]) {
    setting.pass(wait);
    await steps.alarm(db);
    await steps.message(db);
    await sweepSchedules(tools(db));
    for (const { number } of setting.messages.splice(0)) {
      await dial(tools(db), workspaceId, "sched_1", number);
      await dial(tools(db), workspaceId, "sched_1", number);
    }
    await setting.hungUp();
    await steps.callback(db);
    await steps.settling(db);
    await setting.sweepCalls();
  }
}

const attemptsOf = (rings: readonly Ring[]) => rings.map(({ attempt_id }) => attempt_id);

async function expectOneRingEach(setting: Due): Promise<void> {
  const rung = attemptsOf(await setting.network.rings());
  expect(rung).toEqual([...new Set(rung)]);
  const { status, next_run_at } = await setting.read();
  expect(["completed", "failed"]).toContain(status);
  expect(next_run_at).toBeNull();
}

/** How often a process asks the database where nothing goes wrong. */
async function stepsOf(step: keyof Due["steps"], toNumber: string): Promise<number> {
  const setting = await due(toNumber);
  await reach(setting, step);
  const { DB, asked } = crashingDatabase(env.DB, 0, "before");
  await setting.steps[step](openDatabase(DB));
  return asked();
}

/** Brings a schedule to where this step comes next. */
async function reach(setting: Due, step: keyof Due["steps"]): Promise<void> {
  if (step === "alarm") return;
  await setting.steps.alarm(db);
  if (step === "message") return;
  await setting.steps.message(db);
  await setting.hungUp();
  if (step === "settling") await setting.steps.callback(db);
}

describe.each([
  ["an answered call", ANSWERED],
  ["a busy line", BUSY],
  ["a lost answer", ANSWER_LOST],
])("%s", (_, toNumber) => {
  it.each(["alarm", "message", "callback", "settling"] as const)(
    "rings once for each attempt wherever the process of its %s dies, and comes to an end",
    { timeout: 120_000 },
    async (step) => {
      const count = await stepsOf(step, toNumber);
      expect(count).toBeGreaterThan(0);
      for (let at = 1; at <= count; at++) {
        for (const moment of ["before", "after"] satisfies Moment[]) {
          const setting = await due(toNumber);
          await reach(setting, step);
          const dying = openDatabase(crashingDatabase(env.DB, at, moment).DB);
          const died = await setting.steps[step](dying).then(
            () => null,
            (error: unknown) => error,
          );
          expect(rootOf(died)).toBeInstanceOf(Crash);
          await comeRound(setting);
          await expectOneRingEach(setting);
        }
      }
    },
  );
});

describe("what goes wrong on the network", () => {
  const rings = async (setting: Due) => attemptsOf(await setting.network.rings());

  it.each([
    ["an answer that is lost", ANSWER_LOST],
    ["an answer and a callback that are lost", CALL_LOST],
    ["a callback that comes before the answer", CALLBACK_FIRST],
    ["a callback that comes twice", CALLBACK_TWICE],
  ])("%s is one ring, and the conversation is told", { timeout: 30_000 }, async (_, toNumber) => {
    const setting = await due(toNumber);
    await comeRound(setting);
    expect(await rings(setting)).toEqual(["sched_1.1"]);
    expect(await setting.read()).toMatchObject({
      status: "completed",
      attempts: [{ status: "completed", call_id: expect.stringMatching(/^call_/) }],
    });
  });

  it("knows from the network's list what became of a lost answer, and does not dial it again", async () => {
    const setting = await due(CALL_LOST);
    await setting.steps.alarm(db);
    await setting.steps.message(db);
    expect(await setting.read()).toMatchObject({ attempts: [{ status: "unknown", provider_call_id: null }] });
    await setting.hungUp();
    setting.pass(2 * MINUTE_MS);
    await sweepSchedules(setting.tools(db));
    await setting.steps.settling(db);
    expect(await setting.read()).toMatchObject({ status: "completed", attempts: [{ status: "completed" }] });
    expect(await rings(setting)).toEqual(["sched_1.1"]);
  });

  it("takes a request that never arrived for failed only once the network has not listed it for minutes", async () => {
    const setting = await due(NEVER_ARRIVES);
    await setting.steps.alarm(db);
    await setting.steps.message(db);
    setting.pass(2 * MINUTE_MS);
    await sweepSchedules(setting.tools(db));
    expect(await setting.read()).toMatchObject({ status: "active", attempts: [{ status: "unknown" }] });
    setting.pass(5 * MINUTE_MS);
    await sweepSchedules(setting.tools(db));
    expect(await setting.read()).toMatchObject({
      status: "active",
      next_run_at: expect.any(String),
      attempts: [{ status: "failed", detail: expect.stringContaining("the dial request never reached it") }],
    });
    expect(await rings(setting)).toEqual([]);
  });

  it("tells of a refusal at once, and tries again as of any failure", { timeout: 30_000 }, async () => {
    const setting = await due(REFUSED);
    await comeRound(setting);
    expect(await rings(setting)).toEqual([]);
    expect(await setting.read()).toMatchObject({
      status: "failed",
      attempts: [
        { status: "failed", detail: "The number is not in service." },
        { status: "failed", detail: "The number is not in service." },
      ],
    });
  });

  it("gives up what no list and no callback ever tells of, and never dials it again", async () => {
    const setting = await due(ANSWERED);
    const deaf = { ...setting.tools(db), providers: registerProviders() };
    await setting.steps.alarm(db);
    await setting.steps.message(db);
    setting.pass(4 * HOUR_MS + MINUTE_MS);
    await sweepSchedules(deaf);
    expect(await setting.read()).toMatchObject({ status: "failed", attempts: [{ status: "unknown" }] });
    await setting.steps.message(db);
    await setting.steps.alarm(db);
    expect(await rings(setting)).toEqual(["sched_1.1"]);
  });

  it("rings once where alarm, message and callback all come twice, at the same moment", async () => {
    const setting = await due(ANSWERED);
    const twice = <T>(work: () => Promise<T>) => Promise.all([work(), work()]);
    await twice(() => setting.steps.alarm(db));
    expect(setting.messages).toHaveLength(1);
    await twice(() => setting.steps.message(db));
    await setting.hungUp();
    await twice(() => setting.steps.callback(db));
    await twice(() => setting.settle());
    expect(await rings(setting)).toEqual(["sched_1.1"]);
    expect(await setting.read()).toMatchObject({ status: "completed", attempts: [{ status: "completed" }] });
  });
});

/** What drizzle wraps. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause ? rootOf(error.cause) : error;
}
