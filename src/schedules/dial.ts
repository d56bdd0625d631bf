import type { Clock } from "../id.ts";
import { DONE, type Outcome } from "../outcome.ts";
import { type AgentRow, findAgent } from "../store/agents.ts";
import type { Database } from "../store/database.ts";
import {
  blockAttempt,
  claimDial,
  type DialAttemptRow,
  postponeAttempt,
  recordPlaced,
  recordUnknown,
} from "../store/dial-attempts.ts";
import { findSchedule, type ScheduleRow } from "../store/schedules.ts";
import type { DialAnswer, DialRequest, VoiceAgent } from "../telephony/provider.ts";
import type { Registry } from "../telephony/registry.ts";
import { announceByAgent, type RequestDeliveries } from "../webhooks/announce.ts";
import { scheduleFired } from "../webhooks/events/schedule.ts";
import { announceEnd } from "./announce-end.ts";
import { attemptEnded } from "./attempt-ended.ts";
import { type AttemptIds, attemptId } from "./attempt-id.ts";
import type { Arm } from "./book.ts";
import { refuseNumber } from "./dial-gate.ts";
import { nextAllowed } from "./next-allowed.ts";
import { LOST_ANSWER_AFTER_MS, SILENCE_AFTER_MS } from "./patience.ts";

export interface DialTools {
  db: Database;
  clock: Clock;
  providers: Registry;
  arm: Arm;
  requestFollowUp: RequestDeliveries;
}

/**
 * Dials one queued attempt, at most once: gate and window, then the claim, which is told of as the schedule's firing, then
 * one request that nothing repeats. A lost answer leaves the attempt `unknown` until its status callback. A duplicate
 * message finds nothing to do.
 */
export async function dial(
  tools: DialTools,
  workspaceId: string,
  scheduleId: string,
  number: number,
): Promise<Outcome> {
  const ids: AttemptIds = { workspaceId, scheduleId, number };
  const found = await findSchedule(tools.db, ids);
  const attempt = found?.attempts.find((candidate) => candidate.number === number);
  if (!found || attempt?.status !== "queued") return DONE;
  const { schedule } = found;
  const now = tools.clock();
  const agent = await findAgent(tools.db, workspaceId, schedule.agentId);
  const refusal = agent
    ? refuseNumber(schedule.toNumber)?.explanation
    : `The agent ${schedule.agentId} was deleted.`;
  if (!agent || refusal) {
    const because = `Not dialled: ${refusal}`;
    const told = announceEnd(tools, found, { status: "blocked", because, at: now }, (one) =>
      one === attempt ? { status: "blocked", detail: because, endedAt: now } : {},
    );
    const deliveries = await blockAttempt(tools.db, ids, because, now, told);
    await tools.requestFollowUp({ runs: [], deliveries });
    return { kind: "parked", because };
  }
  const allowed = nextAllowed(now, schedule);
  if (allowed.explanation) {
    await postponeAttempt(tools.db, ids, { at: allowed.at, why: allowed.explanation, now });
    await tools.arm(workspaceId, scheduleId, allowed.at);
    return DONE;
  }
  const attempts = found.attempts.map((one) => (one === attempt ? { ...one, status: "dialing" } : one));
  const fired = announceByAgent(tools, workspaceId, scheduleFired({ schedule, attempts }, number, now));
  const deliveries = await claimDial(tools.db, ids, now + LOST_ANSWER_AFTER_MS, fired);
  if (deliveries === null) return DONE;
  await tools.requestFollowUp({ runs: [], deliveries });
  return conclude(tools, ids, await ask(tools.providers, attempt, requestFor(ids, schedule, agent)));
}

async function ask(providers: Registry, attempt: DialAttemptRow, request: DialRequest): Promise<DialAnswer> {
  const provider = providers.get(attempt.provider);
  if (!provider?.can.dial)
    return { kind: "refused", reason: `No connection to ${attempt.provider} can dial.` };
  try {
    return await provider.dial(request);
  } catch {
    return { kind: "unknown", detail: `The answer of ${attempt.provider} to the dial request was lost.` };
  }
}

async function conclude(tools: DialTools, ids: AttemptIds, answer: DialAnswer): Promise<Outcome> {
  const silentAt = tools.clock() + SILENCE_AFTER_MS;
  if (answer.kind === "placed") {
    await recordPlaced(tools.db, ids, answer.providerCallId, silentAt);
    return DONE;
  }
  if (answer.kind === "refused") {
    await attemptEnded(tools, ids, {
      outcome: "failed",
      detail: answer.reason,
      providerCallId: null,
      callId: null,
    });
    return DONE;
  }
  await recordUnknown(tools.db, ids, answer.detail, silentAt);
  return { kind: "parked", because: `${answer.detail} It may ring, so it is not dialled again.` };
}

function requestFor(ids: AttemptIds, schedule: ScheduleRow, agent: AgentRow): DialRequest {
  return {
    attemptId: attemptId(ids.scheduleId, ids.number),
    workspaceId: ids.workspaceId,
    toNumber: schedule.toNumber,
    fromNumber: schedule.fromNumber,
    agent: voiceOf(agent),
    dynamicVariables: schedule.dynamicVariables,
  };
}

function voiceOf({ id, configuration }: AgentRow): VoiceAgent {
  return {
    agent_id: id,
    agent_name: configuration.agent_name,
    language: configuration.language,
    begin_message: configuration.begin_message ?? null,
    voice_id: configuration.voice_id ?? null,
    response_engine: configuration.response_engine ?? null,
  };
}
