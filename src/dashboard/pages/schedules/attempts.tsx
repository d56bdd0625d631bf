import type { viewAttempt } from "../../../schedules/view.ts";
import { Pager } from "../../parts/pager.tsx";
import { Reasons } from "../../parts/reasons.tsx";
import { renewed } from "../../parts/renewed.ts";
import { State } from "../../parts/state.tsx";
import { Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { endReasonText, isKnownEndReason } from "../../words/end-reasons.ts";
import { attemptStatuses, schedulesWords as words } from "../../words/schedules.ts";

export type AttemptView = ReturnType<typeof viewAttempt>;

const UNDER_WAY = ["queued", "dialing", "placed", "unknown"];

/** What came of each time that somebody was called, the last one first; asks again by itself while one is under way. */
export function Attempts({
  attempts,
  next,
  calleeZone,
}: {
  attempts: readonly AttemptView[];
  next: string | null;
  calleeZone: string;
}) {
  const { t, path } = useViewer();
  const isUnderWay = attempts.some(({ status }) => UNDER_WAY.includes(status));
  const heads = [words.attempt, words.run, words.outcome, words.meantFor, words.dialled, words.call];
  return (
    <section
      {...renewed("attempts", path, isUnderWay ? "every 5s" : null)}
      class="card"
      aria-labelledby="attempts-title"
      aria-live="polite"
    >
      <h2 id="attempts-title">{t(words.attempts)}</h2>
      {attempts.length === 0 ? (
        <p class="hint">{t(words.noAttempts)}</p>
      ) : (
        <Table label={t(words.attempts)} columns={heads.map((head) => ({ head: t(head) }))}>
          {attempts.map((attempt) => (
            <tr>
              <th scope="row" class="number">
                {attempt.attempt}
              </th>
              <td class="number">{attempt.run}</td>
              <td>
                <State of={attempt.status} in={attemptStatuses} />
                {attempt.detail ? (
                  <p class="hint">
                    <Detail of={attempt.detail} />
                  </p>
                ) : null}
              </td>
              <td>
                <Time at={attempt.scheduled_for} zone={calleeZone} />
              </td>
              <td>
                <Time at={attempt.dialed_at} style="exact" />
              </td>
              <td>
                {attempt.call_id ? (
                  <a href={`/dashboard/calls/${attempt.call_id}`}>{t(words.openCall)}</a>
                ) : null}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pager next={next} />
    </section>
  );
}

/** Why an attempt ended as it did: how its call ended, or a sentence. */
function Detail({ of: detail }: { of: string }) {
  const { t } = useViewer();
  if (!isKnownEndReason(detail)) return <Reasons text={detail} />;
  return <span>{endReasonText(detail, t)}</span>;
}
