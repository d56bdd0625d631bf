import * as z from "zod";
import { callMembers, Instant } from "../../../calls/members.ts";
import { GOING_ON, TRANSFER_OUTCOMES } from "../../../calls/status.ts";
import { Transcript, TranscriptOrExport } from "../../../calls/transcript.ts";
import { GivenTurn } from "../../../calls/transcripts/turns.ts";
import { CallParty } from "../../number.ts";

const Id = z.string().trim().min(1).max(200);

const SEQUENCE = "Use a whole number from 0 on.";

/** What every message may say, whatever its type. */
const facts = {
  call_id: z
    .string("Give the call's id in your system: every message about the call has the same.")
    .trim()
    .min(1)
    .max(200),
  event_id: Id.nullish(),
  timestamp: Instant.nullish(),
  agent: Id.nullish(),
  attempt_id: Id.nullish(),
  leg: Id.nullish(),
  final: z.boolean("Use true or false.").nullish(),
  sequence: z.int(SEQUENCE).min(0, SEQUENCE).nullish(),
  ...callMembers,
};

const ENDED = ["completed", "no_answer", "busy", "failed", "canceled", "voicemail"] as const;

/** With the end of a call there may be none, or one in which nobody speaks. */
const maybeTranscript = TranscriptOrExport.transform(({ turns }) => turns).nullish();

const TRANSFER_STATUSES = ["requested", ...TRANSFER_OUTCOMES] as const;

const Transfer = z.object(
  {
    status: z.enum(TRANSFER_STATUSES, `Use ${TRANSFER_STATUSES.join(", ")}.`),
    to: CallParty.nullish(),
    reason: z.string().max(200).nullish(),
  },
  `Say how the transfer goes: {status, to?, reason?}, with a status of ${TRANSFER_STATUSES.join(", ")}.`,
);

const named = (what: string) => z.string(what).trim().min(1, what).max(200);

const ToolCall = z.object(
  {
    id: named("Give the tool call's own id: sent again with the same, it is the same one."),
    name: named("Give the tool's name."),
    arguments: z.record(z.string(), z.unknown()).nullish(),
  },
  "Say what was called: {id, name, arguments?}.",
);

const type = <T extends string>(name: T) => ({ type: z.literal(name), ...facts });

/** A message by its type; what each must have beside `call_id` is what it is there to tell. */
export const Message = z.discriminatedUnion("type", [
  z.looseObject({
    ...type("call.started"),
    status: z.enum(GOING_ON, `With call.started use ${GOING_ON.join(", ")}.`).nullish(),
  }),
  z.looseObject({
    ...type("call.turn"),
    turn: z.preprocess((turn) => turn ?? {}, GivenTurn),
  }),
  z.looseObject({
    ...type("call.ended"),
    status: z.enum(ENDED, `With call.ended use ${ENDED.join(", ")}.`).nullish(),
    transcript: maybeTranscript,
  }),
  z.looseObject({ ...type("call.transcript"), transcript: Transcript }),
  z.looseObject({ ...type("call.analyzed"), transcript: maybeTranscript }),
  z.looseObject({ ...type("call.transfer"), transfer: Transfer }),
  z.looseObject({ ...type("call.tool_call"), tool_call: ToolCall }),
  z.looseObject({
    ...type("call.error"),
    end_reason: z.string("Say what went wrong, in a sentence.").trim().min(1).max(200),
  }),
]);
export type Message = z.output<typeof Message>;

export const MESSAGE_TYPES: readonly string[] = Message.options.map(({ shape }) => shape.type.value);

/** Names of members that no message of this type has. */
export function unknownMembers(message: Message): string[] {
  const known = Message.options.find(({ shape }) => shape.type.value === message.type)?.shape ?? {};
  return Object.keys(message).filter((member) => !Object.hasOwn(known, member));
}
