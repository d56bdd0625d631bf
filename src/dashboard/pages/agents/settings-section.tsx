import { EVENT_TYPES } from "../../../webhooks/event.ts";
import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import { WindowFields } from "./actions/window-fields.tsx";
import { DoButton } from "./form/do-button.tsx";
import { CheckSet, TextArea, TextInput } from "./form/inputs.tsx";
import { type DraftForm, idOf } from "./form/write.ts";

/** What holds for the whole agent: its name, language and zone, when it may ring, and who is told of its calls. */
export function SettingsSection({ form }: { form: DraftForm }) {
  const { t } = useViewer();
  return (
    <section id="settings" aria-labelledby="settings-title">
      <h2 id="settings-title">{t(words.partSettings)}</h2>
      <p class="about">{t(words.settingsAbout)}</p>
      <div class="card field-row">
        <TextInput
          input={form.text("agent_name", { required: true })}
          label={t(words.agentName)}
          autocomplete="off"
        />
        <div class="row">
          <TextInput input={form.text("language")} label={t(words.language)} hint={t(words.languageHint)} />
          <TextInput input={form.text("timezone")} label={t(words.timezone)} hint={t(words.timezoneHint)} />
          <TextInput input={form.text("voice_id")} label={t(words.voice)} hint={t(words.voiceHint)} />
        </div>
        <TextArea
          input={form.text("begin_message", { multiline: true })}
          label={t(words.beginMessage)}
          hint={t(words.beginMessageHint)}
          rows={2}
        />
      </div>
      <div class="card field-row">
        <h3>{t(words.callingWindow)}</h3>
        {form.at("calling_window") ? null : <p>{t(words.callingWindowNone)}</p>}
        <WindowFields form={form} place="calling_window" add={words.addCallingWindow} />
      </div>
      <div class="card field-row">
        <h3>{t(words.webhookTitle)}</h3>
        <TextInput
          input={form.text("webhook_url")}
          label={t(words.webhookUrl)}
          hint={t(words.webhookUrlHint)}
          inputmode="url"
          autocomplete="off"
        />
        <Events form={form} />
      </div>
    </section>
  );
}

/** No list means all, also the types that come later; a list means those that are ticked, and an empty one none. */
function Events({ form }: { form: DraftForm }) {
  const { t } = useViewer();
  if (form.at("webhook_events") === undefined) {
    return (
      <p>
        {t(words.eventsAll)} <DoButton does="webhook_events.choose">{t(words.eventsChoose)}</DoButton>
      </p>
    );
  }
  return (
    <>
      <CheckSet
        set={form.set("webhook_events")}
        id={idOf("webhook_events")}
        label={t(words.events)}
        choices={EVENT_TYPES.map((type) => ({ value: type, label: type }))}
        messages={form.messagesWithin("webhook_events")}
      />
      <DoButton does="webhook_events.all">{t(words.eventsSendAll)}</DoButton>
    </>
  );
}
