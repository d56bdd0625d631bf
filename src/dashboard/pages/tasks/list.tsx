import type { DeadLetterRow } from "../../../store/dead-letters.ts";
import { Empty, Heading } from "../../parts/heading.tsx";
import { Pager } from "../../parts/pager.tsx";
import { renewed } from "../../parts/renewed.ts";
import { State } from "../../parts/state.tsx";
import { Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { importsWords } from "../../words/imports.ts";
import { taskStates, tasksWords as words } from "../../words/tasks.ts";
import { CancelForm } from "./cancel-form.tsx";
import { LostTable } from "./lost.tsx";
import { Progress } from "./progress.tsx";
import { pollOfAll, type Task } from "./task.ts";
import { nameOfTask } from "./task-name.ts";

interface TasksPageProps {
  tasks: readonly Task[];
  next: string | null;
  agents: ReadonlyMap<string, string>;
  lost: readonly DeadLetterRow[];
  isMore: boolean;
}

/** All long work in one place, so that it can be left and come back to. */
export function TasksPage({ tasks, next, agents, lost, isMore }: TasksPageProps) {
  const { t, path } = useViewer();
  const poll = pollOfAll(tasks);
  return (
    <>
      <Heading title={t(words.title)} about={t(words.about)} />
      <div {...renewed("tasks", path, poll)}>
        {tasks.length === 0 ? (
          <Empty title={t(words.none)}>
            <p>{t(words.noneText)}</p>
            <p>
              <a href="/dashboard/calls">{t(words.toCalls)}</a> ·{" "}
              <a href="/dashboard/webhooks/deliveries">{t(words.toDeliveries)}</a>
            </p>
          </Empty>
        ) : (
          <>
            <Table
              label={t(words.title)}
              columns={[
                { head: t(words.task) },
                { head: t(words.progress) },
                { head: t(words.state) },
                { head: t(words.begun) },
              ]}
            >
              {tasks.map((task) => (
                <Row task={task} agents={agents} />
              ))}
            </Table>
            <Pager next={next} />
          </>
        )}
      </div>
      {lost.length > 0 ? (
        <section>
          <h2>{t(words.lost)}</h2>
          <p class="hint">{t(words.lostAbout)}</p>
          <LostTable letters={lost} />
          {isMore ? (
            <p>
              <a href="/dashboard/tasks/lost">{t(words.lostAll)}</a>
            </p>
          ) : null}
        </section>
      ) : null}
      <Elsewhere />
    </>
  );
}

function Row({ task, agents }: { task: Task } & Pick<TasksPageProps, "agents">) {
  const { t } = useViewer();
  const name = nameOfTask(task.of, agents, t);
  return (
    <tr id={task.order}>
      <th scope="row" class="roomy">
        <a href={task.path} dir="auto">
          {name}
        </a>
      </th>
      <td class="roomy">
        <Progress task={task} label={`${t(words.progress)}: ${name}`} />
      </td>
      <td>
        <State of={task.state} in={taskStates} /> <CancelForm task={task} name={name} />
      </td>
      <td class="nowrap">
        <Time at={task.createdAt} />
      </td>
    </tr>
  );
}

/** Where exports and imports are begun. */
function Elsewhere() {
  const { t } = useViewer();
  return (
    <section aria-labelledby="elsewhere" class="card wide-narrow">
      <h2 id="elsewhere">{t(words.elsewhere)}</h2>
      <p>
        {t(words.exports)} <a href="/dashboard/calls">{t(words.exportCalls)}</a> ·{" "}
        <a href="/dashboard/data">{t(words.exportData)}</a>
      </p>
      <p>
        {t(words.imports)} <a href="/dashboard/calls/import">{t(importsWords.importCalls)}</a> ·{" "}
        <a href="/dashboard/settings/suppressions#import">{t(words.importSuppressions)}</a>
      </p>
    </section>
  );
}
