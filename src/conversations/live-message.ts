import * as z from "zod";
import type { Trace } from "../conditions/trace.ts";
import { FieldResult } from "../extraction/result.ts";
import { TRIGGERS } from "../transfers/outcome.ts";
import { CallFacts, Transfer, Utterance } from "../webhooks/events/call-data.ts";

/** When it was so; ISO 8601. */
const at = z.iso.datetime({ offset: true });
const Fields = z.record(z.string(), FieldResult);

/** Whether an action hands the call over, and why. */
const Verdict = z.object({
  action: z.string(),
  trigger: z.enum(TRIGGERS),
  met: z.boolean(),
  explanation: z.string(),
  /** The condition with every operand's value, as the judge made it; null where there is none. */
  trace: z.custom<Trace | null>(),
});

/** What whoever follows a call is sent, as JSON. Each replaces what the same turn, field, action or transfer was before. */
export const LiveMessage = z.discriminatedUnion("type", [
  /** All that is known, first of all. */
  z.object({
    ...{ type: z.literal("snapshot"), at, call: CallFacts, turns: z.array(Utterance), fields: Fields },
    ...{ decisions: z.array(Verdict), transfers: z.array(Transfer) },
  }),
  /** One more at the end. */
  z.object({ type: z.literal("turn"), at, ...Utterance.shape }),
  /** All of them, because an earlier one changed: one came late. */
  z.object({ type: z.literal("transcript"), at, turns: z.array(Utterance) }),
  /** Those that changed. */
  z.object({ type: z.literal("fields"), at, fields: Fields }),
  z.object({ type: z.literal("decision"), at, ...Verdict.shape }),
  z.object({ type: z.literal("transfer"), at, transfer: Transfer }),
  /** The last one; the connection is closed after it. */
  z.object({
    ...{ type: z.literal("ended"), at },
    ...{ call_status: z.string(), end_reason: z.string().nullable() },
  }),
  /** A command was carried out. */
  z.object({ type: z.literal("done"), at, command: z.string(), result: z.record(z.string(), z.unknown()) }),
  /** A command was not, or something went wrong; `command` is null where it could not be read. */
  z.object({ type: z.literal("error"), at, command: z.string().nullable(), detail: z.string() }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;

/** What whoever follows a call by WebSocket may ask for; a transfer as `POST /v1/calls/{id}/transfer` reads it. */
export const LiveCommand = z.discriminatedUnion(
  "type",
  [z.strictObject({ type: z.literal("end") }), z.looseObject({ type: z.literal("transfer") })],
  { error: "Send {type: end}, or {type: transfer} with the members of POST /v1/calls/{id}/transfer." },
);
export type LiveCommand = z.infer<typeof LiveCommand>;
