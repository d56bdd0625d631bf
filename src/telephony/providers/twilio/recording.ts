import * as z from "zod";
import type { Received } from "../../provider.ts";
import type { TwilioConnection } from "./account.ts";
import { callIdOf, recordingIn } from "./call-status.ts";

const told = z.string().trim().min(1).optional().catch(undefined);

/** Twilio Voice, recording status callbacks. `RecordingDuration` is the recording's, not the call's. */
const RecordingForm = z.looseObject({
  CallSid: z.string().trim().min(1),
  ParentCallSid: told,
  RecordingSid: told,
  RecordingUrl: told,
  RecordingStatus: told,
});

/** Where the recording is; with `transcript: "intelligence"`, also where the transcript that is made of it can be found. */
export function readRecording({ settings }: TwilioConnection, fields: unknown): Received {
  const read = RecordingForm.safeParse(fields);
  if (!read.success) return { kind: "unreadable", detail: "The recording callback has no CallSid." };
  const { RecordingSid: sid, RecordingUrl, RecordingStatus: status = "completed" } = read.data;
  if (status === "in-progress" || status === "absent") return { kind: "taken", events: [] };
  if (status !== "completed") {
    return { kind: "taken", events: [], unknown: [`RecordingStatus ${status.slice(0, 60)}`] };
  }
  const recordingUrl = recordingIn(RecordingUrl);
  const isWanted = sid !== undefined && settings.transcript === "intelligence";
  return {
    kind: "taken",
    events: [
      {
        key: `recording:${sid ?? ""}`,
        callId: callIdOf(read.data),
        at: null,
        kind: "analyzed",
        facts: recordingUrl === undefined ? {} : { recordingUrl },
        ...(isWanted ? { fetch: { source: "recording", id: sid } } : {}),
      },
    ],
  };
}
