import * as z from "zod";
import { ACTION_TYPES, RUN_STATUSES } from "../../actions/action.ts";
import { CALL_STATUSES, DIRECTIONS, TRANSFER_OUTCOMES } from "../../calls/status.ts";
import { FieldResult } from "../../extraction/result.ts";
import { FallbackResult } from "../../transfers/fallback.ts";
import { TRANSFER_MODES } from "../../transfers/outcome.ts";
import { oneOf } from "./one-of.ts";

const Instant = z.iso.datetime({ offset: true });
/** Words of the customer: the turn, from 0, and what was said in it. */
const Said = z.object({ turn: z.int(), quote: z.string() });
const Variables = z.record(z.string(), z.unknown());

/** What is known of a call, whether it has been read or not. */
export const CallFacts = z.object({
  call_id: z.string(),
  agent_id: z.string(),
  provider: z.string(),
  provider_call_id: z.string(),
  connection_id: z.string().nullable().describe("The connection that told of it."),
  direction: oneOf(DIRECTIONS),
  call_status: oneOf(CALL_STATUSES),
  end_reason: z.string().nullable(),
  from_number: z.string().nullable(),
  to_number: z.string().nullable(),
  started_at: Instant.nullable(),
  ended_at: Instant.nullable(),
  duration_ms: z.int().nullable(),
  timezone: z.string().nullable(),
  recording_url: z.string().nullable(),
  transcript_problem: z.string().nullable().describe("Why its transcript, or a part of it, is not there."),
  opt_out: Said.nullable().describe(
    "Where the customer asked not to be called again; known once the call was read.",
  ),
  asked_for_human: Said.nullable().describe(
    "Where the customer asked for a person; known once the call was read.",
  ),
  transfer_outcome: oneOf(TRANSFER_OUTCOMES)
    .nullable()
    .describe("How handing it over to a human ended; null where it was not, or that goes on."),
  metadata: Variables,
  dynamic_variables: Variables,
  created_at: Instant,
});

const Value = FieldResult.shape.value;

/** A field as a model read it, or as a person put it right: `was` is the model's then. */
const Field = FieldResult.extend({
  by: z.string().optional(),
  at: Instant.optional(),
  was: FieldResult.optional(),
});

const Correction = z.object({ value: Value, by: z.string(), at: Instant, was: Value });

const Analysis = z.object({
  status: oneOf(["completed", "skipped", "failed"]),
  reason: z.string().nullable().describe("Why it was skipped or failed."),
  agent_version: z.int(),
  model: z.string().nullable(),
  prompt_version: z.string().nullable(),
  completed_at: Instant,
  latency_ms: z.number(),
  usage: z.object({ input_tokens: z.int(), output_tokens: z.int() }),
  cost_usd: z.number().nullable(),
  data: z.record(z.string(), Value).describe("The values alone, by the field's name."),
  fields: z.record(z.string(), Field).describe("Each value with its evidence, or why it is null."),
  correction: z.record(z.string(), Correction).describe("What people put right, by the field's name."),
});

const ActionRun = z.object({
  name: z.string(),
  type: oneOf(ACTION_TYPES),
  status: oneOf(RUN_STATUSES),
  explanation: z.string(),
  schedule_id: z.string().optional(),
  delivery_id: z.string().optional(),
  transfer_id: z.string().optional(),
  at: Instant.optional(),
  run_by: z.string().optional().describe("The person who had it run, whatever its condition said."),
  finished_at: Instant.nullable(),
});

export const AnalyzedCall = CallFacts.extend({
  analysis: Analysis,
  actions: z.array(ActionRun),
  action: z
    .object({ name: z.string(), explanation: z.string(), run_by: z.string().optional() })
    .optional()
    .describe("The webhook action that sends it; not there where it is sent as an event."),
});

/** One finished utterance. Times count from the call's start, in milliseconds. */
export const Utterance = z.object({
  turn: z.int().describe("From 0, in the order of the transcript."),
  role: z.enum(["agent", "customer", "system", "tool"]),
  text: z.string(),
  start_ms: z.number().optional(),
  end_ms: z.number().optional(),
});

export const Transfer = z.object({
  transfer_id: z.string(),
  call_id: z.string(),
  provider_call_id: z.string(),
  transfer: z.int().describe("1 for the first of the call."),
  status: oneOf(["requested", "accepted", "unknown", "connected", "failed"]),
  outcome: oneOf(TRANSFER_OUTCOMES).nullable().describe("How it ended; null while it goes on."),
  to_number: z.string().describe("Who is tried, or was last: E.164, or a SIP URI."),
  target: z.string().nullable().describe("The same by its name in the agent's configuration."),
  mode: oneOf(TRANSFER_MODES),
  trigger: z.string().describe("Who asked for it: condition, caller, tool or person."),
  action: z.string().nullable().describe("The transfer_call action that it follows."),
  requested_by: z.string(),
  explanation: z.string().describe("Why it was asked for."),
  reason: z.string().nullable().describe("Why it did not connect."),
  time_to_answer_ms: z.int().nullable(),
  attempts: z.array(
    z.object({ to_number: z.string(), outcome: oneOf(TRANSFER_OUTCOMES), reason: z.string().nullable() }),
  ),
  message: z.string().nullable().describe("Said to the caller first."),
  briefing: z
    .object({
      spoken: z.string(),
      reason: z.string(),
      customer_number: z.string().nullable(),
      values: z.record(z.string(), Value),
      turns: z.array(z.object({ role: z.string(), text: z.string() })).describe("The last that were said."),
    })
    .nullable()
    .describe("What the human is to know before they have the caller."),
  fallback: FallbackResult.nullable().describe("What follows, or followed, where nobody took the call."),
  created_at: Instant,
  updated_at: Instant,
});
export type Transfer = z.infer<typeof Transfer>;
