import type { CallAction } from "../../../actions/call-actions.ts";
import { Filled } from "../../parts/filled.tsx";
import { Time } from "../../parts/time.tsx";
import { Value } from "../../parts/value.tsx";
import { useViewer } from "../../viewer.ts";
import { callActionsWords as words } from "../../words/call-actions.ts";

/** What people put right after an action was decided, and what it would do now; nothing where it rests on none of it. */
export function CorrectedSince({ action }: { action: CallAction }) {
  const { t } = useViewer();
  const { corrected_since: since, status } = action;
  if (!since) return null;
  return (
    <div class="notice warning corrected-since">
      {since.fields.map(({ field, was, value: now, by, at }) => (
        <p dir="auto">
          <Filled
            phrase={was === null ? words.correctedFromNothing : words.corrected}
            parts={{
              field: <strong>{field}</strong>,
              was: <Value value={was} brief />,
              value: now === null ? t(words.toNoValue) : <Value value={now} brief />,
              by: <bdi>{by}</bdi>,
              at: <Time at={at} />,
            }}
          />
        </p>
      ))}
      {action.type === "transfer_call" ? null : (
        <p>
          <strong>{t(outcomeOf(status, since.would_run))}</strong>
          {isStillToRing(action) ? ` ${t(words.cancelIt)}` : null}
        </p>
      )}
    </div>
  );
}

/** A follow-up that is booked, and that nobody would book now. */
const isStillToRing = ({ schedule, corrected_since: since }: CallAction) =>
  since?.would_run === false && (schedule?.status === "active" || schedule?.status === "paused");

function outcomeOf(status: CallAction["status"], wouldRun: boolean) {
  const didRun = status !== "skipped";
  if (didRun) return wouldRun ? words.wouldStillRun : words.wouldNotRun;
  return wouldRun ? words.wouldRun : words.wouldStillNotRun;
}
