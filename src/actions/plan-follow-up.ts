import { ownParty } from "../calls/parties.ts";
import { type Facts, factOf } from "../conditions/facts.ts";
import { statedZone } from "../gate/stated-zone.ts";
import { resolveFollowUp } from "../schedules/follow-up-time.ts";
import type { ActionOf, SchedulePlan } from "./action.ts";
import { calleeOf } from "./callee.ts";
import type { Decision } from "./plan.ts";
import { fillTexts } from "./render-body.ts";
import { Filling, TemplateError } from "./template.ts";
import { scopeOf } from "./template-scope.ts";

/** A follow-up that may be booked, or, `failed`, why none can be. */
export type PlannedFollowUp =
  | { status: "pending"; explanation: string; plan: SchedulePlan }
  | { status: "failed"; explanation: string };

/** Whom a follow-up rings, when, and why then, as the facts have it; `verdict` says why there is one. Pure. */
export function planFollowUp(
  action: ActionOf<"schedule_call">,
  decision: Decision,
  facts: Facts,
  verdict: string,
): PlannedFollowUp {
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
    from_number: config.from_number ?? ownParty(call),
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
export const because = (verdict: string, why: string) => `${verdict.replace(/\.$/, "")}. ${why}`;
