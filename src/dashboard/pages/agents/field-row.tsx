import {
  FIELD_FORMATS,
  FIELD_TYPES,
  FieldDefinition,
  type FieldType,
  resolveField,
} from "../../../extraction/field.ts";
import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import type { Phrase } from "../../words/words.ts";
import { DoButton, MoveButtons } from "./form/do-button.tsx";
import { Checkbox, Select, TextArea, TextInput } from "./form/inputs.tsx";
import type { DraftForm } from "./form/write.ts";

const HELP: Record<FieldType, Phrase> = {
  string: words.stringHelp,
  number: words.numberHelp,
  boolean: words.booleanHelp,
  enum: words.enumHelp,
};

interface RowProps {
  form: DraftForm;
  index: number;
  count: number;
}

/** One field: what it is called, what kind of answer it is, and the question; the rest is one step away. */
export function FieldRow({ form, index, count }: RowProps) {
  const { t } = useViewer();
  const place = `fields.${index}`;
  const type = FIELD_TYPES.find((one) => one === form.at(`${place}.type`)) ?? null;
  const name = form.at(`${place}.name`);
  const called = typeof name === "string" && name !== "" ? name : String(index + 1);
  return (
    <fieldset class="field-row" id={`field-row-${index}`}>
      <legend>
        {t(words.field, { n: index + 1 })} <code dir="auto">{called}</code>
      </legend>
      <input type="hidden" {...form.object(place)} />
      {form.messages(place).map((message) => (
        <p class="error" lang="en">
          {message}
        </p>
      ))}
      <div class="row">
        <TextInput
          input={form.text(`${place}.name`, { required: true })}
          label={t(words.fieldName)}
          autocomplete="off"
        />
        <Select
          input={form.text(`${place}.type`, { required: true })}
          label={t(words.type)}
          hint={type ? t(HELP[type]) : undefined}
          choices={typeChoices(form.at(`${place}.type`), t)}
        />
        <TextArea
          input={form.text(`${place}.description`, { multiline: true })}
          label={t(words.description)}
          rows={2}
        />
      </div>
      {type === "enum" || form.at(`${place}.options`) !== undefined ? (
        <TextArea
          input={form.lines(`${place}.options`)}
          label={t(words.options)}
          hint={t(words.optionsHint)}
          rows={4}
        />
      ) : null}
      <div class="flags">
        <Checkbox input={form.flag(`${place}.required`)} label={t(words.required)} />
        <Checkbox input={form.flag(`${place}.pii`)} label={t(words.pii)} />
      </div>
      <More form={form} place={place} type={type} />
      <div class="doings">
        <MoveButtons place={place} index={index} count={count} about={t(words.ofField, { name: called })} />
        <DoButton does={`${place}.duplicate`} about={t(words.ofField, { name: called })}>
          {t(words.duplicate)}
        </DoButton>
        <DoButton does={`${place}.remove`} about={t(words.ofField, { name: called })}>
          {t(words.removeField)}
        </DoButton>
      </div>
    </fieldset>
  );
}

/** What most fields do without; open where something in it is set or wrong. */
function More({ form, place, type }: { form: DraftForm; place: string; type: FieldType | null }) {
  const { t } = useViewer();
  const members = ["format", "pattern", "examples"].map((member) => `${place}.${member}`);
  const isSet = members.some((member) => form.at(member) || form.messagesWithin(member).length > 0);
  return (
    <details open={isSet}>
      <summary>{t(words.more)}</summary>
      <div class="row">
        {type === "string" || form.at(`${place}.format`) !== undefined ? (
          <Select
            input={form.text(`${place}.format`)}
            label={t(words.format)}
            choices={[
              { value: "", label: inferredFormat(form.at(place), t) },
              ...FIELD_FORMATS.map((format) => ({ value: format, label: t(words[format]) })),
            ]}
          />
        ) : null}
        {type === "string" || form.at(`${place}.pattern`) !== undefined ? (
          <TextInput
            input={form.text(`${place}.pattern`)}
            label={t(words.pattern)}
            hint={t(words.patternHint)}
          />
        ) : null}
      </div>
      {type !== "boolean" || form.at(`${place}.examples`) !== undefined ? (
        <TextArea
          input={form.lines(`${place}.examples`, type === "number" ? "numbers" : "lines")}
          label={t(words.examples)}
          hint={t(words.examplesHint)}
          rows={2}
        />
      ) : null}
    </details>
  );
}

type Say = ReturnType<typeof useViewer>["t"];

function typeChoices(current: unknown, t: Say) {
  const known = FIELD_TYPES.some((type) => type === current);
  return [
    ...(known ? [] : [{ value: String(current ?? ""), label: String(current ?? "?") }]),
    ...FIELD_TYPES.map((type) => ({ value: type, label: t(words[type]) })),
  ];
}

/** The format that holds while none is chosen: found in the description or the name by rule. */
function inferredFormat(field: unknown, t: Say): string {
  const { format: _, ...rest } = Object(field);
  const read = FieldDefinition.safeParse(rest);
  if (!read.success) return t(words.formatNone);
  const { format } = resolveField(read.data);
  return t(words.formatFound, { format: t(format ? words[format] : words.freeText) });
}
