import type { Viewer } from "../../viewer.ts";
import { backtestWords } from "../../words/backtests.ts";
import { exportsWords } from "../../words/exports.ts";
import { importsWords } from "../../words/imports.ts";
import { tasksWords } from "../../words/tasks.ts";
import type { Task } from "./task.ts";

/** What long work is called, by what it is of; `agents`: names by id. */
export function nameOfTask(of: Task["of"], agents: ReadonlyMap<string, string>, t: Viewer["t"]): string {
  const named = (id: string) => ({ agent: agents.get(id) ?? id });
  switch (of.kind) {
    case "replay":
      return t(tasksWords.replay);
    case "reanalysis":
      return t(tasksWords.reanalysisOf, named(of.agentId));
    case "backtest":
      return t(backtestWords.titleOf, named(of.agentId));
    case "import":
      if (of.rows === "suppressions") return t(importsWords.numbers);
      return of.agentId === null ? t(importsWords.calls) : t(importsWords.callsOf, named(of.agentId));
    case "export": {
      const shown = { format: of.format.toUpperCase() };
      if (of.agentId === null) return t(exportsWords.ofCalls, shown);
      return t(exportsWords.ofData, { ...shown, ...named(of.agentId) });
    }
  }
}
