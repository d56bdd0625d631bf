import { useViewer } from "../../viewer.ts";
import { exportsWords } from "../../words/exports.ts";
import { importsWords } from "../../words/imports.ts";
import { tasksWords as words } from "../../words/tasks.ts";
import { secondsLeft, type Task } from "./task.ts";

const MINUTE = 60;
const HOUR = 3600;

/** What is counted of each kind. */
const COUNTED = {
  ...{ reanalysis: words.ofCalls, backtest: words.ofCalls },
  ...{ export: exportsWords.rows, import: importsWords.ofRows, replay: words.ofDeliveries },
};

/** How far a task is, and how long it will take as it goes now. */
export function Progress({ task, label }: { task: Task; label: string }) {
  const { t, now } = useViewer();
  const { done, total, of } = task;
  if (total === 0) {
    return (
      <span class="quiet">{t(of.kind === "import" ? importsWords.receiving : words.nothingMatched)}</span>
    );
  }
  if (total === null) {
    return (
      <>
        {task.state === "running" ? <progress aria-label={label} /> : null}
        <span class="hint number block">{t(exportsWords.rowsSoFar, { n: done })}</span>
      </>
    );
  }
  const left = secondsLeft(task, now);
  return (
    <>
      <progress value={Math.min(done, total)} max={total} aria-label={label} />
      <span class="hint number block">
        {t(COUNTED[of.kind], { done, n: total })}
        {left === null ? null : ` · ${timeLeft(left, t)}`}
      </span>
    </>
  );
}

function timeLeft(seconds: number, t: ReturnType<typeof useViewer>["t"]): string {
  if (seconds < 2 * MINUTE) return t(words.secondsLeft, { n: seconds });
  if (seconds < 2 * HOUR) return t(words.minutesLeft, { n: Math.ceil(seconds / MINUTE) });
  return t(words.hoursLeft, { n: Math.ceil(seconds / HOUR) });
}
