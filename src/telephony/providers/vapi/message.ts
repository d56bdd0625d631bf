import * as z from "zod";

const text = z.string().nullish().catch(null);
const time = z.union([z.number(), z.string()]).nullish().catch(null);
const list = z.array(z.unknown()).nullish().catch(null);
const record = z.record(z.string(), z.unknown()).nullish().catch(null);

const Customer = z.looseObject({ number: text, sipUri: text }).nullish().catch(null);
const PhoneNumber = z.looseObject({ number: text, twilioPhoneNumber: text }).nullish().catch(null);
const Destination = z.looseObject({ type: text, number: text, sipUri: text }).nullish().catch(null);
const Artifact = z
  .looseObject({
    messages: list,
    messagesOpenAIFormatted: list,
    transfers: list,
    recordingUrl: text,
    stereoRecordingUrl: text,
    recording: z
      .looseObject({ stereoUrl: text, mono: z.looseObject({ combinedUrl: text }).nullish().catch(null) })
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null);

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
  assistantOverrides: z.looseObject({ metadata: record, variableValues: record }).nullish().catch(null),
  monitor: z.looseObject({ controlUrl: text }).nullish().catch(null),
});
export type VapiCall = z.infer<typeof VapiCall>;

/** `{"message": {"type": …}}` (Vapi, server events). */
export const VapiMessage = z.looseObject({
  ...shared,
  type: z.string().min(1),
  timestamp: time,
  call: VapiCall.nullish().catch(null),
  status: text,
  role: text,
  transcriptType: text,
  transcript: text,
  recordingUrl: text,
  toolCallList: list,
  toolWithToolCallList: list,
  toolCalls: list,
  functionCall: z.unknown().optional(),
});
export type VapiMessage = z.infer<typeof VapiMessage>;

/** The address of a transfer's destination: E.164 or a SIP URI; null for another assistant, and where it is not told. */
export function destinationOf(destination: unknown): string | null {
  const read = Destination.parse(destination);
  return read?.number ?? read?.sipUri ?? null;
}
