import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { StoredConfiguration } from "../../agents/configuration.ts";
import { createdAt, id, json, workspaceId } from "./columns.ts";

export const agents = sqliteTable(
  "agents",
  {
    workspaceId: workspaceId(),
    id: id(),
    version: integer("version").notNull(),
    configuration: json<StoredConfiguration>("configuration").notNull(),
    /** Sealed (see access/vault.ts); null until the configuration has something to sign. */
    webhookSecret: text("webhook_secret"),
    /** The secret before the last rotation, sealed; it signs as well until the time beside it. */
    previousWebhookSecret: text("previous_webhook_secret"),
    previousWebhookSecretUntil: integer("previous_webhook_secret_until"),
    createdAt: createdAt(),
    updatedAt: integer("updated_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

export const agentVersions = sqliteTable(
  "agent_versions",
  {
    workspaceId: workspaceId(),
    agentId: text("agent_id").notNull(),
    version: integer("version").notNull(),
    configuration: json<StoredConfiguration>("configuration").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.agentId, t.version] })],
);
