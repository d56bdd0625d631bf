import type { Viewer } from "../../viewer.ts";
import { importsWords as words } from "../../words/imports.ts";
import type { Task } from "./task.ts";

/** What an import is called among the tasks. */
export function nameOfImport(
  { rows, agentId }: Pick<Extract<Task["of"], { kind: "import" }>, "rows" | "agentId">,
  agents: ReadonlyMap<string, string>,
  t: Viewer["t"],
): string {
  if (rows === "suppressions") return t(words.numbers);
  return agentId === null ? t(words.calls) : t(words.callsOf, { agent: agents.get(agentId) ?? agentId });
}
