import { Empty, Heading } from "../../../parts/heading.tsx";
import { useViewer } from "../../../viewer.ts";
import { connectionsWords as words } from "../../../words/connections.ts";
import { Settings } from "../navigation.tsx";
import { ConnectionForm, type ConnectionFormProps } from "./form.tsx";

/** The form of a new connection, or, with its own page to go back to, of one that stands. */
export function ConnectionFormPage({
  back,
  ...form
}: ConnectionFormProps & { back: { href: string; label: string } }) {
  const { t } = useViewer();
  const isNew = form.stored === null;
  return (
    <Settings current="connections">
      <Heading
        title={isNew ? t(words.formTitle, { provider: form.provider }) : t(words.editTitle)}
        trail={[{ href: "/dashboard/settings/connections", label: t(words.title) }, back]}
      />
      {isNew && form.agents.size === 0 ? (
        <Empty title={t(words.noAgents)}>
          <p>{t(words.noAgentsText)}</p>
          <a href="/dashboard/agents">{t(words.toAgents)}</a>
        </Empty>
      ) : (
        <ConnectionForm {...form} />
      )}
    </Settings>
  );
}
