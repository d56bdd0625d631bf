import type { viewNumber } from "../../../../numbers/view.ts";
import { TextField } from "../../../parts/fields.tsx";
import { Errors, Form } from "../../../parts/form.tsx";
import { inputAt } from "../../../parts/form-values.ts";
import { Empty, Heading } from "../../../parts/heading.tsx";
import { Pager } from "../../../parts/pager.tsx";
import { formatRegion } from "../../../parts/region.ts";
import { Status } from "../../../parts/status.tsx";
import { Table } from "../../../parts/table.tsx";
import { useViewer } from "../../../viewer.ts";
import { layoutWords } from "../../../words/layout.ts";
import { numbersWords as words } from "../../../words/numbers.ts";
import { Settings } from "../navigation.tsx";
import { NumberFields, type NumberFormState } from "./fields.tsx";
import { pathOf } from "./path.ts";

type OwnNumber = ReturnType<typeof viewNumber>;

interface NumbersProps {
  numbers: readonly OwnNumber[];
  next: string | null;
  /** Those that may answer. */
  agents: ReadonlyMap<string, string>;
  /** Of all agents, also those that are deleted. */
  names: ReadonlyMap<string, string>;
  /** The connection that holds a number. */
  holders: ReadonlyMap<string, { id: string; name: string }>;
  form: NumberFormState;
}

/** The numbers of a workspace, who answers each, and the form that adds one. */
export function NumbersPage(props: NumbersProps) {
  const { t } = useViewer();
  const { numbers, next, agents, form } = props;
  return (
    <Settings current="phone-numbers">
      <Heading title={t(words.title)} about={t(words.about)} />
      {numbers.length === 0 ? (
        <Empty title={t(words.none)}>
          <p>{t(words.noneText)}</p>
          <a href="/dashboard/settings/connections">{t(words.toConnections)}</a>
        </Empty>
      ) : (
        <Table
          label={t(words.list)}
          columns={[
            { head: t(words.number) },
            { head: t(words.country) },
            { head: t(words.agent) },
            { head: t(words.connection) },
            { head: <span class="hidden">{t(layoutWords.doings)}</span> },
          ]}
        >
          {numbers.map((number) => (
            <NumberRow {...props} of={number} />
          ))}
        </Table>
      )}
      <Pager next={next} />
      <section aria-labelledby="add-number" class="card narrow">
        <h2 id="add-number">{t(words.add)}</h2>
        <Errors errors={form.errors} general={form.general} />
        <Form action="/dashboard/settings/phone-numbers">
          <TextField
            {...inputAt(form, "phone_number")}
            type="tel"
            label={t(words.number)}
            hint={t(words.numberHint)}
            required
          />
          <NumberFields form={form} agents={agents} isDefault={numbers.length === 0} />
          <button type="submit">{t(words.addIt)}</button>
        </Form>
      </section>
    </Settings>
  );
}

function NumberRow({ of: number, agents, names, holders }: NumbersProps & { of: OwnNumber }) {
  const { t, language } = useViewer();
  const text = number.phone_number;
  const path = pathOf(text);
  const holder = holders.get(text);
  const country = number.country ? formatRegion(language, number.country) : t(words.international);
  return (
    <tr>
      <th scope="row">
        <a href={path} class="number nowrap">
          {text}
        </a>{" "}
        {number.is_default ? <Status tone="good">{t(words.default)}</Status> : null}
        {number.name ? (
          <p class="hint" dir="auto">
            {number.name}
          </p>
        ) : null}
      </th>
      <td>{country}</td>
      <td dir="auto">
        <AgentName id={number.agent_id} agents={agents} names={names} />
      </td>
      <td>
        {holder ? (
          <a href={`/dashboard/settings/connections/${holder.id}`} dir="auto">
            {holder.name}
          </a>
        ) : (
          <span class="quiet" title={t(words.noConnectionHint)}>
            {t(words.noConnection)}
          </span>
        )}
      </td>
      <td>
        <div class="doings">
          <a class="button quiet small" href={path} aria-label={t(words.changeNamed, { number: text })}>
            {t(words.change)}
          </a>
          {number.is_default ? null : (
            <Form action={`${path}/default`}>
              <button
                type="submit"
                class="quiet small"
                aria-label={t(words.makeDefaultNamed, { number: text })}
              >
                {t(words.makeDefault)}
              </button>
            </Form>
          )}
        </div>
      </td>
    </tr>
  );
}

/** An agent by its name, with the way to it; of one that is deleted its name alone. */
function AgentName({ id, agents, names }: { id: string | null } & Pick<NumbersProps, "agents" | "names">) {
  const { t } = useViewer();
  if (id === null) return <span class="quiet">{t(words.noAgent)}</span>;
  const name = agents.get(id);
  if (name === undefined) return <>{t(words.gone, { name: names.get(id) ?? id })}</>;
  return <a href={`/dashboard/agents/${id}`}>{name}</a>;
}
