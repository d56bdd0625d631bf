import type { Turn } from "../../calls/turn.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "../../store/calls.ts";
import type { ScheduleRecord } from "../../store/schedules.ts";
import type { TransferRow } from "../../store/transfers.ts";

/** Ids that no workspace ever has, so that an example may be sent to try an endpoint. */
const workspaceId = "ws_sample";
export const EXAMPLE_AGENT_ID = "agent_sample";
const agentId = EXAMPLE_AGENT_ID;

/** Two minutes past ten in the morning, in New York. */
export const EXAMPLE_AT = Date.parse("2026-05-04T14:02:00.000Z");
const END = "2026-05-04T10:01:59-04:00";
const FOLLOW_UP = "Auto follow-up";

export const EXAMPLE_TURN = {
  role: "customer",
  text: "My name is Jane Roe.",
  start_ms: 2_000,
  end_ms: 3_400,
} satisfies Turn;

export const EXAMPLE_CALL: CallRow = {
  workspaceId,
  id: "call_sample",
  agentId,
  agentVersion: 3,
  provider: "simulated",
  providerCallId: "sim_sample",
  direction: "inbound",
  status: "completed",
  endReason: "customer_hung_up",
  fromNumber: "+12025550123",
  toNumber: "+12025550199",
  startedAt: "2026-05-04T10:00:00-04:00",
  endedAt: END,
  timezone: "America/New_York",
  durationMs: 119_000,
  recordingUrl: null,
  metadata: { campaign: "spring" },
  dynamicVariables: {},
  fingerprint: "",
  analysisStatus: "completed",
  analysisId: "ana_sample",
  analysisAttempts: 1,
  analysisDueAt: null,
  needsReview: 0,
  optOut: null,
  transferOutcome: null,
  askedForHuman: null,
  connectionId: null,
  transcriptProblem: null,
  createdAt: EXAMPLE_AT,
};

export const EXAMPLE_CALL_UNDER_WAY: CallRow = {
  ...EXAMPLE_CALL,
  status: "in_progress",
  endReason: null,
  endedAt: null,
  durationMs: null,
  createdAt: Date.parse("2026-05-04T14:00:00.000Z"),
};

export const EXAMPLE_ANALYSIS: AnalysisRow = {
  workspaceId,
  callId: "call_sample",
  id: "ana_sample",
  agentVersion: 3,
  status: "completed",
  reason: null,
  model: "offline",
  promptVersion: null,
  fields: {
    customer_name: {
      value: "Jane Roe",
      status: "grounded",
      evidence: [{ turn: 1, quote: "My name is Jane Roe", start_ms: 2_000 }],
    },
    interest_level: { value: null, status: "not_mentioned" },
  },
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  latencyMs: 2,
  completedAt: EXAMPLE_AT + 1_200,
};

export const EXAMPLE_RUN: ActionRunRow = {
  workspaceId,
  callId: "call_sample",
  name: FOLLOW_UP,
  id: "run_sample_0",
  analysisId: "ana_sample",
  position: 0,
  type: "schedule_call",
  status: "pending",
  explanation: "Without a condition it always runs.",
  plan: null,
  result: null,
  attempts: 0,
  dueAt: null,
  createdAt: EXAMPLE_AT + 1_200,
  finishedAt: null,
  requestedBy: null,
  earlier: null,
};

/** Booked for the day after; rung once, if `attempts` says so. */
export const EXAMPLE_SCHEDULE: ScheduleRecord = {
  schedule: {
    workspaceId,
    id: "sched_sample",
    agentId,
    callId: "call_sample",
    actionName: FOLLOW_UP,
    toNumber: "+12025550123",
    numberSource: "call",
    fromNumber: "+12025550199",
    scheduledAt: "2026-05-05T14:30:00",
    timezone: "America/New_York",
    recurrence: null,
    calleeTimezone: null,
    callingWindow: {
      days: ["monday", "tuesday"],
      start: "09:00",
      end: "18:00",
      timezone: "callee",
      public_holidays: "skip",
    },
    retry: { attempts: 2, delay_minutes: 120, on: ["no_answer", "busy"] },
    dynamicVariables: { customer_name: "Jane Roe" },
    metadata: {},
    status: "active",
    explanation: "The customer asked for it.",
    news: null,
    runs: 0,
    lastRun: null,
    nextRun: "2026-05-05T14:30:00",
    notBefore: null,
    nextRunAt: Date.parse("2026-05-05T18:30:00.000Z"),
    shiftedFrom: null,
    revision: 1,
    createdAt: EXAMPLE_AT + 2_000,
    updatedAt: EXAMPLE_AT + 2_000,
  },
  attempts: [],
};

export const EXAMPLE_ATTEMPT = {
  workspaceId,
  scheduleId: "sched_sample",
  number: 1,
  run: 1,
  status: "dialing",
  detail: null,
  rule: null,
  provider: "simulated",
  connectionId: null,
  providerCallId: null,
  callId: null,
  toNumber: "+12025550123",
  fromNumber: "+12025550199",
  scheduledFor: Date.parse("2026-05-05T18:30:00.000Z"),
  claim: null,
  dialedAt: Date.parse("2026-05-05T18:30:01.000Z"),
  costMicros: 0,
  dueAt: null,
  createdAt: Date.parse("2026-05-05T18:30:00.000Z"),
  endedAt: null,
} satisfies ScheduleRecord["attempts"][number];

const ASKED = EXAMPLE_CALL_UNDER_WAY.createdAt + 80_000;

export const EXAMPLE_TRANSFER: TransferRow = {
  ...{ workspaceId, callId: "call_sample", number: 1, id: "transfer_sample", agentId },
  providerCallId: "sim_sample",
  ...{ toNumber: "+12025550177", status: "ended", outcome: "connected", reason: null },
  ...{ requestedBy: "caller", trigger: "caller", triggerKey: "live", action: "Desk", mode: "warm" },
  explanation: 'The caller asked for a person: "let me talk to a person".',
  message: "One moment, I am putting you through.",
  briefing: {
    spoken: "Jane Roe asked for a person.",
    reason: "let me talk to a person",
    customerNumber: "+12025550123",
    values: { customer_name: "Jane Roe" },
    turns: [{ role: "customer", text: "Let me talk to a person." }],
  },
  targets: [{ name: "front desk", to: "+12025550177" }],
  position: 0,
  attempts: [
    { to: "+12025550177", outcome: "connected", reason: null, askedAt: ASKED, toldAt: ASKED + 15_000 },
  ],
  ...{ askedAt: ASKED, ringSeconds: 25, fallback: null, fallbackResult: null, dueAt: null },
  ...{ createdAt: ASKED, updatedAt: ASKED + 15_000 },
};
