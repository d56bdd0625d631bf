import { and, eq, isNull, sql } from "drizzle-orm";
import type { StoredConfiguration } from "../agents/configuration.ts";
import type { Database } from "./database.ts";
import { agents, agentVersions } from "./schema.ts";

export type AgentRow = typeof agents.$inferSelect;

const key = (workspaceId: string, agentId: string) =>
  and(eq(agents.workspaceId, workspaceId), eq(agents.id, agentId), isNull(agents.deletedAt));

/** Saves a new agent with its first version. */
export async function insertAgent(db: Database, agent: AgentRow): Promise<void> {
  await db.batch([db.insert(agents).values(agent), db.insert(agentVersions).values(versionOf(agent))]);
}

/**
 * Saves the next version of an agent, if `agent.version - 1` still stands; false where someone else was faster. Versions
 * are never rewritten, so an analysis can always name the one that made it.
 */
export async function updateAgent(db: Database, agent: AgentRow): Promise<boolean> {
  const { version, configuration, webhookSecret, updatedAt } = agent;
  const [updated] = await db.batch([
    db
      .update(agents)
      .set({ version, configuration, webhookSecret, updatedAt })
      .where(and(key(agent.workspaceId, agent.id), eq(agents.version, version - 1)))
      .returning({ version: agents.version }),
    db
      .insert(agentVersions)
      .select(
        db
          .select({
            workspaceId: agents.workspaceId,
            agentId: sql<string>`${agents.id}`.as("agent_id"),
            version: agents.version,
            configuration: agents.configuration,
            createdAt: sql<number>`${agents.updatedAt}`.as("created_at"),
          })
          .from(agents)
          .where(and(key(agent.workspaceId, agent.id), eq(agents.version, version))),
      )
      .onConflictDoNothing(),
  ]);
  return updated.length === 1;
}

export async function findAgent(
  db: Database,
  workspaceId: string,
  agentId: string,
): Promise<AgentRow | null> {
  const [row] = await db.select().from(agents).where(key(workspaceId, agentId));
  return row ?? null;
}

/** Hides an agent; its versions and calls stay, for they say what was decided and why. False: there is none. */
export async function deleteAgent(
  db: Database,
  workspaceId: string,
  agentId: string,
  now: number,
): Promise<boolean> {
  const deleted = await db
    .update(agents)
    .set({ deletedAt: now })
    .where(key(workspaceId, agentId))
    .returning({ id: agents.id });
  return deleted.length === 1;
}

export async function listAgents(
  db: Database,
  workspaceId: string,
  page: { limit: number; offset: number; after: string | null },
): Promise<AgentRow[]> {
  return db
    .select()
    .from(agents)
    .where(
      and(
        eq(agents.workspaceId, workspaceId),
        isNull(agents.deletedAt),
        page.after ? sql`${agents.id} < ${page.after}` : undefined,
      ),
    )
    .orderBy(sql`${agents.id} DESC`)
    .limit(page.limit)
    .offset(page.offset);
}

export async function countAgents(db: Database, workspaceId: string): Promise<number> {
  return db.$count(agents, and(eq(agents.workspaceId, workspaceId), isNull(agents.deletedAt)));
}

function versionOf(agent: AgentRow): typeof agentVersions.$inferInsert {
  return {
    workspaceId: agent.workspaceId,
    agentId: agent.id,
    version: agent.version,
    configuration: agent.configuration as StoredConfiguration,
    createdAt: agent.updatedAt,
  };
}
