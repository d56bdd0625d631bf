import type { useViewer } from "../../viewer.ts";
import { exportsWords as words } from "../../words/exports.ts";
import type { Task } from "./task.ts";

type ExportTask = Extract<Task["of"], { kind: "export" }>;

/** What an export is called. */
export function nameOfExport(
  { agentId, format }: ExportTask,
  agents: ReadonlyMap<string, string>,
  t: ReturnType<typeof useViewer>["t"],
): string {
  const shown = { format: format.toUpperCase() };
  if (agentId === null) return t(words.ofCalls, shown);
  return t(words.ofData, { ...shown, agent: agents.get(agentId) ?? agentId });
}
