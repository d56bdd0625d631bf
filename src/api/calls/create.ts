import { BegunCall, tellsOfBeginning } from "../../calls/begun-call.ts";
import { GivenCall } from "../../calls/finished-call.ts";
import { beginCall } from "../../conversations/begin-call.ts";
import { finishCall } from "../../conversations/finish-call.ts";
import { fieldErrors, invalid } from "../../errors.ts";
import { jsonBody } from "../body.ts";
import type { ApiContext } from "../context.ts";
import { handlers } from "../handlers.ts";

/** A call that is over, with its transcript, or one that begins now: its `status` says which. */
export const createCall = handlers(async (c) => {
  const body = jsonBody(c);
  const { callId, created, analysisStatus, ...links } = tellsOfBeginning(body)
    ? await begin(c, body)
    : await finish(c, body);
  c.header("Location", `/v1/calls/${callId}`);
  return c.json({ call_id: callId, created, ...links, analysis: { status: analysisStatus } }, 202);
});

async function finish(c: ApiContext, body: unknown) {
  const parsed = GivenCall.safeParse(body);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { callId, created, analysisStatus } = await finishCall(
    c.env.services,
    c.get("workspaceId"),
    parsed.data,
  );
  return { callId, created, analysisStatus };
}

async function begin(c: ApiContext, body: unknown) {
  const parsed = BegunCall.safeParse(body);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const begun = await beginCall(c.env.services, c.get("workspaceId"), parsed.data);
  const path = `/v1/calls/${begun.callId}`;
  return { ...begun, live_url: `${path}/live`, events_url: `${path}/events` };
}
