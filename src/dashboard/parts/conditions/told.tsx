import { partsOf } from "../../../actions/explain-run.ts";
import type { Trace } from "../../../conditions/trace.ts";
import { useViewer } from "../../viewer.ts";
import { conditionWords as words } from "../../words/conditions.ts";
import { Reasons } from "../reasons.tsx";
import { type FieldNotes, SaidCondition } from "./said-condition.tsx";

/**
 * Why an action was decided as it was: its condition in plain words, and the sentences that follow it. `trace` null: it has
 * no condition, or none is known; then the explanation itself says which.
 */
export function Told({
  explanation,
  trace,
  notes,
}: {
  explanation: string;
  trace: Trace | null;
  notes?: FieldNotes | undefined;
}) {
  const { t } = useViewer();
  const told = partsOf(explanation, trace);
  return (
    <>
      {told.trace ? <SaidCondition of={told.trace} notes={notes} /> : null}
      {told.isVerdict && !told.trace ? <p>{t(words.noCondition)}</p> : null}
      {told.rest ? (
        <p>
          <Reasons text={told.rest} />
        </p>
      ) : null}
    </>
  );
}
