import { env } from "cloudflare:workers";
import { Configuration } from "../../src/agents/configuration.ts";
import type { ScheduledCall } from "../../src/alarms/scheduled-call.ts";
import type { SimulatedNetwork } from "../../src/alarms/simulated-network.ts";
import { compose } from "../../src/compose.ts";
import { CallingWindow } from "../../src/gate/calling-window.ts";
import { bookSchedule } from "../../src/schedules/book.ts";
import { readSchedule } from "../../src/schedules/read.ts";
import { insertAgent } from "../../src/store/agents.ts";
import type { Database } from "../../src/store/database.ts";
import { localAt } from "../../src/time/local-time.ts";
import { mintWorkspace } from "../support/database.ts";

export const SCHEDULE_ID = "sched_1";

/** The clock of these tests is the real one. */
const ANY_TIME = CallingWindow.parse({ start: "00:00", end: "24:00", public_holidays: "ring" });

const network = env.SIMULATED_NETWORK as unknown as DurableObjectNamespace<SimulatedNetwork>;
const alarms = env.SCHEDULED_CALLS as unknown as DurableObjectNamespace<ScheduledCall>;

/** A workspace of the deployment under test, with one agent, its own phone network and one schedule's alarm. */
export async function alarmSetting(db: Database) {
  const workspaceId = await mintWorkspace(db);
  const services = compose(env);
  await insertAgent(db, {
    workspaceId,
    id: "agent_1",
    version: 1,
    configuration: Configuration.parse({ agent_name: "Sales" }),
    webhookSecret: null,
    createdAt: 0,
    updatedAt: 0,
    deletedAt: null,
  });
  return {
    workspaceId,
    services,
    network: network.get(network.idFromName(workspaceId)),
    alarm: alarms.get(alarms.idFromName(`${workspaceId}/${SCHEDULE_ID}`)),
    book: (at: number, toNumber = "+14155550123") =>
      bookSchedule(services, workspaceId, {
        id: SCHEDULE_ID,
        agentId: "agent_1",
        callId: null,
        actionName: null,
        toNumber,
        numberSource: "request",
        fromNumber: null,
        scheduledAt: localAt(at, "UTC"),
        timezone: "UTC",
        recurrence: null,
        calleeTimezone: null,
        callingWindow: ANY_TIME,
        retry: null,
        dynamicVariables: { customer_name: "Jane Roe" },
        metadata: {},
        explanation: "",
      }),
    read: () => readSchedule(services, workspaceId, SCHEDULE_ID),
  };
}
