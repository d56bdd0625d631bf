import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Speaker } from "../../calls/turn.ts";
import type { ConnectionNumber } from "../../telephony/connection.ts";
import type { CallEvent } from "../../telephony/event.ts";
import { createdAt, id, json, workspaceId } from "./columns.ts";

export const connections = sqliteTable(
  "connections",
  {
    workspaceId: workspaceId(),
    id: id(),
    provider: text("provider").notNull(),
    name: text("name"),
    agentId: text("agent_id").notNull(),
    /** The provider's id of a voice agent → ours. */
    agents: json<Record<string, string>>("agents").notNull(),
    numbers: json<ConnectionNumber[]>("numbers").notNull(),
    roleMap: json<Record<string, Speaker>>("role_map").notNull(),
    settings: json<Record<string, unknown>>("settings").notNull(),
    /** Sealed JSON. */
    credentials: text("credentials").notNull(),
    /** `https://host`, where the provider's messages come in. */
    origin: text("origin").notNull(),
    /** Messages whose signature was wrong. */
    refused: integer("refused").notNull().default(0),
    refusedAt: integer("refused_at"),
    createdAt: createdAt(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // A provider's message names its connection alone.
    uniqueIndex("connections_by_id").on(t.id),
  ],
);

/** A call as a provider tells of it, message by message. */
export const providerCalls = sqliteTable(
  "provider_calls",
  {
    workspaceId: workspaceId(),
    provider: text("provider").notNull(),
    /** Empty for the simulated network of a workspace, which needs none. */
    connectionId: text("connection_id").notNull(),
    providerCallId: text("provider_call_id").notNull(),
    /** The id that the call has, or will have, with us. */
    callId: text("call_id").notNull(),
    /** The attempt that it was dialled for. */
    attemptId: text("attempt_id"),
    /** open closed */
    status: text("status").notNull(),
    /** When we first knew that it is over, epoch ms. */
    overAt: integer("over_at"),
    /** How often its transcript was asked for. */
    fetches: integer("fetches").notNull().default(0),
    /** Not before this it is asked for again, epoch ms. */
    fetchAt: integer("fetch_at"),
    /** Why its transcript is not there. */
    problem: text("problem"),
    dueAt: integer("due_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.provider, t.connectionId, t.providerCallId] }),
    index("provider_calls_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
  ],
);

export const providerEvents = sqliteTable(
  "provider_events",
  {
    workspaceId: workspaceId(),
    provider: text("provider").notNull(),
    connectionId: text("connection_id").notNull(),
    providerCallId: text("provider_call_id").notNull(),
    key: text("key").notNull(),
    /** Of messages that replace each other, the higher stays. */
    version: integer("version").notNull(),
    event: json<CallEvent>("event").notNull(),
    receivedAt: integer("received_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.provider, t.connectionId, t.providerCallId, t.key] })],
);
