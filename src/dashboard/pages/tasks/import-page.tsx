import type { FieldError } from "../../../errors.ts";
import type { readImport } from "../../../imports/read-import.ts";
import { formatNumber } from "../../parts/number.ts";
import { Reasons } from "../../parts/reasons.tsx";
import { Facts, Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { importsWords as words } from "../../words/imports.ts";
import { ImportBegin } from "./import-begin.tsx";
import { taskOfImport } from "./task.ts";
import { TaskFrame } from "./task-frame.tsx";

type ShownImport = Awaited<ReturnType<typeof readImport>>;

export interface ImportPageProps {
  view: ShownImport;
  /** Names by id. */
  agents: ReadonlyMap<string, string>;
  name: string;
  /** Why it could not be begun. */
  errors: readonly FieldError[];
}

/** A file that is taken in: how far it is, what came of it, and which rows were refused and why. */
export function ImportPage({ view, agents, name, errors }: ImportPageProps) {
  const { t } = useViewer();
  const isRead = view.kind === "calls" && view.status !== "waiting";
  return (
    <TaskFrame task={taskOfImport(view)} name={name} note={isRead ? t(words.analysedAsTheyCome) : null}>
      {view.status === "waiting" && view.total > 0 ? <ImportBegin {...{ view, agents, errors }} /> : null}
      <div class="columns">
        <Counts view={view} />
        <Asked view={view} agents={agents} />
      </div>
      {view.errors.length > 0 ? <Refused view={view} /> : null}
    </TaskFrame>
  );
}

/** Every id of a call that an import brought is of the moment that it was asked for. */
function callsOf({ created_at: at }: ShownImport): string {
  const next = new Date(Date.parse(at) + 1).toISOString();
  return `/dashboard/calls?${new URLSearchParams({ created_after: at, created_before: next })}`;
}

function Counts({ view }: { view: ShownImport }) {
  const { t } = useViewer();
  const ofCalls = view.kind === "calls";
  const { imported, already, refused, total, done, status } = view;
  return (
    <section class="card" aria-labelledby="counts">
      <h2 id="counts">{t(words.counts)}</h2>
      <Facts
        facts={[
          [t(ofCalls ? words.importedCalls : words.importedNumbers), <Count of={imported} />],
          [t(ofCalls ? words.alreadyCalls : words.alreadyNumbers), <Count of={already} />],
          [t(words.refused), <Count of={refused} />],
          ...(total > done
            ? [[t(status === "canceled" ? words.leftOut : words.left), <Count of={total - done} />] as const]
            : []),
        ]}
      />
      {imported > 0 ? (
        <p>
          <a href={ofCalls ? callsOf(view) : "/dashboard/settings/suppressions?source=import"}>
            {t(ofCalls ? words.seeCalls : words.seeNumbers)}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Count({ of }: { of: number }) {
  const { language } = useViewer();
  return <>{formatNumber(language, of)}</>;
}

function Asked({ view, agents }: Pick<ImportPageProps, "view" | "agents">) {
  const { t } = useViewer();
  const { agent_id: agentId, country } = view;
  return (
    <section class="card" aria-labelledby="asked">
      <h2 id="asked">{t(words.what)}</h2>
      <Facts
        facts={[
          [t(words.file), view.file_name ?? t(words.pasted)],
          [t(words.rows), <Count of={view.total} />],
          [
            t(words.agent),
            agentId ? <a href={`/dashboard/agents/${agentId}`}>{agents.get(agentId) ?? agentId}</a> : null,
          ],
          [t(words.country), country],
          [
            t(words.actions),
            view.kind === "calls" && view.status !== "waiting"
              ? t(view.with_actions ? words.run : words.doNotRun)
              : null,
          ],
          [t(words.sent), <Time at={view.created_at} />],
          [t(words.ended), view.finished_at && <Time at={view.finished_at} />],
          [t(words.by), view.created_by],
        ]}
      />
    </section>
  );
}

function Refused({ view: { errors, refused } }: Pick<ImportPageProps, "view">) {
  const { t } = useViewer();
  const heads = [words.row, words.value, words.why];
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">{t(words.refusedRows)}</h2>
      <p class="hint">
        {refused > errors.length ? `${t(words.firstRefused, { n: errors.length, all: refused })} ` : null}
        {t(words.correct)}
      </p>
      <Table label={t(words.refusedRows)} columns={heads.map((head) => ({ head: t(head) }))}>
        {errors.map(({ row, value, message }) => (
          <tr>
            <th scope="row">{row === 0 ? t(words.wholeFile) : <Count of={row} />}</th>
            <td dir="auto">{value}</td>
            <td>
              <Reasons text={message} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
