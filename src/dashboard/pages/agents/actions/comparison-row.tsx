import type { Operator } from "../../../../conditions/condition.ts";
import { useViewer } from "../../../viewer.ts";
import { conditionWords } from "../../../words/conditions.ts";
import type { Phrase } from "../../../words/words.ts";
import { DoButton } from "../form/do-button.tsx";
import { Select, TextInput } from "../form/inputs.tsx";
import { textAt } from "../json-path.ts";
import { ComparisonValue, ReadAsButtons } from "./comparison-value.tsx";
import { NodeButtons, type NodeProps } from "./condition-builder.tsx";
import { FACT_NAMES, isTime, METADATA, operandOf, operatorsFor } from "./operands.ts";

/** One comparison: a field, an operator that its type has, and a value of that type. */
export function ComparisonRow(props: NodeProps) {
  const { t } = useViewer();
  const { form, place, fields } = props;
  const node = form.at(place);
  const name = textAt(node, "field");
  const operand = operandOf(name, fields);
  const current = textAt(node, "operator");
  const offered = operatorsFor(operand);
  const operators = offered.some((one) => one === current) ? offered : [...offered, current];
  return (
    <div class="comparison">
      <div class="even">
        {name.startsWith(METADATA) ? (
          <TextInput
            input={form.text(`${place}.field`, { required: true })}
            label={t(conditionWords.metadataName)}
            hint={t(conditionWords.metadataHint)}
          />
        ) : (
          <Select
            input={form.text(`${place}.field`, { required: true })}
            label={t(conditionWords.field)}
            choices={fieldChoices(name, fields, t)}
          />
        )}
        <Select
          input={form.text(`${place}.operator`, { required: true })}
          label={t(conditionWords.operator)}
          choices={operators.map((operator) => ({
            value: operator,
            label: isOperator(operator) ? t(phraseOf(operator, isTime(operand))) : operator,
          }))}
        />
        <ComparisonValue form={form} place={place} operator={current} operand={operand} />
      </div>
      <details>
        <summary>{t(conditionWords.more)}</summary>
        <div class="doings">
          {name.startsWith(METADATA) ? (
            <>
              <ReadAsButtons form={form} place={place} />
              <DoButton does={`${place}.field`}>{t(conditionWords.fieldInstead)}</DoButton>
            </>
          ) : null}
          <NodeButtons {...props} />
        </div>
      </details>
    </div>
  );
}

type Say = ReturnType<typeof useViewer>["t"];

function fieldChoices(current: string, fields: NodeProps["fields"], t: Say) {
  const names = fields.map(({ name }) => name);
  const known = names.includes(current) || FACT_NAMES.includes(current);
  return [
    ...(known ? [] : [{ value: current, label: t(conditionWords.notAField, { name: current }) }]),
    ...names.map((name) => ({ value: name, label: name, group: t(conditionWords.fieldsOfAgent) })),
    ...FACT_NAMES.map((name) => ({
      value: name,
      label: `${t(factWord(name))} (${name})`,
      group: t(conditionWords.factsOfCall),
    })),
    { value: METADATA, label: t(conditionWords.metadata), group: t(conditionWords.factsOfCall) },
  ];
}

const factWord = (name: string): Phrase =>
  Object.hasOwn(conditionWords, name)
    ? (conditionWords[name as keyof typeof conditionWords] as Phrase)
    : [name, name];

const OPERATOR_WORDS: Record<Operator, Phrase> = {
  "==": conditionWords.opIs,
  "!=": conditionWords.opIsNot,
  ">": conditionWords.opMore,
  ">=": conditionWords.opAtLeast,
  "<": conditionWords.opLess,
  "<=": conditionWords.opAtMost,
  in: conditionWords.opOneOf,
  contains: conditionWords.opContains,
  exists: conditionWords.opExists,
};
const TIME_WORDS: Partial<Record<Operator, Phrase>> = {
  ">": conditionWords.opAfter,
  ">=": conditionWords.opFrom,
  "<": conditionWords.opBefore,
  "<=": conditionWords.opUntil,
};

const isOperator = (text: string): text is Operator => Object.hasOwn(OPERATOR_WORDS, text);
const phraseOf = (operator: Operator, ofTime: boolean): Phrase =>
  (ofTime ? TIME_WORDS[operator] : undefined) ?? OPERATOR_WORDS[operator];
