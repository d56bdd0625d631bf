import type { MemberChange, PartChange } from "../../../agents/difference.ts";
import type { Field } from "../../../extraction/field.ts";
import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import { sayCondition } from "./actions/say-condition.ts";

const KIND_WORDS = {
  added: words.added,
  removed: words.removed,
  changed: words.changedKind,
  moved: words.moved,
};
const PART_WORDS = {
  settings: words.partOfSettings,
  field: words.partOfField,
  action: words.partOfAction,
};

/** What differs between two versions: part by part, and in each member by member. */
export function DifferenceList({
  changes,
  fields,
}: {
  changes: readonly PartChange[];
  /** Of the later version: conditions are said with what its fields are. */
  fields: readonly Field[];
}) {
  const { t } = useViewer();
  if (changes.length === 0) return <p>{t(words.noDifference)}</p>;
  return (
    <div class="stack">
      {changes.map(({ part, name, kind, members }) => (
        <section class={`card change ${kind}`}>
          <h3>
            {t(PART_WORDS[part], { name })} <span class="quiet">({t(KIND_WORDS[kind])})</span>
          </h3>
          {members.length > 0 ? (
            <dl class="changes">
              {members.map((change) => (
                <Member change={change} fields={fields} />
              ))}
            </dl>
          ) : null}
        </section>
      ))}
    </div>
  );
}

function Member({ change, fields }: { change: MemberChange; fields: readonly Field[] }) {
  const { t } = useViewer();
  const show = (value: unknown) =>
    change.member.endsWith("condition") ? sayCondition(value, fields, t) : textOf(value);
  return (
    <div>
      <dt>
        <code>{change.member}</code>
      </dt>
      {change.from === undefined ? null : (
        <dd dir="auto">
          <span class="hidden">{t(words.before)}: </span>
          <del>{show(change.from)}</del>
        </dd>
      )}
      {change.to === undefined ? null : (
        <dd dir="auto">
          <span class="hidden">{t(words.after)}: </span>
          <ins>{show(change.to)}</ins>
        </dd>
      )}
    </div>
  );
}

/** A text as it is, a list of texts line by line, all else as JSON. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  const isLines = Array.isArray(value) && value.every((one) => typeof one !== "object");
  return isLines ? value.map(String).join(", ") : JSON.stringify(value, null, 1);
}

/** The same in one line: `Field score changed, Action Call back added`. */
export function DifferenceLine({ changes }: { changes: readonly PartChange[] }) {
  const { t } = useViewer();
  if (changes.length === 0) return <>{t(words.noDifference)}</>;
  const said = changes.map(
    ({ part, name, kind }) => `${t(PART_WORDS[part], { name })} ${t(KIND_WORDS[kind])}`,
  );
  return <>{said.join(", ")}</>;
}
