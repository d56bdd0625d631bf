import type { Child } from "hono/jsx";
import { explainTrace } from "../../../conditions/explain.ts";
import { momentKind } from "../../../conditions/moment.ts";
import type { ComparisonTrace, Trace } from "../../../conditions/trace.ts";
import { useViewer } from "../../viewer.ts";
import { conditionWords as words } from "../../words/conditions.ts";
import type { Phrase } from "../../words/words.ts";
import { Filled } from "../filled.tsx";
import { Status } from "../status.tsx";
import { ComparedName, ComparedValue } from "./compared-value.tsx";
import { operatorPhrase } from "./operator-phrase.ts";

/** What the fields of an agent stand for, by name. */
export type FieldNotes = ReadonlyMap<string, string>;

export const notesOf = (fields: readonly { name: string; description: string }[]): FieldNotes =>
  new Map(fields.map(({ name, description }) => [name, description]));

interface SaidProps<Of> {
  of: Of;
  notes?: FieldNotes | undefined;
}

/** A condition in plain words, each comparison with the value that it came out on; its formula for those who write JSON. */
export function SaidCondition({ of: trace, notes }: SaidProps<Trace>) {
  const { t } = useViewer();
  return (
    <div class="said-condition">
      <SaidPart of={trace} notes={notes} isDecisive />
      <details>
        <summary class="hint">{t(words.formula)}</summary>
        <code lang="en" dir="auto">
          {explainTrace(trace)}
        </code>
      </details>
    </div>
  );
}

const GROUPS = { all: words.allMust, any: words.anyMust, not: words.notMust };

/** `isDecisive`: how it came out is how the whole did, so that it is shown as good or bad. */
function SaidPart({ of: trace, notes, isDecisive }: SaidProps<Trace> & { isDecisive: boolean }) {
  const { t } = useViewer();
  if (trace.kind === "comparison") {
    return <SaidComparison of={trace} notes={notes} isDecisive={isDecisive} />;
  }
  return (
    <div class="trace">
      <p>
        {t(GROUPS[trace.kind])} <Outcome met={trace.met} isDecisive={isDecisive} />
      </p>
      <ul>
        {trace.members.map((member) => (
          <li>
            <SaidPart
              of={member}
              notes={notes}
              isDecisive={isDecisive && trace.kind !== "not" && member.met === trace.met}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `Interest level is one of high — it was low`, and whether that is met. */
export function SaidComparison({
  of: comparison,
  notes,
  isDecisive = true,
}: SaidProps<ComparisonTrace> & { isDecisive?: boolean }) {
  const { t } = useViewer();
  const { field, expected, actual, met, comparable } = comparison;
  const values = Array.isArray(expected) ? expected : [expected];
  const parts: Record<string, Child> = {
    field: <ComparedName field={field} about={notes?.get(field)} />,
    value: values.map((value, place) => (
      <>
        {place > 0 ? ", " : ""}
        <strong>
          <ComparedValue field={field} value={value} />
        </strong>
      </>
    )),
  };
  return (
    <p class="compared" dir="auto">
      <Filled phrase={phraseOf(comparison)} parts={parts} />
      {isTelling(comparison) ? (
        <span class="hint">
          {" – "}
          {actual === null ? (
            <ComparedValue field={field} value={null} />
          ) : (
            <Filled phrase={words.itWas} parts={{ value: <ComparedValue field={field} value={actual} /> }} />
          )}
          {comparable || actual === null ? null : ` (${t(words.notComparable)})`}
        </span>
      ) : null}{" "}
      <Outcome met={met} isDecisive={isDecisive} />
    </p>
  );
}

/** Whether the value says more than the comparison itself: one that is equal, or there, or not there, was just named. */
function isTelling({ operator, expected, actual, met }: ComparisonTrace): boolean {
  const isAboutNothing = operator === "exists" || expected === null;
  if (isAboutNothing) return actual !== null;
  return !(operator === "==" && met);
}

function phraseOf({ operator, expected, actual }: ComparisonTrace): Phrase {
  if (operator === "exists") return expected === false ? words.existsNot : words.exists;
  if (expected === null && operator === "==") return words.existsNot;
  if (expected === null && operator === "!=") return words.exists;
  const isOfTime = [expected, actual].some(
    (value) => typeof value === "string" && momentKind(value) !== null,
  );
  return operatorPhrase(operator, isOfTime);
}

function Outcome({ met, isDecisive }: { met: boolean; isDecisive: boolean }) {
  const { t } = useViewer();
  const said = t(met ? words.met : words.notMet);
  if (!isDecisive) return <span class="hint">({said})</span>;
  return <Status tone={met ? "good" : "bad"}>{said}</Status>;
}
