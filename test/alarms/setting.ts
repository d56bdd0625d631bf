import { env } from "cloudflare:workers";
import { Configuration } from "../../src/agents/configuration.ts";
import type { ScheduledCall } from "../../src/alarms/scheduled-call.ts";
import type { SimulatedNetwork } from "../../src/alarms/simulated-network.ts";
import { compose } from "../../src/compose.ts";
import { bookSchedule } from "../../src/schedules/book.ts";
import { localAt } from "../../src/schedules/local-time.ts";
import { readSchedule } from "../../src/schedules/read.ts";
import { insertAgent } from "../../src/store/agents.ts";
import type { Database } from "../../src/store/database.ts";
import { mintWorkspace } from "../support/database.ts";

export const SCHEDULE_ID = "sched_1";

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
        plan: {
          agent_id: "agent_1",
          to_number: toNumber,
          from_number: null,
          scheduled_at: localAt(at, "UTC"),
          timezone: "UTC",
          calling_window: null,
          retry: null,
          dynamic_variables: { customer_name: "Jane Roe" },
          explanation: "",
        },
        call_id: null,
        action_name: null,
      }),
    read: () => readSchedule(services, workspaceId, SCHEDULE_ID),
  };
}
