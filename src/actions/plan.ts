import type { Configuration } from "../agents/configuration.ts";
import { dataOf } from "../calls/data.ts";
import { evaluate } from "../conditions/evaluate.ts";
import { type Facts, factsOf } from "../conditions/facts.ts";
import type { Verdict } from "../conditions/verdict.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { sayReason } from "../reasons/say.ts";
import { sentences } from "../schedules/sentences.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "../store/calls.ts";
import type { TransferRow } from "../store/transfers.ts";
import type { Action, ActionOf, ActionResult, RunStatus, SchedulePlan } from "./action.ts";
import { hindranceOf } from "./hindrance.ts";
import { because, planFollowUp } from "./plan-follow-up.ts";

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
      requestedBy: null,
      earlier: null,
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
  const hindrance = hindranceOf(action, decision, verdict);
  if (hindrance?.kind === "analysis_failed") {
    const { reason, field } = hindrance;
    const why = sayReason("action.analysis_failed", { reason: String(reason), field });
    return { status: "skipped", explanation: why };
  }
  if (action.type === "transfer_call") return handedOver(action, decision, verdict);
  if (hindrance?.kind === "opted_out") {
    const why = sayReason("action.opted_out", { quote: hindrance.quote });
    return { status: "skipped", explanation: because(verdict.explanation, why) };
  }
  if (hindrance) return { status: "skipped", explanation: verdict.explanation };
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
    const how = sayReason("action.own_transfer", { to: own.toNumber, outcome: String(own.outcome) });
    return { status, explanation: inSentences(own.explanation, how), result: { transfer_id: own.id } };
  }
  const why = verdict.met ? sayReason("action.call_over") : null;
  const how =
    transferOutcome === null ? null : sayReason("action.call_transfer", { outcome: transferOutcome });
  // Without a condition a transfer does not always run, but where it is asked for.
  return { status: "skipped", explanation: inSentences(condition ? verdict.explanation : null, why, how) };
}

/** The verdict alone stands as it is. */
function inSentences(verdict: string | null, ...more: (string | null)[]): string {
  const rest = sentences(...more);
  if (verdict === null) return rest;
  return rest === "" ? verdict : because(verdict, rest);
}
