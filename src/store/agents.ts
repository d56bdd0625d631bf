import { and, desc, eq, isNotNull, isNull, lt, max, sql } from "drizzle-orm";
import type { StoredConfiguration } from "../agents/configuration.ts";
import type { Database } from "./database.ts";
import { agents, agentVersions } from "./schema.ts";

export type AgentRow = typeof agents.$inferSelect;
export type AgentVersionRow = typeof agentVersions.$inferSelect;
type NewAgent = Omit<AgentRow, "previousWebhookSecret" | "previousWebhookSecretUntil">;

const key = (workspaceId: string, agentId: string) =>
  and(eq(agents.workspaceId, workspaceId), eq(agents.id, agentId), isNull(agents.deletedAt));

const ofAgent = (workspaceId: string, agentId: string) =>
  and(eq(agentVersions.workspaceId, workspaceId), eq(agentVersions.agentId, agentId));

/** Saves a new agent with its first version. */
export async function insertAgent(db: Database, agent: NewAgent): Promise<void> {
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
      // A secret that stands is only ever rotated, which may have happened since the agent was read.
      .set({
        version,
        configuration,
        webhookSecret: sql`coalesce(${agents.webhookSecret}, ${webhookSecret})`,
        updatedAt,
      })
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

/** Which of these ids are agents of the workspace, in one statement. */
export async function findAgentIds(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .select({ id: agents.id })
    .from(agents)
    .where(
      and(
        eq(agents.workspaceId, workspaceId),
        isNull(agents.deletedAt),
        sql`${agents.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Puts a sealed secret in the place of the current one, which signs as well until `until`; null: there is none to
 * replace.
 */
export async function rotateWebhookSecret(
  db: Database,
  workspaceId: string,
  agentId: string,
  secret: string,
  until: number,
): Promise<AgentRow | null> {
  const [row] = await db
    .update(agents)
    .set({
      webhookSecret: secret,
      previousWebhookSecret: sql`${agents.webhookSecret}`,
      previousWebhookSecretUntil: until,
    })
    .where(and(key(workspaceId, agentId), isNotNull(agents.webhookSecret)))
    .returning();
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

/** The highest version of an agent, also of a deleted one; null where there never was one. */
export async function newestVersion(
  db: Database,
  workspaceId: string,
  agentId: string,
): Promise<number | null> {
  const [row] = await db
    .select({ newest: max(agentVersions.version) })
    .from(agentVersions)
    .where(ofAgent(workspaceId, agentId));
  return row?.newest ?? null;
}

/** One page of an agent's versions, newest first. `below` is the last one already seen. */
export async function listVersions(
  db: Database,
  workspaceId: string,
  agentId: string,
  page: { limit: number; offset: number; below: number | null },
): Promise<AgentVersionRow[]> {
  return db
    .select()
    .from(agentVersions)
    .where(
      and(
        ofAgent(workspaceId, agentId),
        page.below === null ? undefined : lt(agentVersions.version, page.below),
      ),
    )
    .orderBy(desc(agentVersions.version))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countVersions(db: Database, workspaceId: string, agentId: string): Promise<number> {
  return db.$count(agentVersions, ofAgent(workspaceId, agentId));
}

export async function findVersion(
  db: Database,
  workspaceId: string,
  agentId: string,
  version: number,
): Promise<AgentVersionRow | null> {
  const [row] = await db
    .select()
    .from(agentVersions)
    .where(and(ofAgent(workspaceId, agentId), eq(agentVersions.version, version)));
  return row ?? null;
}

function versionOf(agent: NewAgent): typeof agentVersions.$inferInsert {
  return {
    workspaceId: agent.workspaceId,
    agentId: agent.id,
    version: agent.version,
    configuration: agent.configuration as StoredConfiguration,
    createdAt: agent.updatedAt,
  };
}
