import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";
import { conditionWords } from "../../../words/conditions.ts";
import { DoButton, MoveButtons } from "../form/do-button.tsx";
import { Checkbox, Select, TextArea, TextInput } from "../form/inputs.tsx";
import type { CardProps } from "./action-card.tsx";
import { ConditionPart } from "./condition-builder.tsx";
import { WindowFields } from "./window-fields.tsx";

/** Handing a call over while it goes on: to whom, how, and what happens where nobody takes it. */
export function TransferFields(props: CardProps) {
  const { t } = useViewer();
  const { form, place } = props;
  const at = (member: string) => `${place}.config.${member}`;
  const mode = form.text(at("mode"));
  return (
    <>
      <Targets {...props} />
      <div class="even">
        <Select
          input={mode}
          label={t(words.mode)}
          choices={[
            { value: mode.value === "" ? "" : "cold", label: t(words.cold) },
            { value: "warm", label: t(words.warm) },
          ]}
        />
        <TextInput
          input={form.number(at("ring_seconds"))}
          inputmode="numeric"
          label={t(words.ringSeconds)}
          placeholder="25"
        />
      </div>
      <TextArea input={form.text(at("message"), { multiline: true })} label={t(words.message)} />
      <TextArea
        input={form.text(at("briefing"), { multiline: true })}
        label={t(words.briefing)}
        hint={t(words.briefingHint)}
      />
      <Checkbox input={form.flag(at("on_request"), true)} label={t(words.onRequest)} />
      <TextArea
        input={form.lines(at("tool_names"))}
        label={t(words.toolNames)}
        hint={t(words.toolNamesHint)}
        rows={2}
      />
      <FallbackFields {...props} />
    </>
  );
}

function Targets(props: CardProps) {
  const { t } = useViewer();
  const { form, place } = props;
  const list = `${place}.config.targets`;
  const targets = form.list(list);
  if (targets.length === 0) {
    return (
      <div class="even">
        <TextInput
          input={form.text(`${place}.config.to_number`)}
          label={t(words.toNumber)}
          hint={t(words.toNumberHint)}
        />
        <DoButton does={`${list}.add`}>{t(words.several)}</DoButton>
      </div>
    );
  }
  return (
    <fieldset>
      <legend>{t(words.targets)}</legend>
      {targets.map((_, i) => (
        <TargetFields {...props} list={list} index={i} count={targets.length} />
      ))}
      {form.messages(list).map((message) => (
        <p class="error" lang="en">
          {message}
        </p>
      ))}
      <DoButton does={`${list}.add`}>{t(words.addTarget)}</DoButton>
    </fieldset>
  );
}

function TargetFields({
  list,
  index,
  count,
  ...props
}: CardProps & { list: string; index: number; count: number }) {
  const { t } = useViewer();
  const { form } = props;
  const place = `${list}.${index}`;
  const name = t(words.target, { n: index + 1 });
  return (
    <fieldset>
      <legend>{name}</legend>
      <input type="hidden" {...form.object(place)} />
      <div class="even">
        <TextInput input={form.text(`${place}.name`)} label={t(words.targetName)} />
        <TextInput
          input={form.text(`${place}.to_number`, { required: true })}
          label={t(words.toNumber)}
          hint={t(words.toNumberHint)}
        />
      </div>
      <ConditionPart
        form={form}
        fields={props.fields}
        place={`${place}.condition`}
        says={conditionWords.askedWhen}
        saysAlways={conditionWords.askedAlways}
      />
      <WindowFields form={form} place={`${place}.hours`} add={words.addHours} />
      <div class="doings">
        <MoveButtons place={place} index={index} count={count} about={name} />
        <DoButton does={`${place}.remove`} about={name}>
          {t(words.remove)}
        </DoButton>
      </div>
    </fieldset>
  );
}

function FallbackFields({ form, place: action }: CardProps) {
  const { t } = useViewer();
  const place = `${action}.config.fallback`;
  const fallback = form.at(place);
  if (typeof fallback !== "object" || fallback === null) {
    return <DoButton does={`${place}.add`}>{t(words.addFallback)}</DoButton>;
  }
  const type = form.text(`${place}.type`, { required: true });
  return (
    <fieldset>
      <legend>{t(words.fallback)}</legend>
      <input type="hidden" {...form.object(place)} />
      <div class="even">
        <Select
          input={type}
          label={t(words.fallbackType)}
          choices={[
            { value: "schedule_call", label: t(words.callBack) },
            { value: "message", label: t(words.justSay) },
          ]}
        />
        {type.value === "message" ? null : (
          <>
            <TextInput
              input={form.number(`${place}.delay_minutes`)}
              inputmode="numeric"
              label={t(words.fallbackDelay)}
            />
            <TextInput
              input={form.text(`${place}.from_number`)}
              label={t(words.fromNumber)}
              hint={t(words.e164)}
            />
          </>
        )}
      </div>
      <TextArea
        input={form.text(`${place}.message`, { multiline: true, required: type.value === "message" })}
        label={t(words.fallbackMessage)}
        rows={2}
      />
      <DoButton does={`${place}.remove`} about={t(words.fallback)}>
        {t(words.remove)}
      </DoButton>
    </fieldset>
  );
}
