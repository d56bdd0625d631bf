import type { resumeDraft } from "../../../agents/resume-draft.ts";
import type { BacktestView } from "../../../analyses/backtest-view.ts";
import type { ComparedCall } from "../../../analyses/compare-call.ts";
import { By, type KnownKeys } from "../../parts/by.tsx";
import type { KnownCall } from "../../parts/call-link.tsx";
import { Form } from "../../parts/form.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Facts } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { backtestWords as words } from "../../words/backtests.ts";
import { CarriedDraft } from "../agents/form/carried-draft.tsx";
import { BacktestCalls } from "./backtest-calls.tsx";
import { ByAction, ByField, Totals } from "./backtest-totals.tsx";
import { taskOfBacktest } from "./task.ts";
import { TaskFrame } from "./task-frame.tsx";

interface BacktestPageProps {
  backtest: BacktestView;
  /** Its name. */
  agent: string;
  calls: readonly ComparedCall[];
  known: ReadonlyMap<string, KnownCall>;
  keys: KnownKeys;
  next: string | null;
  /** Null: nobody here can go on with it. */
  draft: ReturnType<typeof resumeDraft> | null;
}

/** A draft compared on past calls: how far it is, what it costs, and what would be another, in total and by call. */
export function BacktestPage({ backtest, agent, calls, known, keys, next, draft }: BacktestPageProps) {
  const { t } = useViewer();
  const task = taskOfBacktest(backtest);
  const name = t(words.titleOf, { agent });
  return (
    <>
      <TaskFrame task={task} name={name}>
        <div class="columns">
          <Totals backtest={backtest} />
          <Asked backtest={backtest} agent={agent} keys={keys} />
        </div>
        <div class="columns">
          <ByField summary={backtest.summary} />
          <ByAction summary={backtest.summary} />
        </div>
        <section aria-labelledby="calls-title">
          <h2 id="calls-title">{t(words.perCall)}</h2>
          {calls.length === 0 ? (
            <p class="quiet">{t(words.noDifference)}</p>
          ) : (
            <BacktestCalls calls={calls} known={known} />
          )}
          <Pager next={next} />
        </section>
      </TaskFrame>
      {draft ? <GoOn backtest={backtest} {...draft} /> : null}
    </>
  );
}

function Asked({ backtest, agent, keys }: Pick<BacktestPageProps, "backtest" | "agent" | "keys">) {
  const { t } = useViewer();
  const { agent_id: agentId, agent_version: version } = backtest;
  const href = `/dashboard/agents/${agentId}`;
  return (
    <section class="card" aria-labelledby="asked">
      <h2 id="asked">{t(words.asked)}</h2>
      <Facts
        facts={[
          [t(words.agent), <a href={href}>{agent}</a>],
          [t(words.beside), <a href={`${href}/versions/${version}`}>{version}</a>],
          [t(words.newest), backtest.total],
          [t(words.begun), <Time at={backtest.created_at} />],
          [t(words.ended), backtest.finished_at && <Time at={backtest.finished_at} />],
          [t(words.by), <By who={backtest.created_by} keys={keys} />],
        ]}
      />
    </section>
  );
}

/** Carries the draft back to where it came from, so that leaving the editor for this page loses nothing. */
function GoOn({ backtest, draft, retype }: { backtest: BacktestView } & ReturnType<typeof resumeDraft>) {
  const { t } = useViewer();
  const base = `/dashboard/agents/${encodeURIComponent(backtest.agent_id)}`;
  const origin = { version: backtest.agent_version, part: "fields" };
  return (
    <section class="card" aria-labelledby="draft-title">
      <h2 id="draft-title">{t(words.draft)}</h2>
      <p>{t(words.draftAbout)}</p>
      {retype.length > 0 ? (
        <p class="notice warning" dir="auto">
          {t(words.retype, { actions: retype.join(", ") })}
        </p>
      ) : null}
      <div class="doings">
        <Form action={`${base}/draft`}>
          <CarriedDraft draft={draft} origin={origin} />
          <button type="submit">{t(words.toEditor)}</button>
        </Form>
        <Form action={`${base}/try-it`}>
          <CarriedDraft draft={draft} origin={origin} />
          <button type="submit" class="quiet">
            {t(words.toTryIt)}
          </button>
        </Form>
      </div>
    </section>
  );
}
