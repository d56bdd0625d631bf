import * as z from "zod";
import { EVENT_TYPES } from "../event.ts";
import { OwnSecret } from "../next-secret.ts";
import { SIGNATURE_SCHEMES } from "../signature-scheme.ts";

/** One attempt more often than this is no retry any more, and three days later nobody waits for it. */
const MAX_ATTEMPTS = 20;
const MAX_STEP_SECONDS = 3 * 86_400;

const RetrySchedule = z
  .array(z.number().int().min(0).max(MAX_STEP_SECONDS))
  .min(1)
  .max(MAX_ATTEMPTS)
  .superRefine((steps, context) => {
    steps.forEach((seconds, i) => {
      if (i > 0 && seconds === 0)
        context.addIssue({ code: "custom", path: [i], message: "Only the first attempt may come at once." });
    });
  });

const ReadOnly = z.unknown().optional();

/** Members of an endpoint's answer that say what it is, not how it is set; sent back by a client, they change nothing. */
const readOnly = {
  endpoint_id: ReadOnly,
  status: ReadOnly,
  disabled_reason: ReadOnly,
  failing_since: ReadOnly,
  public_key: ReadOnly,
  previous_secret_expires_at: ReadOnly,
  created_at: ReadOnly,
  updated_at: ReadOnly,
};

/** What a user sets on an endpoint. Null, or nothing, stands for all events, all agents, no limit, our own schedule. */
export const EndpointSettings = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: "Use an absolute http or https URL." }).max(2000),
  description: z.string().max(500).nullish(),
  events: z.array(z.enum(EVENT_TYPES)).min(1, "Name an event, or leave it out for all of them.").nullish(),
  agent_ids: z
    .array(z.string().max(64))
    .min(1, "Name an agent, or leave it out for all of them.")
    .max(100)
    .nullish(),
  rate_limit_per_second: z.number().int().min(1).max(1000).nullish(),
  /** Seconds before each attempt; as many attempts as there are members. */
  retry_schedule: RetrySchedule.nullish(),
  signatures: z.array(z.enum(SIGNATURE_SCHEMES)).min(1, "Name v1, v1a or both.").optional(),
  /** Write-only. Without one a secret is made, and shown once. */
  secret: OwnSecret.optional(),
  ...readOnly,
});
export type EndpointSettings = z.infer<typeof EndpointSettings>;

export const EndpointChanges = EndpointSettings.partial();
export type EndpointChanges = z.infer<typeof EndpointChanges>;
