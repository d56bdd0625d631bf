import { MAX_DATA_CALLS } from "../../../analyses/data-table.ts";
import type { ExportView } from "../../../exports/view.ts";
import { By, type KnownKeys } from "../../parts/by.tsx";
import { formatNumber } from "../../parts/number.ts";
import { Facts } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { dataOperators } from "../../words/data.ts";
import { exportFailures, exportsWords as words } from "../../words/exports.ts";
import { tasksWords } from "../../words/tasks.ts";
import { formatBytes } from "./export-size.ts";
import { taskOfExport } from "./task.ts";
import { TaskFrame } from "./task-frame.tsx";
import { nameOfTask } from "./task-name.ts";

interface ExportPageProps {
  /** An export as every door shows it. */
  job: ExportView;
  agents: ReadonlyMap<string, string>;
  keys: KnownKeys;
}

/** A file that is made piece by piece: how far it is, what it will hold, and the way to it once it is there. */
export function ExportPage({ job, agents, keys }: ExportPageProps) {
  const { t, language } = useViewer();
  const task = taskOfExport(job);
  const size = formatBytes(language, job.bytes);
  const note = job.status === "running" && job.bytes > 0 ? t(words.sizeSoFar, { size }) : null;
  return (
    <TaskFrame task={task} name={nameOfTask(task.of, agents, t)} note={note}>
      <TheFile job={job} path={task.path} size={size} />
      <Asked job={job} agents={agents} keys={keys} size={size} />
    </TaskFrame>
  );
}

function TheFile({ job, path, size }: { job: ExportView; path: string; size: string }) {
  const { t } = useViewer();
  const format = job.format.toUpperCase();
  return (
    <section class="card" aria-labelledby="file-title">
      <h2 id="file-title">{t(words.file)}</h2>
      {job.status === "completed" ? (
        <p class="doings">
          <a class="button" href={`${path}/file`} download>
            {t(words.download, { format, size })}
          </a>
          <span class="hint">
            {t(words.kept)}: <Time at={job.expires_at} />
          </span>
        </p>
      ) : (
        <p>{t(whyNoFile(job))}</p>
      )}
      {job.limited ? (
        <p class="notice warning">
          {t(job.kind === "calls" ? words.limitedCalls : words.limitedData, { n: MAX_DATA_CALLS })}
        </p>
      ) : null}
    </section>
  );
}

function whyNoFile({ status, reason }: ExportView) {
  if (reason !== null) return exportFailures[reason];
  return { canceled: words.canceled, expired: words.gone }[String(status)] ?? words.onItsWay;
}

function Asked({ job, agents, keys, size }: ExportPageProps & { size: string }) {
  const { t, language } = useViewer();
  const { agent_id: agentId } = job;
  return (
    <section class="card" aria-labelledby="asked">
      <h2 id="asked">{t(words.asked)}</h2>
      <Facts
        facts={[
          [
            t(words.what),
            agentId === null ? (
              <a href="/dashboard/calls">{t(words.calls)}</a>
            ) : (
              <a href={`/dashboard/data/${agentId}`}>
                {t(words.data, { agent: agents.get(agentId) ?? agentId })}
              </a>
            ),
          ],
          [t(words.filter), <Filter job={job} />],
          [t(words.sorted), sortIn(job, t)],
          [t(words.rowsHeld), formatNumber(language, job.done)],
          [t(words.size), size],
          [t(words.by), <By who={job.created_by} keys={keys} />],
          [t(words.begun), <Time at={job.created_at} />],
          [t(words.ended), job.finished_at && <Time at={job.finished_at} />],
        ]}
      />
    </section>
  );
}

/** What it is narrowed to: columns and days in words, what a list of calls is filtered by as the API has it. */
function Filter({ job: { filter, from, until, data } }: { job: ExportView }) {
  const { t } = useViewer();
  const named = Object.entries(filter ?? {}).map(([name, value]) => (
    <code>{`${name}: ${String(value)}`}</code>
  ));
  const days = [
    [tasksWords.since, from],
    [tasksWords.until, until],
  ] as const;
  const times = days.flatMap(([phrase, at]) =>
    at
      ? [
          <>
            {t(phrase)} <Time at={at} />
          </>,
        ]
      : [],
  );
  const columns = (data ?? []).map(({ field, operator, value }) => (
    <bdi>{[field, t(dataOperators[operator]), value].join(" ").trim()}</bdi>
  ));
  const all = [...named, ...times, ...columns];
  if (all.length === 0) return <>{t(words.noFilter)}</>;
  return (
    <>
      {all.map((one) => (
        <span class="block">{one}</span>
      ))}
    </>
  );
}

function sortIn({ sort, direction }: ExportView, t: ReturnType<typeof useViewer>["t"]): string | null {
  if (!sort) return null;
  return t(direction === "desc" ? words.descending : words.ascending, { field: sort });
}
