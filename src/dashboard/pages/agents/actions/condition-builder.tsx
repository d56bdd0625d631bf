import { MAX_DEPTH } from "../../../../conditions/caps.ts";
import type { Field } from "../../../../extraction/field.ts";
import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";
import { conditionWords } from "../../../words/conditions.ts";
import type { Phrase } from "../../../words/words.ts";
import { DoButton, MoveButtons } from "../form/do-button.tsx";
import type { DraftForm } from "../form/write.ts";
import { ComparisonRow } from "./comparison-row.tsx";
import { sayCondition } from "./say-condition.ts";
import { groupKind, sizeOf } from "./settle-condition.ts";

interface BuilderProps {
  form: DraftForm;
  fields: readonly Field[];
  /** Of the condition, or of the part of it that is shown: `actions.1.condition.all.0`. */
  place: string;
}

/** When an action runs: the condition as a sentence, and below it the parts that it is built of. */
export function ConditionPart({
  says = conditionWords.runsWhen,
  saysAlways = conditionWords.always,
  ...builder
}: BuilderProps & { says?: Phrase; saysAlways?: Phrase }) {
  const { t } = useViewer();
  const { form, fields, place } = builder;
  const condition = form.at(place);
  const stands = typeof condition === "object" && condition !== null;
  return (
    <fieldset class="condition">
      <legend>{t(conditionWords.when)}</legend>
      <p class="sentence" dir="auto">
        {stands ? t(says, { condition: sayCondition(condition, fields, t) }) : t(saysAlways)}
      </p>
      {stands ? (
        <ConditionNode {...builder} canNest={sizeOf(condition).depth < MAX_DEPTH} position={null} />
      ) : (
        <DoButton does={`${place}.add`}>{t(conditionWords.addCondition)}</DoButton>
      )}
    </fieldset>
  );
}

/** Where a part stands among others: what may be done with it depends on that. */
interface Position {
  index: number;
  count: number;
}
export type NodeProps = BuilderProps & { canNest: boolean; position: Position | null };

function ConditionNode(props: NodeProps) {
  const { form, place } = props;
  const { t } = useViewer();
  const kind = groupKind(form.at(place));
  if (kind === null) return <ComparisonRow {...props} />;
  const members = kind === "not" ? [null] : form.list(`${place}.${kind}`);
  return (
    <fieldset class="group">
      <legend>{t(conditionWords[kind])}</legend>
      {members.map((_, index) => (
        <ConditionNode
          {...props}
          place={kind === "not" ? `${place}.not` : `${place}.${kind}.${index}`}
          position={kind === "not" ? null : { index, count: members.length }}
        />
      ))}
      <div class="doings">
        {kind === "not" ? null : (
          <DoButton does={`${place}.${kind}.add`}>{t(conditionWords.addMember)}</DoButton>
        )}
        {kind === "all" ? <DoButton does={`${place}.turn.any`}>{t(conditionWords.turnAny)}</DoButton> : null}
        {kind === "any" ? <DoButton does={`${place}.turn.all`}>{t(conditionWords.turnAll)}</DoButton> : null}
        {members.length === 1 ? (
          <DoButton does={`${place}.ungroup`}>{t(conditionWords.ungroup)}</DoButton>
        ) : null}
      </div>
      <details>
        <summary>{t(conditionWords.more)}</summary>
        <div class="doings">
          <NodeButtons {...props} />
        </div>
      </details>
    </fieldset>
  );
}

/** What may be done with a part of a condition, whatever it is. */
export function NodeButtons({ place, canNest, position }: NodeProps) {
  const { t } = useViewer();
  return (
    <>
      {canNest ? (
        <>
          <DoButton does={`${place}.group.all`}>{t(conditionWords.andAll)}</DoButton>
          <DoButton does={`${place}.group.any`}>{t(conditionWords.orAny)}</DoButton>
          <DoButton does={`${place}.group.not`}>{t(conditionWords.butNot)}</DoButton>
        </>
      ) : null}
      {position ? <MoveButtons place={place} {...position} /> : null}
      <DoButton does={`${place}.remove`}>{t(words.remove)}</DoButton>
    </>
  );
}
