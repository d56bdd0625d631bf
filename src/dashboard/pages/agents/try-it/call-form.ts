import { getCall, getTranscript } from "../../../../calls/read.ts";
import { asText } from "../../../../calls/write-transcript.ts";
import type { Database } from "../../../../store/database.ts";

/** What a person tells of a call to try, as texts. */
export interface CallForm {
  transcript: string;
  direction: string;
  from_number: string;
  to_number: string;
  started_at: string;
}

export const NO_CALL: CallForm = {
  transcript: "",
  direction: "inbound",
  from_number: "",
  to_number: "",
  started_at: "",
};

export const readCallForm = (input: (name: string) => string): CallForm => ({
  transcript: input("transcript").replaceAll("\r\n", "\n"),
  direction: input("direction") || "inbound",
  from_number: input("from_number").trim(),
  to_number: input("to_number").trim(),
  started_at: input("started_at").trim(),
});

/** A past call in the form, to be read again; `not_found` where the workspace has none of this id. */
export async function loadCallForm(db: Database, workspaceId: string, callId: string): Promise<CallForm> {
  const [call, turns] = await Promise.all([
    getCall(db, workspaceId, callId),
    getTranscript(db, workspaceId, callId),
  ]);
  return {
    transcript: asText(turns),
    direction: call.direction,
    from_number: call.from_number ?? "",
    to_number: call.to_number ?? "",
    started_at: call.started_at ?? "",
  };
}

/** The call in the form of `POST /v1/calls`; what was left empty is not told. A transcript may be pasted in any form. */
export function toldCall({ transcript, ...facts }: CallForm) {
  const told = Object.entries(facts).filter(([, text]) => text !== "");
  return { ...Object.fromEntries(told), transcript: { format: "auto", content: transcript } };
}
