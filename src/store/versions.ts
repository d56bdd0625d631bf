import { and, type Column, eq } from "drizzle-orm";
import { agentVersions, calls } from "./schema.ts";

/** Joins to a call the version of its agent that `version` names: the call's own, or that of one of its analyses. */
export const versionOfCall = (version: Column) =>
  and(
    eq(agentVersions.workspaceId, calls.workspaceId),
    eq(agentVersions.agentId, calls.agentId),
    eq(agentVersions.version, version),
  );
