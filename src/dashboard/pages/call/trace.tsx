import type { ComparisonTrace, Trace } from "../../../conditions/trace.ts";
import { Status } from "../../parts/status.tsx";
import { useViewer } from "../../viewer.ts";
import { operatorWords, callActionsWords as words } from "../../words/call-actions.ts";
import { layoutWords } from "../../words/layout.ts";
import { Value } from "./value.tsx";

/** A condition as a tree: each comparison with the value that it was judged on. */
export function TraceTree({ trace }: { trace: Trace }) {
  const { t } = useViewer();
  if (trace.kind === "comparison") return <Comparison comparison={trace} />;
  return (
    <div class="trace">
      <p>
        {t(words[trace.kind])} <Outcome met={trace.met} />
      </p>
      <ul>
        {trace.members.map((member) => (
          <li>
            <TraceTree trace={member} />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Comparison({ comparison }: { comparison: ComparisonTrace }) {
  const { t } = useViewer();
  const { field, operator, expected, actual, met, comparable } = comparison;
  return (
    <p class="compared">
      <code>{field}</code> {t(operatorWords[operator])}{" "}
      {operator === "exists" ? (
        <strong>{t(expected === false ? layoutWords.no : layoutWords.yes)}</strong>
      ) : (
        <strong dir="auto">
          {Array.isArray(expected) ? expected.map(String).join(", ") : <Value value={expected as never} />}
        </strong>
      )}
      <span class="hint">
        {" "}
        {t(words.was)} <Value value={actual} />
        {comparable || actual === null ? null : ` (${t(words.notComparable)})`}
      </span>{" "}
      <Outcome met={met} />
    </p>
  );
}

function Outcome({ met }: { met: boolean }) {
  const { t } = useViewer();
  return <Status tone={met ? "good" : "none"}>{t(met ? words.met : words.notMet)}</Status>;
}
