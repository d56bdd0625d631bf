import type { FieldError } from "../../../../errors.ts";
import { SUPPRESSION_SOURCES } from "../../../../suppressions/suppression.ts";
import type { viewSuppression } from "../../../../suppressions/view.ts";
import { choicesOf, SelectField, TextField } from "../../../parts/fields.tsx";
import { Form } from "../../../parts/form.tsx";
import type { FormValues } from "../../../parts/form-values.ts";
import { Empty, Heading } from "../../../parts/heading.tsx";
import { Pager } from "../../../parts/pager.tsx";
import { Table } from "../../../parts/table.tsx";
import { Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { suppressionSources, suppressionsWords as words } from "../../../words/suppressions.ts";
import { Settings } from "../navigation.tsx";
import { AddForm, ImportForm } from "./forms.tsx";

type SuppressionView = ReturnType<typeof viewSuppression>;

export interface Filter {
  number: string;
  /** Empty: any; `all`: those for all agents. */
  agent: string;
  source: string;
}

interface Shown {
  rows: readonly SuppressionView[];
  next: string | null;
  agents: ReadonlyMap<string, string>;
  filter: Filter;
  values: FormValues;
  errors: readonly FieldError[];
}

export function SuppressionsPage(shown: Shown) {
  const { t } = useViewer();
  const isEmpty = shown.rows.length === 0 && !isFiltered(shown.filter);
  return (
    <Settings current="suppressions">
      <div id="suppressions">
        <Heading title={t(words.title)} about={t(words.about)} />
        <div class="columns">
          <AddForm {...shown} isEmpty={isEmpty} />
          <ImportForm {...shown} isEmpty={isEmpty} />
        </div>
        <Filters {...shown} />
        {shown.rows.length === 0 ? <None filter={shown.filter} /> : <List {...shown} />}
        <Pager next={shown.next} />
      </div>
    </Settings>
  );
}

function Filters({ filter, agents }: Shown) {
  const { t } = useViewer();
  return (
    <form
      class="filters"
      method="get"
      action="/dashboard/settings/suppressions"
      aria-label={t(words.filters)}
    >
      <TextField name="number" type="tel" label={t(words.number)} value={filter.number} />
      <SelectField
        name="agent"
        label={t(words.agent)}
        value={filter.agent}
        choices={[
          { value: "", label: t(words.any) },
          { value: "all", label: t(words.allAgents) },
          ...choicesOf(agents),
        ]}
      />
      <SelectField
        name="source"
        label={t(words.source)}
        value={filter.source}
        choices={[
          { value: "", label: t(words.any) },
          ...SUPPRESSION_SOURCES.map((value) => ({
            value: value as string,
            label: t(suppressionSources[value] ?? words.source),
          })),
        ]}
      />
      <button type="submit" class="quiet">
        {t(words.search)}
      </button>
    </form>
  );
}

function List({ rows, agents }: Shown) {
  const { t } = useViewer();
  const heads = [words.number, words.agent, words.why, words.since, words.remove];
  return (
    <Table label={t(words.title)} columns={heads.map((head) => ({ head: t(head) }))}>
      {rows.map((row) => (
        <tr>
          <th scope="row" class="nowrap">
            {row.phone_number}
          </th>
          <td dir="auto">
            {row.agent_id === null ? t(words.allAgents) : (agents.get(row.agent_id) ?? row.agent_id)}
          </td>
          <td>
            <Why row={row} />
          </td>
          <td>
            <Time at={row.created_at} />
          </td>
          <td>
            <Form action={`/dashboard/settings/suppressions/${row.suppression_id}/remove`}>
              <button
                type="submit"
                class="danger small"
                aria-label={t(words.removeOf, { number: row.phone_number })}
                data-confirm={t(words.sure, { number: row.phone_number })}
              >
                {t(words.remove)}
              </button>
            </Form>
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** The reason, where it came from, and for a wish on a call its words. */
function Why({ row }: { row: SuppressionView }) {
  const { t } = useViewer();
  const source = suppressionSources[row.source];
  return (
    <>
      <span dir="auto">{row.reason}</span>
      {row.quote ? (
        <blockquote dir="auto">
          {row.call_id ? <a href={`/dashboard/calls/${row.call_id}`}>“{row.quote}”</a> : `“${row.quote}”`}
        </blockquote>
      ) : null}
      <p class="hint" dir="auto">
        {source ? t(source) : row.source}
        {row.call_id ? (
          <>
            {", "}
            <a href={`/dashboard/calls/${row.call_id}`}>{t(words.onCall)}</a>
          </>
        ) : (
          `, ${t(words.addedBy, { name: row.created_by })}`
        )}
      </p>
    </>
  );
}

const isFiltered = (filter: Filter) => Object.values(filter).some((value) => value !== "");

function None({ filter }: { filter: Filter }) {
  const { t } = useViewer();
  const found = isFiltered(filter);
  return (
    <Empty title={t(found ? words.noneFound : words.none)}>
      <p>{t(found ? words.noneFoundText : words.noneText)}</p>
    </Empty>
  );
}
