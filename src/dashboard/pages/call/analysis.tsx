import type { AnalysisRecord } from "../../../analyses/history.ts";
import type { WholeCallView } from "../../../calls/read.ts";
import type { FieldDefinition } from "../../../extraction/field.ts";
import { notesOf } from "../../parts/conditions/said-condition.tsx";
import { Empty } from "../../parts/heading.tsx";
import { formatNumber } from "../../parts/number.ts";
import { State } from "../../parts/state.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { callWords as words } from "../../words/call.ts";
import { modelText } from "../../words/sources.ts";
import { analysisReasons, analysisStatuses } from "../../words/statuses.ts";
import { FieldCard, type ShownField } from "./field.tsx";
import { History } from "./history.tsx";

export interface AnalysisProps {
  call: WholeCallView;
  /** The fields of the version that the call was read by. */
  definitions: readonly FieldDefinition[];
  history: readonly AnalysisRecord[];
  newestVersion: number | null;
  refused?: { field: string; value: string; message: string } | undefined;
}

/** What was read from a call, field by field, in the order of the agent's configuration. */
export function Analysis({ call, definitions, history, newestVersion, refused }: AnalysisProps) {
  const { t } = useViewer();
  const fields = fieldsOf(call, definitions, refused);
  const isOver = !["pending", "running"].includes(call.analysis.status);
  return (
    <div class="stack">
      <Summary call={call} />
      {isOver && fields.length === 0 ? <Empty title={t(words.noFields)} /> : null}
      <ul class="plain stack">
        {fields.map((field) => (
          <FieldCard {...field} />
        ))}
      </ul>
      {isOver ? (
        <History call={call} history={history} newestVersion={newestVersion} notes={notesOf(definitions)} />
      ) : null}
    </div>
  );
}

/** Fields by the agent's order; where nothing was read, a person may still fill in what they heard. */
function fieldsOf(
  { analysis }: WholeCallView,
  definitions: readonly FieldDefinition[],
  refused: AnalysisProps["refused"],
): ShownField[] {
  if (analysis.status === "pending" || analysis.status === "running") return [];
  const results = new Map(Object.entries(analysis.fields));
  const known = definitions.map(({ name }) => name);
  const others = [...results.keys()].filter((name) => !known.includes(name));
  const model = "model" in analysis ? analysis.model : null;
  return [...known, ...others].map((name) => ({
    name,
    result: results.get(name) ?? { value: null, status: "not_mentioned" },
    definition: definitions.find((definition) => definition.name === name) ?? null,
    model,
    ...(refused?.field === name ? { refused } : {}),
  }));
}

function Summary({ call }: { call: WholeCallView }) {
  const { t, language } = useViewer();
  const { analysis } = call;
  const reason = analysis.reason ? analysisReasons[analysis.reason] : undefined;
  return (
    <div>
      <p class="doings">
        <State of={analysis.status} in={analysisStatuses} />
        {"model" in analysis && analysis.model ? (
          <span class="hint">
            {t(words.summary, {
              model: modelText(analysis.model, t),
              version: String(analysis.agent_version),
              ms: analysis.latency_ms,
            })}
            , <Time at={analysis.completed_at} />
            {analysis.usage.input_tokens > 0
              ? ` · ${t(words.tokens, { input: analysis.usage.input_tokens, output: analysis.usage.output_tokens })}`
              : ""}
            {analysis.cost_usd ? ` · ${formatNumber(language, analysis.cost_usd, "price")}` : ""}
          </span>
        ) : null}
      </p>
      {analysis.reason ? <p>{reason ? t(reason) : analysis.reason}</p> : null}
      {["pending", "running"].includes(analysis.status) ? <p>{t(words.notYet)}</p> : null}
    </div>
  );
}
