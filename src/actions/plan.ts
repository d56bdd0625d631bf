import type { Configuration } from "../agents/configuration.ts";
import { dataOf } from "../calls/data.ts";
import { evaluate } from "../conditions/evaluate.ts";
import { type Facts, factOf, factsOf, isCallFact } from "../conditions/facts.ts";
import type { Verdict } from "../conditions/verdict.ts";
import { statedZone } from "../gate/stated-zone.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { resolveFollowUp } from "../schedules/follow-up-time.ts";
import { sentences } from "../schedules/sentences.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "../store/calls.ts";
import type { TransferRow } from "../store/transfers.ts";
import type { Action, ActionOf, ActionResult, RunStatus, SchedulePlan } from "./action.ts";
import { calleeOf } from "./callee.ts";
import { fillTexts } from "./render-body.ts";
import { Filling, TemplateError } from "./template.ts";
import { scopeOf } from "./template-scope.ts";

/** A run as it is first saved: decided, and not yet performed. */
export type PlannedRun = ActionRunRow;

export interface Decision {
  call: CallRow;
  configuration: Configuration;
  analysis: AnalysisRow;
  /** Epoch milliseconds: what "past" is measured against. */
  now: number;
  /** How the call was handed over while it went on. */
  transfers?: readonly TransferRow[];
}

/**
 * Decides what follows from an analysed call: one run for each action, pending or skipped, each saying in words why.
 * Pure: nothing is asked, sent or stored.
 */
export function planActions(decision: Decision): PlannedRun[] {
  const facts = factsOf(dataOf(decision.analysis.fields), decision.call);
  return decision.configuration.post_call_actions.map((action, position) => {
    const step = decide(action, decision, facts);
    return {
      workspaceId: decision.call.workspaceId,
      callId: decision.call.id,
      name: action.name,
      // From the analysis, not from the call: another version's action may stand at the same place.
      id: `${decision.analysis.id.replace(/^ana_/, "run_")}_${position}`,
      position,
      type: action.type,
      status: step.status,
      explanation: step.explanation,
      plan: step.plan ?? null,
      result: step.result ?? null,
      attempts: 0,
      dueAt: step.status === "pending" ? decision.now + LOST_MESSAGE_AFTER_MS : null,
      createdAt: decision.now,
      finishedAt: step.status === "pending" ? null : decision.now,
      analysisId: decision.analysis.id,
    };
  });
}

interface Step {
  status: RunStatus;
  explanation: string;
  plan?: SchedulePlan;
  result?: ActionResult;
}

function decide(action: Action, decision: Decision, facts: Facts): Step {
  const verdict = evaluate(action.condition, facts);
  if (decision.analysis.status === "failed") {
    const unknown = verdict.comparisons.find(({ field }) => !isCallFact(field));
    if (unknown) {
      const why = `The analysis failed (${decision.analysis.reason}), so ${unknown.field} is not known.`;
      return { status: "skipped", explanation: why };
    }
  }
  const { optOut } = decision.call;
  if (action.type === "transfer_call") return handedOver(action, decision, verdict);
  if (!verdict.met) return { status: "skipped", explanation: verdict.explanation };
  if (optOut && action.type === "schedule_call") {
    const why = `The customer asked not to be called again: "${optOut.quote}".`;
    return { status: "skipped", explanation: because(verdict.explanation, why) };
  }
  if (action.type === "webhook") return { status: "pending", explanation: verdict.explanation };
  return planFollowUp(action, decision, facts, verdict.explanation);
}

/** What came of it while the call went on: afterwards there is nobody left to hand over. */
function handedOver(
  { name, condition }: ActionOf<"transfer_call">,
  { call: { transferOutcome }, transfers = [] }: Decision,
  verdict: Verdict,
): Step {
  const own = transfers.findLast(({ action, outcome }) => action === name && outcome !== null);
  if (own) {
    const status = own.outcome === "connected" ? "done" : "failed";
    const how = `Its transfer to ${own.toNumber} ended: ${own.outcome}.`;
    return { status, explanation: inSentences(own.explanation, how), result: { transfer_id: own.id } };
  }
  const why = verdict.met ? "The call is over: a transfer happens only during a call." : null;
  const how = transferOutcome === null ? null : `The call's transfer ended: ${transferOutcome}.`;
  // Without a condition a transfer does not always run, but where it is asked for.
  return { status: "skipped", explanation: inSentences(condition ? verdict.explanation : null, why, how) };
}

function planFollowUp(
  action: ActionOf<"schedule_call">,
  decision: Decision,
  facts: Facts,
  verdict: string,
): Step {
  const { call, configuration, now } = decision;
  const { config } = action;
  const { fallback_delay_minutes: fallbackDelayMinutes } = config;
  const callee = calleeOf(config.to_field ?? null, facts, call);
  if (callee.number === null) {
    return { status: "failed", explanation: because(verdict, callee.explanation) };
  }
  const timezone = config.timezone ?? call.timezone ?? configuration.timezone;
  const when = resolveFollowUp({
    ...wishOf(config.use_field, decision, facts),
    saidAt: call.startedAt === null ? null : Date.parse(call.startedAt),
    now,
    timezone,
    fallbackDelayMinutes,
  });
  const explanation = [when.explanation, callee.explanation].filter((sentence) => sentence).join(" ");
  const variables = fillVariables(config.dynamic_variables ?? {}, decision);
  if (variables instanceof TemplateError) {
    return { status: "failed", explanation: because(verdict, `dynamic_variables: ${variables.message}`) };
  }
  const plan: SchedulePlan = {
    agent_id: config.agent_id ?? call.agentId,
    to_number: callee.number,
    number_source: callee.source,
    from_number: config.from_number ?? (call.direction === "outbound" ? call.fromNumber : call.toNumber),
    scheduled_at: when.scheduled_at,
    timezone,
    hour_chosen: when.hour_chosen,
    callee_timezone: zoneSaidIn(config.timezone_field, facts),
    calling_window: config.calling_window ?? null,
    retry: config.retry ?? null,
    dynamic_variables: { ...call.dynamicVariables, ...variables },
    explanation,
  };
  return { status: "pending", explanation: because(verdict, explanation), plan };
}

/** What the call says of the time: the field's value, or what stands for a vague one. */
function wishOf(field: string | undefined, { analysis }: Decision, facts: Facts) {
  const result = field === undefined ? undefined : analysis.fields[field];
  const raw = result?.raw;
  return {
    field: field ?? null,
    value: field === undefined ? null : factOf(facts, field),
    suggested: result?.suggested ?? null,
    chosen: result?.chosen ?? false,
    words: typeof raw === "string" ? raw : null,
  };
}

function zoneSaidIn(field: string | undefined, facts: Facts): string | null {
  const said = field === undefined ? null : factOf(facts, field);
  return said === null ? null : statedZone(String(said));
}

function fillVariables(
  templates: Record<string, unknown>,
  decision: Decision,
): Record<string, unknown> | TemplateError {
  const filling = new Filling(scopeOf(decision));
  try {
    return Object.fromEntries(
      Object.entries(templates).map(([name, value]) => [
        name,
        fillTexts(value, filling, (_, work) => work()),
      ]),
    );
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

/** A verdict and what follows from it, as sentences. */
const because = (verdict: string, why: string) => `${verdict.replace(/\.$/, "")}. ${why}`;

/** The verdict alone stands as it is. */
function inSentences(verdict: string | null, ...more: (string | null)[]): string {
  const rest = sentences(...more);
  if (verdict === null) return rest;
  return rest === "" ? verdict : because(verdict, rest);
}
