import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";
import { DoButton } from "../form/do-button.tsx";
import type { DraftForm } from "../form/write.ts";
import type { CallChoice } from "../latest-calls.ts";
import { ActionCard } from "./action-card.tsx";
import { fieldsOf } from "./operands.ts";
import { PreviewCall } from "./preview-call.tsx";

/** The actions of a draft, inside the editor's form: everything in it is an input or a button of that form. */
export function ActionsSection({
  form,
  agentId,
  agents,
  calls,
  chosenCall,
}: {
  form: DraftForm;
  /** Null for an agent that is not saved yet: it has no calls. */
  agentId: string | null;
  agents: readonly { id: string; name: string }[];
  calls: readonly CallChoice[];
  chosenCall?: string | undefined;
}) {
  const { t } = useViewer();
  const actions = form.list("actions");
  const fields = fieldsOf(form.draft);
  return (
    <section id="actions" aria-labelledby="actions-title">
      <h2 id="actions-title">{t(words.title)}</h2>
      <p class="about">{t(words.about)}</p>
      {form.messages("actions").map((message) => (
        <p class="error" lang="en">
          {message}
        </p>
      ))}
      {actions.length === 0 ? <p class="empty">{t(words.none)}</p> : null}
      {actions.length > 0 ? <PreviewCall calls={calls} chosen={chosenCall} /> : null}
      {actions.map((_, index) => (
        <ActionCard
          form={form}
          place={`actions.${index}`}
          fields={fields}
          agents={agents.filter(({ id }) => id !== agentId)}
          index={index}
          count={actions.length}
          agentId={agentId}
          hasCalls={calls.length > 0}
        />
      ))}
      <div class="doings">
        <DoButton does="actions.add.schedule_call">{t(words.addScheduleCall)}</DoButton>
        <DoButton does="actions.add.webhook">{t(words.addWebhook)}</DoButton>
        <DoButton does="actions.add.transfer_call">{t(words.addTransferCall)}</DoButton>
      </div>
    </section>
  );
}
