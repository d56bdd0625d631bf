import { withKeyNames } from "../../../access/key-names.ts";
import { getAgent } from "../../../agents/read.ts";
import { getVersion } from "../../../agents/versions.ts";
import { getCall, getTranscript, type WholeCallView } from "../../../calls/read.ts";
import type { DashboardContext } from "../../context.ts";
import { orNull } from "../../or-null.ts";

/** What every tab of a call's page shows: the call, its words, its agent and the version that it was read by. */
export async function loadCall(c: DashboardContext, callId: string) {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const [call, turns] = await Promise.all([
    getCall(db, workspaceId, callId),
    // A call that goes on, or never was heard, has none.
    orNull(getTranscript(db, workspaceId, callId)),
  ]);
  const [agent, version] = await Promise.all([
    orNull(getAgent(db, workspaceId, call.agent_id)),
    orNull(getVersion(db, workspaceId, call.agent_id, String(call.analysis.agent_version))),
  ]);
  return {
    call: await withNames(c, call),
    turns: turns ?? [],
    agent,
    agentName: agent?.configuration.agent_name ?? version?.configuration.agent_name ?? null,
    /** The zone that the call was read in: its own, else its agent's. */
    zone: call.timezone ?? (version ?? agent)?.configuration.timezone ?? null,
    definitions: version?.configuration.post_call_data_extraction ?? [],
  };
}

/** Who put a field right is told by name: of a program only its key's id is kept. */
async function withNames(c: DashboardContext, call: WholeCallView): Promise<WholeCallView> {
  const fields = Object.entries(call.analysis.fields);
  const results = fields.map(([, result]) => result);
  const named = await withKeyNames(c.env.services.db, c.get("workspaceId"), results);
  const byName = Object.fromEntries(fields.map(([name, result], place) => [name, named[place] ?? result]));
  const analysis = { ...call.analysis, fields: byName } as WholeCallView["analysis"];
  return { ...call, analysis } as WholeCallView;
}
export type LoadedCall = Awaited<ReturnType<typeof loadCall>>;
