import { reanalyzeCall as reanalyze } from "../../analyses/reanalyze.ts";
import { optionalJsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const reanalyzeCall = handlers(async (c) => {
  const callId = c.req.param("id") ?? "";
  const asked = await reanalyze(c.env.services, c.get("workspaceId"), callId, optionalJsonBody(c));
  c.header("Location", `/v1/calls/${callId}/analyses/${asked.id}`);
  const { id: analysis_id, agentVersion: agent_version, status } = asked;
  return c.json({ call_id: callId, analysis_id, agent_version, status }, 202);
});
