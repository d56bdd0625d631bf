import { Correction, correctAnalysis as correct } from "../../analyses/correct.ts";
import { fieldErrors, invalid } from "../../errors.ts";
import { jsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const correctAnalysis = handlers(async (c) => {
  const parsed = Correction.safeParse(jsonBody(c));
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { workspaceId, keyId } = c.get("principal");
  const callId = c.req.param("id") ?? "";
  return c.json(await correct(c.env.services, { workspaceId, callId }, keyId, parsed.data));
});
