import * as z from "zod";

import { anything, list, maybe, object, record, text, time, webUrl } from "../../reading/members.ts";

const Customer = object({ number: text, sipUri: text });
const PhoneNumber = object({ number: text, twilioPhoneNumber: text });
const Destination = object({ type: text, number: text, sipUri: text });
const Artifact = object({
  messages: list,
  messagesOpenAIFormatted: list,
  transfers: list,
  recordingUrl: webUrl,
  stereoRecordingUrl: webUrl,
  recording: object({ stereoUrl: webUrl, mono: object({ combinedUrl: webUrl }) }),
});

/** What a call has in messages and in answers alike. */
const shared = {
  customer: Customer,
  phoneNumber: PhoneNumber,
  startedAt: time,
  endedAt: time,
  endedReason: text,
  artifact: Artifact,
  destination: Destination,
  messages: list,
};

/** A call object (Vapi, `Call`), as `GET /call/{id}` answers and every message carries it. */
export const VapiCall = z.looseObject({
  ...shared,
  id: z.string().min(1),
  type: text,
  status: text,
  assistantId: text,
  squadId: text,
  workflowId: text,
  phoneNumberId: text,
  assistantOverrides: object({ metadata: record, variableValues: record }),
  monitor: object({ controlUrl: text }),
});
export type VapiCall = z.infer<typeof VapiCall>;

/** A server message (Vapi, server events). */
export const VapiMessage = z.looseObject({
  ...shared,
  type: z.string().min(1),
  timestamp: time,
  call: maybe(VapiCall),
  status: text,
  role: text,
  transcriptType: text,
  transcript: text,
  recordingUrl: webUrl,
  toolCallList: list,
  toolWithToolCallList: list,
  toolCalls: list,
  functionCall: anything,
  chat: anything,
});
export type VapiMessage = z.infer<typeof VapiMessage>;

/** `{"message": {"type": …}}`. */
export const Body = z.looseObject({ message: VapiMessage });

/** The address of a transfer's destination: E.164 or a SIP URI; null for another assistant, and where it is not told. */
export function destinationOf(destination: unknown): string | null {
  const read = Destination.parse(destination);
  return read?.number ?? read?.sipUri ?? null;
}
