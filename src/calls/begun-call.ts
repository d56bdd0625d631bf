import * as z from "zod";
import { callMembers, fitsRow } from "./members.ts";
import { GOING_ON, isGoingOn } from "./status.ts";
import { TOO_MUCH_METADATA, unknownMembers } from "./unknown-members.ts";

/** How a call stands that is not over. */

/** Whether a body of `POST /v1/calls` tells that a call begins, and not what came of it. */
export const tellsOfBeginning = (body: unknown): boolean =>
  typeof body === "object" && body !== null && "status" in body && isGoingOn(body.status);

const NOT_YET = "The call goes on by its status: leave it out, or send the status that it ended with.";
const notYet = z.null(NOT_YET).optional();
const AS_EVENTS =
  "The call goes on by its status: send what is said on it to POST /v1/calls/{id}/events as it is said.";
const noTranscript = z
  .unknown()
  .refine(
    (given) => given == null || given === "" || (Array.isArray(given) && given.length === 0),
    AS_EVENTS,
  );

/** What is told of a call as it begins; the body of `POST /v1/calls` with a `status` of queued, ringing or in_progress. */
const Body = z.looseObject({
  agent_id: z.string("Name the agent whose configuration applies.").min(1).max(64),
  provider_call_id: z.string().trim().min(1).max(200).optional(),
  ...callMembers,
  status: z.enum(GOING_ON),
  ...{ ended_at: notYet, duration_ms: notYet, end_reason: notYet, transcript: noTranscript.optional() },
});

const MEMBERS = new Set(Object.keys(Body.shape));

export const BegunCall = Body.transform((body, context) => {
  const metadata: Record<string, unknown> = { ...unknownMembers(body, MEMBERS), ...body.metadata };
  if (!fitsRow(metadata)) {
    context.addIssue({ code: "custom", path: ["metadata"], message: TOO_MUCH_METADATA });
  }
  const dynamicVariables: Record<string, unknown> = { ...body.dynamic_variables };
  return {
    agentId: body.agent_id,
    providerCallId: body.provider_call_id ?? null,
    status: body.status,
    direction: body.direction ?? null,
    fromNumber: body.from_number ?? null,
    toNumber: body.to_number ?? null,
    startedAt: body.started_at ?? null,
    timezone: body.timezone ?? null,
    recordingUrl: body.recording_url ?? null,
    ...{ metadata, dynamicVariables },
  };
});
export type BegunCall = z.output<typeof BegunCall>;
