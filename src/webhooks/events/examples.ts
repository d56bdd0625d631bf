import { viewTransfer } from "../../transfers/view.ts";
import type { EventType, Happening } from "../event.ts";
import { callAnalyzed, callEnded, callError, callStarted, callTranscript, callTransfer } from "./call.ts";
import {
  EXAMPLE_AGENT_ID,
  EXAMPLE_ANALYSIS,
  EXAMPLE_AT,
  EXAMPLE_ATTEMPT,
  EXAMPLE_CALL,
  EXAMPLE_CALL_UNDER_WAY,
  EXAMPLE_RUN,
  EXAMPLE_SCHEDULE,
  EXAMPLE_TRANSFER,
  EXAMPLE_TURN,
} from "./example-rows.ts";
import { scheduleEvent, scheduleFired } from "./schedule.ts";

const STARTED = EXAMPLE_CALL_UNDER_WAY.createdAt;
const RUNG = EXAMPLE_ATTEMPT.createdAt;
const LATER = RUNG + 64_000;

const fired = {
  schedule: {
    ...EXAMPLE_SCHEDULE.schedule,
    ...{ runs: 1, lastRun: "2026-05-05T14:30:00", nextRun: null, nextRunAt: null, updatedAt: RUNG },
  },
  attempts: [EXAMPLE_ATTEMPT],
};
const over = (status: string, because: string, attempt: object = { status, detail: because }) => ({
  schedule: { ...fired.schedule, status, news: because, updatedAt: LATER },
  attempts: [{ ...EXAMPLE_ATTEMPT, endedAt: LATER, ...attempt }],
});

const completed = over("completed", "Attempt 1 was answered.", {
  status: "completed",
  providerCallId: "sim_sample_2",
  callId: "call_sample_2",
});

/** One of each, made of the example's rows by those who make the real ones. */
export const EXAMPLES: { [Type in EventType]: Happening<Type> } = {
  "call.started": callStarted(EXAMPLE_CALL_UNDER_WAY, STARTED),
  "call.transcript": callTranscript(
    EXAMPLE_CALL,
    { name: "5f1c09ab7e22d3a4", number: 1, turn: EXAMPLE_TURN },
    { at: STARTED + 3_600 },
  ),
  "call.transfer": callTransfer(EXAMPLE_CALL, viewTransfer(EXAMPLE_TRANSFER), EXAMPLE_TRANSFER.updatedAt),
  "call.error": callError({ ...EXAMPLE_CALL, status: "failed", endReason: "carrier_failed" }, EXAMPLE_AT),
  "call.ended": callEnded(EXAMPLE_CALL, EXAMPLE_AT),
  "call.analyzed": callAnalyzed(EXAMPLE_CALL, EXAMPLE_ANALYSIS, [EXAMPLE_RUN]),
  "schedule.created": scheduleEvent("schedule.created", EXAMPLE_SCHEDULE),
  "schedule.fired": scheduleFired(fired, 1, RUNG),
  "schedule.completed": scheduleEvent("schedule.completed", completed),
  "schedule.blocked": scheduleEvent(
    "schedule.blocked",
    over("blocked", "Not dialled (agent): The agent agent_sample was deleted.", {
      ...{ status: "blocked", rule: "agent", dialedAt: null },
      detail: "Not dialled (agent): The agent agent_sample was deleted.",
    }),
  ),
  "schedule.canceled": scheduleEvent("schedule.canceled", over("canceled", "Canceled on request.")),
  "endpoint.disabled": {
    type: "endpoint.disabled",
    eventId: "evt_sample_disabled",
    callId: null,
    agentId: EXAMPLE_AGENT_ID,
    at: EXAMPLE_AT,
    data: {
      endpoint_id: "ep_sample",
      url: "https://crm.example/hook",
      reason: "Disabled: The endpoint answered 410 Gone.",
      failing_since: "2026-05-04T14:02:00.000Z",
      held: 3,
    },
  },
};
