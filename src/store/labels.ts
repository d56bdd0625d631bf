import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { FieldDefinition, FieldValue } from "../extraction/field.ts";
import type { Database } from "./database.ts";
import { agentVersions, analyses, calls, corrections, transcripts } from "./schema.ts";

/** Calls in one page: with transcripts of 1 MiB they still fit the memory of a worker. */
const PAGE_CALLS = 20;

const parsed = <T>(text: string): T => JSON.parse(text);

/**
 * The agent's calls after `after` that a person has corrected, at `since` (epoch ms) or later where that is given; oldest
 * first, each with its transcript, all of its corrections, and the fields of the version that its analysis is by.
 */
export async function listCorrectedCalls(
  db: Database,
  workspaceId: string,
  agentId: string,
  { since, after }: { since: number | null; after: string },
) {
  const page = db
    .selectDistinct({ callId: corrections.callId })
    .from(corrections)
    .where(
      and(
        eq(corrections.workspaceId, workspaceId),
        eq(corrections.agentId, agentId),
        gt(corrections.callId, after),
        // A second look by the key keeps the first one to the index.
        since === null
          ? undefined
          : sql`EXISTS (SELECT 1 FROM corrections AS k WHERE k.workspace_id = ${workspaceId}
              AND k.call_id = ${corrections.callId} AND k.corrected_at >= ${since})`,
      ),
    )
    .orderBy(asc(corrections.callId))
    .limit(PAGE_CALLS);
  return db
    .select({
      id: calls.id,
      startedAt: calls.startedAt,
      timezone: sql<string>`COALESCE(${calls.timezone}, ${agentVersions.configuration} ->> '$.timezone')`,
      language: sql<string>`${agentVersions.configuration} ->> '$.language'`,
      turns: transcripts.turns,
      definitions: sql`${agentVersions.configuration} -> '$.post_call_data_extraction'`.mapWith(
        parsed<FieldDefinition[]>,
      ),
      corrected:
        sql`(SELECT json_group_array(json_array(k.field, json(COALESCE(k.value, 'null')))) FROM corrections AS k
        WHERE k.workspace_id = ${workspaceId} AND k.call_id = ${calls.id})`.mapWith(
          parsed<[string, FieldValue][]>,
        ),
    })
    .from(calls)
    .innerJoin(
      analyses,
      and(
        eq(analyses.workspaceId, workspaceId),
        eq(analyses.callId, calls.id),
        eq(analyses.id, calls.analysisId),
      ),
    )
    .innerJoin(
      agentVersions,
      and(
        eq(agentVersions.workspaceId, workspaceId),
        eq(agentVersions.agentId, calls.agentId),
        eq(agentVersions.version, analyses.agentVersion),
      ),
    )
    .innerJoin(transcripts, and(eq(transcripts.workspaceId, workspaceId), eq(transcripts.callId, calls.id)))
    .where(and(eq(calls.workspaceId, workspaceId), inArray(calls.id, page)))
    .orderBy(asc(calls.id));
}
export type CorrectedCall = Awaited<ReturnType<typeof listCorrectedCalls>>[number];
