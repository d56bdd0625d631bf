import { Form } from "../../parts/form.tsx";
import { useViewer } from "../../viewer.ts";
import { backtestWords } from "../../words/backtests.ts";
import { tasksWords as words } from "../../words/tasks.ts";
import type { Task } from "./task.ts";

const SURE = {
  reanalysis: words.sureCancelBatch,
  backtest: backtestWords.sureCancel,
  replay: words.sureCancelReplay,
};

/** Stops a task that runs; nothing of one that does not. */
export function CancelForm({ task, name }: { task: Task; name: string }) {
  const { t } = useViewer();
  if (task.state !== "running") return null;
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
