import { capsOf, reservedMicros } from "../gate/caps.ts";
import { countryOf } from "../gate/countries.ts";
import { gate, type Verdict } from "../gate/gate.ts";
import type { Clock } from "../id.ts";
import { DONE, type Outcome } from "../outcome.ts";
import { sayReason } from "../reasons/say.ts";
import type { AgentRow } from "../store/agents.ts";
import { claimDial } from "../store/claim-dial.ts";
import type { Database } from "../store/database.ts";
import { type DialAttemptRow, recordPlaced, recordUnknown } from "../store/dial-attempts.ts";
import { findRinging, type RingingSchedule } from "../store/schedules.ts";
import type { DialAnswer, DialRequest, Line, VoiceAgent } from "../telephony/provider.ts";
import { announceByAgent, type RequestDeliveries } from "../webhooks/announce.ts";
import { scheduleFired } from "../webhooks/events/schedule.ts";
import { attemptEnded } from "./attempt-ended.ts";
import { type AttemptIds, attemptId } from "./attempt-id.ts";
import type { Arm } from "./book.ts";
import { endEarly } from "./end-early.ts";
import { CHECK_AGAIN_AFTER_MS, LOST_ANSWER_AFTER_MS, SILENCE_AFTER_MS } from "./patience.ts";
import { postponeAttempt } from "./postpone.ts";
import { askedOf, rulesOf, timingNow } from "./ring.ts";
import { sentences } from "./sentences.ts";

/** The way that an attempt goes out, or why there is none, in a sentence. */
export type OpenLine = (
  attempt: Pick<DialAttemptRow, "workspaceId" | "provider" | "connectionId">,
) => Promise<Line | { refused: string }>;

export interface DialTools {
  db: Database;
  clock: Clock;
  /** A random text, unique to each dialler. */
  newClaim: () => string;
  openLine: OpenLine;
  /** Ties the provider's call to the attempt, so that whatever it tells of it finds back. */
  linkCall: (attempt: DialAttemptRow, providerCallId: string) => Promise<void>;
  arm: Arm;
  disarm: (workspaceId: string, scheduleId: string) => Promise<void>;
  requestFollowUp: RequestDeliveries;
}

/** An attempt that is to be dialled, with the agent that will speak. */
type Ready = RingingSchedule & { attempt: DialAttemptRow; agent: AgentRow; fromNumber: string | null };

/**
 * Dials one queued attempt, at most once: the gate, then the claim, which is told of as the schedule's firing, then one
 * request that nothing repeats. A lost answer leaves the attempt `unknown` until its status callback or the provider's own
 * list tells. A duplicate message finds nothing to do.
 */
export async function dial(
  tools: DialTools,
  workspaceId: string,
  scheduleId: string,
  number: number,
): Promise<Outcome> {
  const ids: AttemptIds = { workspaceId, scheduleId, number };
  const now = tools.clock();
  const found = await findRinging(tools.db, ids, now, number);
  const attempt = found?.attempts.find((candidate) => candidate.number === number);
  if (!found || attempt?.status !== "queued") return DONE;
  const { schedule, facts } = found;
  const { agent } = facts;
  if (!agent) return block(tools, ids, "agent", sayReason("agent.deleted", { agent: schedule.agentId }));
  const fromNumber = schedule.fromNumber ?? facts.defaultNumber;
  const verdict = ask({ ...found, attempt, agent, fromNumber }, now);
  if (verdict.kind === "refused") return block(tools, ids, verdict.rule, verdict.explanation);
  if (verdict.kind === "wait") {
    await postponeAttempt(tools, found, attempt, verdict);
    return DONE;
  }
  const ready = { ...found, attempt, agent, fromNumber };
  // Another took it, or dialled the number or used up a cap a moment ago: the gate knows by now.
  if (!(await claim(tools, ready, now)))
    return { kind: "retry", at: now, because: "It was claimed by another." };
  return conclude(tools, attempt, await request(tools.openLine, attempt, requestFor(ids, ready)));
}

function ask({ schedule, fromNumber, facts, ...record }: Ready, now: number): Verdict {
  const asked = askedOf({ ...schedule, fromNumber }, facts);
  const timing = timingNow({ schedule, facts, ...record });
  return gate({ ...asked, timing, today: facts.today, now });
}

async function block(tools: DialTools, ids: AttemptIds, rule: string, explanation: string): Promise<Outcome> {
  const because = sentences(sayReason("refused.dialling", { rule }), explanation);
  await endEarly(tools, ids, { status: "blocked", because, rule });
  return { kind: "parked", because };
}

async function claim(tools: DialTools, ready: Ready, now: number): Promise<boolean> {
  const { schedule, attempts, attempt, facts, fromNumber } = ready;
  const rules = rulesOf(facts);
  const country = countryOf(schedule.toNumber) ?? "";
  const taken = { ...attempt, status: "dialing", dialedAt: now, fromNumber };
  const record = { schedule, attempts: attempts.map((one) => (one === attempt ? taken : one)) };
  const fired = announceByAgent(tools, schedule.workspaceId, scheduleFired(record, attempt.number, now));
  const taking = {
    claim: tools.newClaim(),
    now,
    dueAt: now + LOST_ANSWER_AFTER_MS,
    fromNumber,
    country,
    caps: capsOf(rules),
    costMicros: reservedMicros(rules, country),
    dialsKnown: facts.dials.length,
  };
  const deliveries = await claimDial(tools.db, schedule, attempt, taking, fired);
  if (deliveries === null) return false;
  await tools.requestFollowUp({ runs: [], deliveries });
  return true;
}

async function request(
  openLine: OpenLine,
  attempt: DialAttemptRow,
  dialling: DialRequest,
): Promise<DialAnswer> {
  const line = await openLine(attempt);
  if ("refused" in line) return { kind: "refused", reason: line.refused };
  try {
    return await line.dial(dialling);
  } catch {
    return { kind: "unknown", detail: `The answer of ${attempt.provider} to the dial request was lost.` };
  }
}

async function conclude(tools: DialTools, attempt: DialAttemptRow, answer: DialAnswer): Promise<Outcome> {
  const now = tools.clock();
  if (answer.kind === "placed") {
    const { providerCallId } = answer;
    await recordPlaced(tools.db, attempt, providerCallId, now + SILENCE_AFTER_MS);
    if (providerCallId !== null) await tools.linkCall(attempt, providerCallId);
    return DONE;
  }
  if (answer.kind === "refused") {
    const refused = { outcome: "failed", detail: answer.reason, providerCallId: null, callId: null } as const;
    await attemptEnded(tools, attempt, { ...refused, talkedMs: 0 });
    return DONE;
  }
  await recordUnknown(tools.db, attempt, answer.detail, now + CHECK_AGAIN_AFTER_MS);
  return { kind: "parked", because: `${answer.detail} It may ring, so it is not dialled again.` };
}

function requestFor(ids: AttemptIds, { schedule, agent, fromNumber }: Ready): DialRequest {
  return {
    attemptId: attemptId(ids.scheduleId, ids.number),
    workspaceId: ids.workspaceId,
    toNumber: schedule.toNumber,
    fromNumber,
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
