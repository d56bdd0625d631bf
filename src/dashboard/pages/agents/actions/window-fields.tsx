import { WEEKDAYS } from "../../../../gate/calling-window.ts";
import { MISSED_OUTCOMES } from "../../../../schedules/retry.ts";
import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";
import type { Phrase } from "../../../words/words.ts";
import { DoButton } from "../form/do-button.tsx";
import { CheckSet, Select, TextInput } from "../form/inputs.tsx";
import { type DraftForm, idOf } from "../form/write.ts";

interface PartProps {
  form: DraftForm;
  /** Of the window, or of the retry rule; it may not be there yet. */
  place: string;
}

const stands = ({ form, place }: PartProps): boolean => {
  const value = form.at(place);
  return typeof value === "object" && value !== null;
};

/** When somebody may be rung, or is there: days, hours and their zone. */
export function WindowFields(props: PartProps & { add?: Phrase }) {
  const { t } = useViewer();
  const { form, place, add = words.addWindow } = props;
  if (!stands(props)) return <DoButton does={`${place}.add`}>{t(add)}</DoButton>;
  return (
    <fieldset>
      <legend>{t(words.window)}</legend>
      <input type="hidden" {...form.object(place)} />
      <CheckSet
        set={form.set(`${place}.days`)}
        id={idOf(`${place}.days`)}
        label={t(words.days)}
        choices={WEEKDAYS.map((day) => ({ value: day, label: t(words[day]) }))}
        messages={form.messagesWithin(`${place}.days`)}
      />
      <div class="even">
        <TextInput
          input={form.text(`${place}.start`)}
          label={t(words.from)}
          hint={t(words.clockHint)}
          placeholder="09:00"
        />
        <TextInput
          input={form.text(`${place}.end`)}
          label={t(words.until)}
          hint={t(words.clockHint)}
          placeholder="18:00"
        />
        <TextInput
          input={form.text(`${place}.timezone`)}
          label={t(words.windowZone)}
          hint={t(words.windowZoneHint)}
          placeholder="callee"
        />
        <Select
          input={form.text(`${place}.public_holidays`)}
          label={t(words.holidays)}
          choices={[
            ...(form.at(`${place}.public_holidays`) === undefined
              ? [{ value: "", label: t(words.skip) }]
              : []),
            ...(form.at(`${place}.public_holidays`) === undefined
              ? []
              : [{ value: "skip", label: t(words.skip) }]),
            { value: "ring", label: t(words.ring) },
          ]}
        />
      </div>
      <DoButton does={`${place}.remove`} about={t(words.window)}>
        {t(words.remove)}
      </DoButton>
    </fieldset>
  );
}

/** Further attempts where nobody answers, and what differs after one outcome. */
export function RetryFields(props: PartProps) {
  const { t } = useViewer();
  const { form, place } = props;
  if (!stands(props)) return <DoButton does={`${place}.add`}>{t(words.addRetry)}</DoButton>;
  return (
    <fieldset>
      <legend>{t(words.retry)}</legend>
      <input type="hidden" {...form.object(place)} />
      <AttemptFields form={form} place={place} />
      <CheckSet
        set={form.set(`${place}.on`)}
        id={idOf(`${place}.on`)}
        label={t(words.retryOn)}
        choices={MISSED_OUTCOMES.map((outcome) => ({ value: outcome, label: t(words[outcome]) }))}
        messages={form.messagesWithin(`${place}.on`)}
      />
      <WindowFields form={form} place={`${place}.calling_window`} />
      <details open={stands({ form, place: `${place}.by_outcome` })}>
        <summary>{t(words.byOutcome)}</summary>
        {MISSED_OUTCOMES.map((outcome) => (
          <OutcomeFields form={form} place={`${place}.by_outcome.${outcome}`} name={t(words[outcome])} />
        ))}
      </details>
      <DoButton does={`${place}.remove`} about={t(words.retry)}>
        {t(words.remove)}
      </DoButton>
    </fieldset>
  );
}

function AttemptFields({ form, place }: PartProps) {
  const { t } = useViewer();
  return (
    <div class="even">
      <TextInput input={form.number(`${place}.attempts`)} inputmode="numeric" label={t(words.attempts)} />
      <TextInput
        input={form.number(`${place}.delay_minutes`)}
        inputmode="numeric"
        label={t(words.delayMinutes)}
      />
    </div>
  );
}

function OutcomeFields({ name, ...part }: PartProps & { name: string }) {
  const { t } = useViewer();
  const { form, place } = part;
  if (!stands(part))
    return <DoButton does={`${place}.add`}>{t(words.addOutcome, { outcome: name })}</DoButton>;
  return (
    <fieldset>
      <legend>{name}</legend>
      <input type="hidden" {...form.object(place)} />
      <AttemptFields {...part} />
      <WindowFields form={form} place={`${place}.calling_window`} />
      <DoButton does={`${place}.remove`} about={name}>
        {t(words.remove)}
      </DoButton>
    </fieldset>
  );
}
