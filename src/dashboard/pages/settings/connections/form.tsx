import type { FieldError } from "../../../../errors.ts";
import { choicesOf, SelectField, TextArea, TextField } from "../../../parts/fields.tsx";
import { Errors, Form } from "../../../parts/form.tsx";
import { errorAt, type FormValues, inputAt } from "../../../parts/form-values.ts";
import { useViewer } from "../../../viewer.ts";
import { connectionsWords as words } from "../../../words/connections.ts";
import { AgentsMap } from "./agents-map.tsx";
import { CredentialField, SettingField } from "./member-field.tsx";
import type { MemberInput } from "./members.ts";

export interface ConnectionFormProps {
  action: string;
  provider: string;
  members: { credentials: readonly MemberInput[]; settings: readonly MemberInput[] };
  agents: ReadonlyMap<string, string>;
  values: FormValues;
  /** The credentials that are stored; null for a connection that is yet to be made. */
  stored: readonly string[] | null;
  /** A secret for a provider that signs with one of our own choosing. */
  proposed: string | null;
  errors: readonly FieldError[];
  general?: string;
}

/** Everything that a person sets on a connection. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { t } = useViewer();
  const { action, provider, members, agents, values, stored, errors, general } = props;
  const isWrong = general !== undefined;
  const routing = ["agents", "role_map"].some((name) => errorAt(errors, name) !== undefined);
  const isRouted = values.all("theirs").some(Boolean) || values.one("role_map") !== "";
  return (
    <Form action={action} class="card wide-narrow">
      <Errors errors={errors} general={general} />
      {isWrong && members.credentials.length > 0 ? (
        <p class="notice warning">{t(words.againSecrets)}</p>
      ) : null}
      <div class="members">
        <TextField
          {...inputAt(props, "name")}
          label={t(words.name)}
          hint={t(words.nameHint)}
          autocomplete="off"
          dir="auto"
        />
        <SelectField
          {...inputAt(props, "agent_id")}
          label={t(words.agent)}
          hint={t(words.agentHint)}
          required
          choices={[
            ...(agents.size === 1 ? [] : [{ value: "", label: t(words.chooseAgent) }]),
            ...choicesOf(agents),
          ]}
        />
      </div>
      <Credentials {...props} />
      <TextArea
        {...inputAt(props, "numbers")}
        label={t(words.numbers)}
        hint={t(words.numbersHint)}
        rows={3}
      />
      {members.settings.length > 0 ? <ProviderSettings {...props} /> : null}
      <details open={routing || isRouted}>
        <summary>{t(words.routing)}</summary>
        <AgentsMap provider={provider} agents={agents} values={values} error={errorAt(errors, "agents")} />
        <TextArea
          {...inputAt(props, "role_map")}
          label={t(words.roleMap)}
          hint={t(words.roleMapHint)}
          rows={2}
        />
      </details>
      <button type="submit">{t(stored === null ? words.saveNew : words.save)}</button>
    </Form>
  );
}

function Credentials({ provider, members, stored, proposed, errors }: ConnectionFormProps) {
  const { t } = useViewer();
  return (
    <fieldset>
      <legend>{t(words.credentials)}</legend>
      {members.credentials.length === 0 ? <p>{t(words.noCredentials, { provider })}</p> : null}
      {members.credentials.length > 0 ? <p class="hint">{t(words.credentialsAbout)}</p> : null}
      <div class="members">
        {members.credentials.map((member) => (
          <CredentialField
            member={member}
            error={errorAt(errors, `credentials.${member.name}`)}
            isSet={stored?.includes(member.name) ?? false}
            proposed={member.name === "webhook_secret" ? proposed : null}
          />
        ))}
      </div>
    </fieldset>
  );
}

function ProviderSettings({ provider, members, values, errors }: ConnectionFormProps) {
  const { t } = useViewer();
  const isOpen =
    errors.some(({ field }) => field.startsWith("settings")) ||
    members.settings.some(({ name }) => values.one(`settings.${name}`) !== "");
  return (
    <details open={isOpen}>
      <summary>{t(words.settings, { provider })}</summary>
      <div class="members">
        {members.settings.map((member) => (
          <SettingField
            member={member}
            value={values.one(`settings.${member.name}`)}
            error={errorAt(errors, `settings.${member.name}`)}
          />
        ))}
      </div>
    </details>
  );
}
