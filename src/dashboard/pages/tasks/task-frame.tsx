import type { PropsWithChildren } from "hono/jsx";
import { Heading } from "../../parts/heading.tsx";
import { renewed } from "../../parts/renewed.ts";
import { State } from "../../parts/state.tsx";
import { useViewer } from "../../viewer.ts";
import { taskStates, tasksWords as words } from "../../words/tasks.ts";
import { CancelForm } from "./cancel-form.tsx";
import { Progress } from "./progress.tsx";
import { pollOf, type Task } from "./task.ts";

interface TaskFrameProps {
  task: Task;
  /** What it is called. */
  name: string;
  /** A line below its progress. */
  note?: string | null;
}

/** A task of any kind: its state, the way to stop it, how far it is, and below that its own; new as long as it runs. */
export function TaskFrame({ task, name, note = null, children }: PropsWithChildren<TaskFrameProps>) {
  const { t, path } = useViewer();
  return (
    <div {...renewed("task", path, pollOf(task.state))}>
      <Heading title={name} trail={[{ href: "/dashboard/tasks", label: t(words.title) }]}>
        <State of={task.state} in={taskStates} />
        <CancelForm task={task} name={name} />
      </Heading>
      <section class="card" aria-label={t(words.progress)}>
        <Progress task={task} label={t(words.progress)} />
        {note === null ? null : <p class="hint">{note}</p>}
      </section>
      {children}
    </div>
  );
}
