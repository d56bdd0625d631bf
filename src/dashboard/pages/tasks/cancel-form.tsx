import { Form } from "../../parts/form.tsx";
import { useViewer } from "../../viewer.ts";
import { backtestWords } from "../../words/backtests.ts";
import { exportsWords } from "../../words/exports.ts";
import { importsWords } from "../../words/imports.ts";
import { tasksWords as words } from "../../words/tasks.ts";
import type { Task } from "./task.ts";

const SURE = {
  reanalysis: words.sureCancelBatch,
  backtest: backtestWords.sureCancel,
  export: exportsWords.sureCancel,
  import: importsWords.sureCancel,
  replay: words.sureCancelReplay,
};

/** Stops a task that runs, or waits to; nothing of one that does not. */
export function CancelForm({ task, name }: { task: Task; name: string }) {
  const { t } = useViewer();
  if (task.state !== "running" && task.state !== "waiting") return null;
  const sure = t(SURE[task.of.kind]);
  return (
    <Form action={`${task.path}/cancel`}>
      <button
        type="submit"
        class="small quiet"
        data-confirm={sure}
        aria-label={t(words.cancelNamed, { name })}
      >
        {t(words.cancel)}
      </button>
    </Form>
  );
}
