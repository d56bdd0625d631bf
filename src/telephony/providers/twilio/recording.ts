import * as z from "zod";
import type { Received } from "../../provider.ts";
import { taken, told, unreadable, untold } from "../../reading/received.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { named } from "../../reading/vocabulary.ts";
import type { TwilioConnection } from "./account.ts";
import { callIdOf, recordingIn } from "./call-status.ts";
import { field } from "./form.ts";

/** Twilio Voice, recording status callbacks. `RecordingDuration` is the recording's, not the call's. */
const RecordingForm = z.looseObject({
  CallSid: z.string().trim().min(1),
  ParentCallSid: field,
  RecordingSid: field,
  RecordingUrl: field,
  RecordingStatus: field,
});

/** Where the recording is; with `transcript: "intelligence"`, also where the transcript that is made of it can be found. */
export function readRecording({ settings }: TwilioConnection, fields: unknown): Received {
  const form = RecordingForm.safeParse(fields).data;
  if (!form) return unreadable("CallSid");
  const { RecordingSid: sid, RecordingStatus: status = "completed" } = form;
  if (status === "in-progress" || status === "absent") return taken(told());
  if (status !== "completed") return taken(untold(`RecordingStatus ${named(status)}`));
  const isWanted = sid !== undefined && settings.transcript === "intelligence";
  return taken(
    told({
      key: `recording:${sid ?? ""}`,
      callId: callIdOf(form),
      at: null,
      kind: "analyzed",
      facts: toldFacts({ recordingUrl: recordingIn(form.RecordingUrl) }),
      ...(isWanted ? { fetch: { source: "recording", id: sid } } : {}),
    }),
  );
}
