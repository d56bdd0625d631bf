import type { Field } from "../../../../extraction/field.ts";
import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";
import { DoButton, MoveButtons } from "../form/do-button.tsx";
import { TextInput } from "../form/inputs.tsx";
import type { DraftForm } from "../form/write.ts";
import { textAt } from "../json-path.ts";
import { ConditionPart } from "./condition-builder.tsx";
import { isActionType } from "./new-parts.ts";
import { PreviewButtons } from "./preview-buttons.tsx";
import { ScheduleFields } from "./schedule-fields.tsx";
import { TransferFields } from "./transfer-fields.tsx";
import { WebhookFields } from "./webhook-fields.tsx";

export interface CardProps {
  form: DraftForm;
  /** Of the action: `actions.1`. */
  place: string;
  fields: readonly Field[];
  /** Those that may make a follow-up call. */
  agents: readonly { id: string; name: string }[];
}

const FIELDS = { schedule_call: ScheduleFields, webhook: WebhookFields, transfer_call: TransferFields };

export function ActionCard({
  index,
  count,
  agentId,
  hasCalls,
  ...card
}: CardProps & { index: number; count: number; agentId: string | null; hasCalls: boolean }) {
  const { t } = useViewer();
  const { form, place, fields } = card;
  const action = form.at(place);
  const type = textAt(action, "type");
  const name = textAt(action, "name");
  const title = `action-${index}-title`;
  if (!isActionType(type)) return null;
  const Config = FIELDS[type];
  return (
    <section class="card" id={`action-${index}`} aria-labelledby={title}>
      <header class="card-head">
        <h3 id={title} dir="auto">
          {t(words[type])}: {name}
        </h3>
        <div class="doings">
          <MoveButtons place={place} index={index} count={count} about={name} />
          <DoButton does={`${place}.duplicate`} about={name}>
            {t(words.duplicate)}
          </DoButton>
          <DoButton does={`${place}.remove`} about={name}>
            {t(words.remove)}
          </DoButton>
        </div>
      </header>
      {form.messages(place).map((message) => (
        <p class="error" lang="en">
          {message}
        </p>
      ))}
      <TextInput
        input={form.text(`${place}.name`, { required: true })}
        label={t(words.name)}
        hint={t(words.nameHint)}
      />
      <ConditionPart form={form} fields={fields} place={`${place}.condition`} />
      <input type="hidden" {...form.object(`${place}.config`)} />
      <Config {...card} />
      {agentId && hasCalls ? (
        <PreviewButtons agentId={agentId} index={index} name={name} type={type} />
      ) : null}
    </section>
  );
}
