import * as z from "zod";
import { Condition } from "../conditions/condition.ts";
import { CallingWindow } from "../gate/calling-window.ts";
import type { NumberSource } from "../gate/countries.ts";
import { Retry } from "../schedules/retry.ts";
import { PhoneNumber } from "../telephony/number.ts";
import { Timezone } from "../time/timezone.ts";
import { TransferCallConfig } from "../transfers/config.ts";
import { MAX_TEMPLATE_CHARS } from "./template.ts";

export const ACTION_TYPES = ["schedule_call", "webhook", "transfer_call"] as const;

/** A day, for a follow-up that names no time of its own. */
export const DEFAULT_FALLBACK_DELAY_MINUTES = 1440;

const FieldName = z.string().min(1).max(64);
const Name = z.string().trim().min(1).max(100);
const base = { name: Name, condition: Condition.nullish() };

const ScheduleCallConfig = z.strictObject({
  use_field: FieldName.optional(),
  fallback_delay_minutes: z.number().min(0).max(525_600).default(DEFAULT_FALLBACK_DELAY_MINUTES),
  from_number: PhoneNumber.optional(),
  to_field: FieldName.optional(),
  /** A field that says where the callee is: an IANA zone, a city, "Central time" (`gate/stated-zone.ts`). */
  timezone_field: FieldName.optional(),
  agent_id: z.string().max(64).optional(),
  timezone: Timezone.optional(),
  calling_window: CallingWindow.optional(),
  retry: Retry.optional(),
  dynamic_variables: z
    .record(z.string().max(64), z.union([z.string().max(2000), z.number(), z.boolean()]))
    .optional(),
});
export type ScheduleCallConfig = z.infer<typeof ScheduleCallConfig>;

const MAX_BODY_DEPTH = 30;

const isShallow = (value: unknown, depth = 0): boolean =>
  typeof value !== "object" ||
  value === null ||
  (depth < MAX_BODY_DEPTH && Object.values(value).every((inner) => isShallow(inner, depth + 1)));

/** A text template, or any JSON whose texts are templates (`render-body.ts`). */
const BodyTemplate = z
  .union([z.string().max(MAX_TEMPLATE_CHARS), z.record(z.string(), z.unknown()), z.array(z.unknown())])
  .refine((body) => isShallow(body), `Nest it at most ${MAX_BODY_DEPTH} levels deep.`);

const WebhookConfig = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: "Use an absolute http or https URL." }).max(2000),
  method: z.enum(["POST", "PUT", "PATCH", "DELETE", "GET"]).default("POST"),
  /** Behind the URL, percent-encoded; what comes to null is left out. */
  query: z
    .record(z.string().min(1).max(200), z.union([z.string().max(2000), z.number(), z.boolean()]))
    .optional(),
  headers: z.record(z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/), z.string().max(4000)).optional(),
  body: BodyTemplate.optional(),
  /** Leaves members of the body that come to null out of it: a CRM takes null for "clear this". */
  omit_null: z.boolean().optional(),
  /** Write-only: sealed when stored, never answered. Null takes it away. */
  secret: z.string().min(8).max(500).nullish(),
});
export type WebhookConfig = z.infer<typeof WebhookConfig>;

/** One entry of `post_call_actions`. Without a condition it always runs. */
export const Action = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("schedule_call"), ...base, config: ScheduleCallConfig.prefault({}) }),
    z.strictObject({ type: z.literal("webhook"), ...base, config: WebhookConfig }),
    z.strictObject({ type: z.literal("transfer_call"), ...base, config: TransferCallConfig }),
  ],
  { error: `Use a type of ${ACTION_TYPES.join(", ")}.` },
);
export type Action = z.infer<typeof Action>;
export type ActionOf<T extends Action["type"]> = Extract<Action, { type: T }>;

export const RUN_STATUSES = ["pending", "done", "skipped", "failed"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** A follow-up as decided when the call was analysed: whom to ring, when, and why then. */
export interface SchedulePlan {
  agent_id: string;
  to_number: string;
  number_source: NumberSource;
  from_number: string | null;
  /** Local time without offset, in `timezone`. */
  scheduled_at: string;
  timezone: string;
  /** True where the hour was not said, so that it may be an earlier one of that day where the window asks for it. */
  hour_chosen: boolean;
  /** The zone that the callee stated. */
  callee_timezone: string | null;
  calling_window: CallingWindow | null;
  retry: Retry | null;
  dynamic_variables: Record<string, unknown>;
  explanation: string;
}

/** What performing a run needs beside the agent's configuration; null where that says it all. */
export type ActionPlan = SchedulePlan;

/** What a run left behind: links for a person who asks "and then?". */
export interface ActionResult {
  schedule_id?: string;
  delivery_id?: string;
  transfer_id?: string;
  /** ISO 8601 with offset: when the follow-up will ring. */
  at?: string;
  /** How the follow-up stands as the call is read; it may have been moved or canceled since it was booked. */
  schedule_status?: string;
}

/** What had become of an action before a person ran it once more; times in epoch ms. */
export interface EarlierRun {
  run_id: string;
  status: RunStatus;
  explanation: string;
  result: ActionResult | null;
  /** The person who had asked for that one; null where the analysis did. */
  requested_by: string | null;
  created_at: number;
  finished_at: number | null;
}
