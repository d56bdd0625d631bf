import { getAgent } from "../agents/read.ts";
import { resolveField } from "../extraction/field.ts";
import type { Database } from "../store/database.ts";
import { listFieldColumns } from "../store/field-columns.ts";

/** How values of a column are compared, and shown in a chart. */
export type ColumnKind = "number" | "boolean" | "enum" | "date-time" | "date" | "time" | "string";

/** A field of an agent as a column of its table. */
export interface DataColumn {
  name: string;
  kind: ColumnKind;
  description: string;
  /** Of an enum, in their order. */
  options: readonly string[];
  /** Marked `pii` by any version: its values are masked, and nothing tells of them. */
  pii: boolean;
  /** Whether the agent's current version asks for it; else only older ones did. */
  current: boolean;
}

/** The current version's fields, then those that only older versions had, newest first. `not_found`: no such agent. */
export async function dataColumns(db: Database, workspaceId: string, agentId: string): Promise<DataColumn[]> {
  const [agent, columns] = await Promise.all([
    getAgent(db, workspaceId, agentId),
    listFieldColumns(db, workspaceId, agentId),
  ]);
  return columns.map(({ definition, version, pii }) => {
    const { name, type, format, description, options } = resolveField(definition);
    const isTime = format === "date-time" || format === "date" || format === "time";
    const kind = type === "string" && isTime ? format : type;
    return { name, kind, description, options, pii, current: version === agent.version };
  });
}
