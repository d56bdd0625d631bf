import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { FieldResult } from "../../extraction/result.ts";
import { id, json, workspaceId } from "./columns.ts";

export const analyses = sqliteTable(
  "analyses",
  {
    workspaceId: workspaceId(),
    callId: text("call_id").notNull(),
    id: id(),
    agentVersion: integer("agent_version").notNull(),
    status: text("status").notNull(),
    reason: text("reason"),
    model: text("model"),
    promptVersion: text("prompt_version"),
    fields: json<Record<string, FieldResult>>("fields").notNull(),
    inputTokens: integer("input_tokens").notNull(),
    outputTokens: integer("output_tokens").notNull(),
    /** Null where the model's price is not known. */
    costUsd: real("cost_usd"),
    latencyMs: integer("latency_ms").notNull(),
    completedAt: integer("completed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.callId, t.id] })],
);
