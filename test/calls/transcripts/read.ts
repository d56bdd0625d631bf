import { FinishedCall } from "../../../src/calls/finished-call.ts";
import type { Turn } from "../../../src/calls/turn.ts";
import { type FieldError, fieldErrors } from "../../../src/errors.ts";

const parse = (transcript: unknown) => FinishedCall.safeParse({ agent_id: "agent_1", transcript });

/** The turns of a transcript as the body of `POST /v1/calls` gives it. */
export function turnsOf(transcript: unknown): Turn[] {
  const read = parse(transcript);
  if (!read.success) throw new Error(JSON.stringify(fieldErrors(read.error.issues)));
  return read.data.turns;
}

/** `agent: Hello.` a turn. */
export const linesOf = (transcript: unknown) =>
  turnsOf(transcript).map(({ role, text }) => `${role}: ${text}`);

/** What is wrong with a transcript; nothing where it is taken. */
export function faultsOf(transcript: unknown): FieldError[] {
  const read = parse(transcript);
  return read.success ? [] : fieldErrors(read.error.issues);
}

export const placesOf = (transcript: unknown) => faultsOf(transcript).map(({ field }) => field);
