import type { Operand } from "../../../../conditions/check-operand.ts";
import { useViewer } from "../../../viewer.ts";
import { conditionWords } from "../../../words/conditions.ts";
import { DoButton } from "../form/do-button.tsx";
import { CheckSet, Select, TextArea, TextInput } from "../form/inputs.tsx";
import { type DraftForm, idOf } from "../form/write.ts";

interface ValueProps {
  form: DraftForm;
  /** Of the comparison. */
  place: string;
  operator: string;
  operand: Operand;
}

/** What a comparison compares with, to be given as the field's type is given: `true` is chosen, never typed. */
export function ComparisonValue(props: ValueProps) {
  const { t } = useViewer();
  const { form, operator, operand } = props;
  const place = `${props.place}.value`;
  const value = form.at(place);
  if (operator === "exists") {
    // Left out, it asks for a value as well.
    const yes = value === undefined ? "" : "true";
    return (
      <Select
        input={form.json(place)}
        label={t(conditionWords.value)}
        choices={[
          { value: yes, label: t(conditionWords.hasValue) },
          { value: "false", label: t(conditionWords.hasNoValue) },
        ]}
      />
    );
  }
  if (operator === "in") return <ValueList {...props} />;
  if (operand.type === "boolean" || operand.type === "enum") return <ValueChoice {...props} />;
  if (operand.type === "number" && (value === null || typeof value !== "boolean")) {
    return (
      <TextInput
        input={form.number(place)}
        type="text"
        inputmode="decimal"
        label={t(conditionWords.value)}
        {...(value === null ? { hint: t(conditionWords.nullNow) } : {})}
      />
    );
  }
  return operand.type === "anything" ? <ValueOfAnyType {...props} /> : <ValueText {...props} />;
}

/** Options that stand as JSON, so that `true`, `"true"` and null are three different things. */
function ValueChoice({ form, place: comparison, operand }: ValueProps) {
  const { t } = useViewer();
  const place = `${comparison}.value`;
  const value = form.at(place);
  const options =
    operand.type === "boolean"
      ? [
          { value: "true", label: t(conditionWords.true) },
          { value: "false", label: t(conditionWords.false) },
        ]
      : operand.options.map((option) => ({ value: JSON.stringify(option), label: option }));
  const choices = [...options, { value: "null", label: t(conditionWords.noValue) }];
  const current = value === undefined ? "" : JSON.stringify(value);
  const missing =
    value === undefined
      ? t(conditionWords.chooseValue)
      : t(conditionWords.notAnOption, { value: String(value) });
  const isKnown = choices.some((choice) => choice.value === current);
  return (
    <Select
      input={form.json(place)}
      label={t(conditionWords.value)}
      choices={isKnown ? choices : [{ value: current, label: missing }, ...choices]}
    />
  );
}

function ValueList({ form, place: comparison, operand }: ValueProps) {
  const { t } = useViewer();
  const place = `${comparison}.value`;
  const value = form.at(place);
  const ticks = operand.type === "enum" && (value === undefined || isChosen(value, operand.options));
  if (!ticks) {
    const kind = operand.type === "number" ? "numbers" : "lines";
    return <TextArea input={form.lines(place, kind)} label={t(conditionWords.values)} rows={3} />;
  }
  return (
    <CheckSet
      set={form.set(place)}
      id={idOf(place)}
      messages={form.messagesWithin(place)}
      label={t(conditionWords.value)}
      choices={operand.options.map((option) => ({ value: option, label: option }))}
    />
  );
}

const isChosen = (value: unknown, options: readonly string[]): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === "string" && options.includes(one));

/** A text that is emptied is no value, so that the checks ask for one; to compare with nothing there is "has no value". */
const textInput = (form: DraftForm, place: string) => {
  const value = form.at(place);
  return value === undefined || typeof value === "string" ? form.text(place) : form.json(place);
};

function ValueText({ form, place: comparison, operand: { format }, operator }: ValueProps) {
  const { t } = useViewer();
  const place = `${comparison}.value`;
  const value = form.at(place);
  const isText = value === undefined || typeof value === "string";
  const type = isText && format === "date" && /^(\d{4}-\d\d-\d\d)?$/.test(value ?? "") ? "date" : "text";
  const hint = format === "date-time" && operator !== "contains" ? t(conditionWords.momentHint) : undefined;
  return (
    <TextInput
      input={textInput(form, place)}
      type={type}
      label={t(conditionWords.value)}
      {...(hint ? { hint } : {})}
      {...(value === null ? { hint: t(conditionWords.nullNow) } : {})}
    />
  );
}

/** Of metadata only a person knows the type. */
function ValueOfAnyType({ form, place: comparison }: ValueProps) {
  const { t } = useViewer();
  const place = `${comparison}.value`;
  const value = form.at(place);
  const label = t(conditionWords.value);
  if (typeof value === "number")
    return <TextInput input={form.number(place)} inputmode="decimal" label={label} />;
  if (typeof value !== "boolean") {
    return (
      <TextInput
        input={textInput(form, place)}
        label={label}
        {...(value === null ? { hint: t(conditionWords.nullNow) } : {})}
      />
    );
  }
  const choices = [
    { value: "true", label: t(conditionWords.true) },
    { value: "false", label: t(conditionWords.false) },
  ];
  return <Select input={form.json(place)} label={label} choices={choices} />;
}

/** The other types that a value of metadata may be meant as. */
export function ReadAsButtons({ form, place: comparison }: Pick<ValueProps, "form" | "place">) {
  const { t } = useViewer();
  const place = `${comparison}.value`;
  const value = form.at(place);
  if (value === undefined || Array.isArray(value)) return null;
  const others = [
    { type: "text", isIt: typeof value === "string", word: conditionWords.asText },
    { type: "number", isIt: typeof value === "number", word: conditionWords.asNumber },
    { type: "boolean", isIt: typeof value === "boolean", word: conditionWords.asBoolean },
    { type: "null", isIt: value === null, word: conditionWords.noValue },
  ].filter(({ isIt }) => !isIt);
  return (
    <>
      <span class="hint">{t(conditionWords.readAs)}</span>
      {others.map(({ type, word }) => (
        <DoButton does={`${place}.as.${type}`}>{t(word)}</DoButton>
      ))}
    </>
  );
}
