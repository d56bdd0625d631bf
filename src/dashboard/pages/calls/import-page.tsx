import type { FieldError } from "../../../errors.ts";
import { Copyable } from "../../parts/copyable.tsx";
import { choicesOf, Field, inputProps, SelectField, TextArea } from "../../parts/fields.tsx";
import { CsrfField, Errors } from "../../parts/form.tsx";
import { errorAt, type FormValues, inputAt } from "../../parts/form-values.ts";
import { Empty, Heading } from "../../parts/heading.tsx";
import { useViewer } from "../../viewer.ts";
import { callsWords } from "../../words/calls.ts";
import { importsWords as words } from "../../words/imports.ts";

interface ImportCallsProps {
  values: FormValues;
  errors: readonly FieldError[];
  agents: ReadonlyMap<string, string>;
}

/** A file of past calls: for whom, what it looks like, and what becomes of it. */
export function ImportCallsPage(props: ImportCallsProps) {
  const { t } = useViewer();
  return (
    <>
      <Heading
        title={t(words.importCalls)}
        about={t(words.importCallsAbout)}
        trail={[{ href: "/dashboard/calls", label: t(callsWords.title) }]}
      />
      {props.agents.size === 0 ? (
        <Empty title={t(words.noAgent)}>
          <p>{t(words.noAgentText)}</p>
          <a href="/dashboard/agents/new">{t(words.toAgents)}</a>
        </Empty>
      ) : (
        <div class="columns">
          <FileForm {...props} />
          <Format />
        </div>
      )}
    </>
  );
}

function FileForm({ values, errors, agents }: ImportCallsProps) {
  const { t } = useViewer();
  const file = {
    ...{ name: "file", label: t(words.file), hint: t(words.fileLimit), error: errorAt(errors, "file") },
  };
  const accept = ".jsonl,.ndjson,.json,.csv,.txt,application/json,text/csv,text/plain";
  return (
    <div>
      <Errors errors={errors} />
      <form method="post" action="/dashboard/calls/import" enctype="multipart/form-data" class="card">
        <CsrfField />
        <SelectField
          {...inputAt({ values, errors }, "agent_id")}
          label={t(words.chooseAgent)}
          hint={t(words.chooseAgentHint)}
          choices={[{ value: "", label: t(words.choose) }, ...choicesOf(agents)]}
          required
        />
        <Field {...file}>
          <input type="file" accept={accept} {...inputProps(file)} />
        </Field>
        <TextArea {...inputAt({ values, errors }, "text")} label={t(words.text)} rows={6} />
        <button type="submit">{t(words.read)}</button>
      </form>
    </div>
  );
}

const EXAMPLE = {
  provider_call_id: "2026-0117",
  direction: "inbound",
  from_number: "+14155550123",
  started_at: "2026-03-02T10:15:00-08:00",
  duration_ms: 94_000,
};
const WORDS = ["Agent: How can I help you?", "Customer: I would like to move my appointment."].join("\n");
const LINES = JSON.stringify({ ...EXAMPLE, transcript: WORDS });
const CSV = `${[...Object.keys(EXAMPLE), "transcript"].join(",")}\n${Object.values(EXAMPLE).join(",")},"${WORDS}"`;

function Format() {
  const { t } = useViewer();
  return (
    <section class="card" aria-labelledby="format">
      <h2 id="format">{t(words.format)}</h2>
      <p>{t(words.formatLines)}</p>
      <h3>{t(words.exampleLines)}</h3>
      <Copyable id="example-lines" text={LINES} label={t(words.copyLines)} />
      <p>{t(words.formatCsv)}</p>
      <h3>{t(words.exampleCsv)}</h3>
      <Copyable id="example-csv" text={CSV} label={t(words.copyCsv)} />
      <p class="hint">{t(words.formatWords)}</p>
      <p class="hint">{t(words.formatSame)}</p>
    </section>
  );
}
