import { FinishedCall } from "../../calls/finished-call.ts";
import { ingestCall } from "../../calls/ingest.ts";
import { fieldErrors, invalid } from "../../errors.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

/** Calls that come by this door are named by the id that the client gives, apart from every provider's own. */
const PROVIDER = "api";

export const createCall = handlers(async (c) => {
  const parsed = FinishedCall.safeParse(jsonBody(c));
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { callId, created, analysisStatus } = await ingestCall(
    c.env.services,
    c.get("workspaceId"),
    PROVIDER,
    parsed.data,
  );
  c.header("Location", `/v1/calls/${callId}`);
  return c.json({ call_id: callId, created, analysis: { status: analysisStatus } }, 202);
});
