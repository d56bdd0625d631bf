import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";
import { conditionWords } from "../../../words/conditions.ts";
import { Select, TextInput } from "../form/inputs.tsx";
import type { CardProps } from "./action-card.tsx";
import { MapRows } from "./map-rows.tsx";
import { RetryFields, WindowFields } from "./window-fields.tsx";

/** A follow-up call: whom to ring, when, from where, and what happens where nobody answers. */
export function ScheduleFields({ form, place, fields, agents }: CardProps) {
  const { t } = useViewer();
  const at = (member: string) => `${place}.config.${member}`;
  const texts = fields.filter(({ type }) => type === "string").map(({ name }) => name);
  const field = (member: string) => {
    const input = form.text(at(member));
    const known = input.value === "" || texts.includes(input.value);
    const lost = known
      ? []
      : [{ value: input.value, label: t(conditionWords.notAField, { name: input.value }) }];
    return {
      input,
      choices: [
        { value: "", label: t(words.noField) },
        ...lost,
        ...texts.map((name) => ({ value: name, label: name })),
      ],
    };
  };
  const agent = form.text(at("agent_id"));
  const isListed = agent.value === "" || agents.some(({ id }) => id === agent.value);
  return (
    <>
      <div class="even">
        <Select {...field("use_field")} label={t(words.useField)} hint={t(words.useFieldHint)} />
        <TextInput
          input={form.number(at("fallback_delay_minutes"))}
          inputmode="numeric"
          label={t(words.delay)}
        />
        <TextInput
          input={form.text(at("from_number"))}
          inputmode="tel"
          label={t(words.fromNumber)}
          hint={t(words.e164)}
        />
        <Select {...field("to_field")} label={t(words.toField)} hint={t(words.toFieldHint)} />
        <Select {...field("timezone_field")} label={t(words.zoneField)} />
        <TextInput input={form.text(at("timezone"))} label={t(words.timezone)} hint={t(words.timezoneHint)} />
        <Select
          input={agent}
          label={t(words.callingAgent)}
          choices={[
            { value: "", label: t(words.sameAgent) },
            ...(isListed ? [] : [{ value: agent.value, label: agent.value }]),
            ...agents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <div class="stack">
        <WindowFields form={form} place={at("calling_window")} />
        <RetryFields form={form} place={at("retry")} />
      </div>
      <MapRows
        rows={form.map(at("dynamic_variables"))}
        label={t(words.variables)}
        hint={t(words.variablesHint)}
        messages={form.messagesWithin(at("dynamic_variables"))}
      />
    </>
  );
}
