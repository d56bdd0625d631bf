import type { Heard } from "../../../../connections/heard.ts";
import { Copyable } from "../../../parts/copyable.tsx";
import { Form } from "../../../parts/form.tsx";
import { Heading } from "../../../parts/heading.tsx";
import { Facts } from "../../../parts/table.tsx";
import { Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { connectionsWords as words } from "../../../words/connections.ts";
import { Settings } from "../navigation.tsx";
import { Abilities } from "./abilities.tsx";
import { FirstMessage } from "./first-message.tsx";
import { ConnectionState, type ConnectionView } from "./state.tsx";
import { Steps } from "./steps.tsx";
import { TestConnection, type Tested } from "./test-result.tsx";

interface ConnectionPageProps {
  view: ConnectionView;
  provider: string;
  instead: Partial<Record<string, string>>;
  heard: Heard;
  agents: ReadonlyMap<string, string>;
  tested: Tested | null;
}

/** One connection: from nothing to a first call, and how it does since. */
export function ConnectionPage(props: ConnectionPageProps) {
  const { t } = useViewer();
  const { view, provider, heard, tested, instead } = props;
  const path = `/dashboard/settings/connections/${view.connection_id}`;
  const name = view.name ?? provider;
  return (
    <Settings current="connections">
      <Heading
        title={name}
        about={view.name ? provider : null}
        trail={[{ href: "/dashboard/settings/connections", label: t(words.title) }]}
      >
        <ConnectionState view={view} heard={heard} />
        <a class="button quiet" href={`${path}/edit`} aria-label={t(words.changeNamed, { name })}>
          {t(words.change)}
        </a>
      </Heading>
      {view.problem ? (
        <p class="notice bad" lang="en">
          {view.problem}
        </p>
      ) : null}
      <FirstMessage view={view} provider={provider} heard={heard} path={path} />
      <div class="two-thirds">
        <div>
          <section aria-labelledby="intake" class="card">
            <h2 id="intake">{t(words.intake)}</h2>
            <p class="hint">{t(words.intakeAbout, { provider })}</p>
            <Copyable
              id="intake-url"
              text={view.intake_url}
              label={t(words.copyNamed, { what: t(words.intake) })}
            />
          </section>
          <Steps view={view} provider={provider} />
        </div>
        <div>
          <TestConnection provider={provider} path={path} heard={heard} tested={tested} />
          <section aria-labelledby="works" class="card">
            <h2 id="works">{t(words.works)}</h2>
            <Abilities can={view.can} instead={instead} />
          </section>
          <HowItIsSet {...props} />
          <Form action={`${path}/delete`}>
            <button type="submit" class="danger" data-confirm={t(words.sureRemove, { name })}>
              {t(words.remove)}
            </button>
          </Form>
        </div>
      </div>
      <script src="/assets/connection.js" defer />
    </Settings>
  );
}

function HowItIsSet({ view, agents }: ConnectionPageProps) {
  const { t } = useViewer();
  const nameOf = (id: string) => agents.get(id) ?? id;
  const mapped = Object.entries(view.agents).map(([theirs, ours]) => `${theirs} → ${nameOf(ours)}`);
  return (
    <section aria-labelledby="facts" class="card">
      <h2 id="facts">{t(words.facts)}</h2>
      <Facts
        facts={[
          [t(words.agent), <a href={`/dashboard/agents/${view.agent_id}`}>{nameOf(view.agent_id)}</a>],
          [t(words.agents), mapped.join(", ")],
          [t(words.numbers), view.numbers.map(({ phone_number: number }) => number).join(", ")],
          [t(words.credentialsSet), Object.keys(view.credentials).join(", ")],
          [t(words.connectedOn), <Time at={view.created_at} />],
          [t(words.changedOn), <Time at={view.updated_at} />],
          [t(words.connectionId), <code>{view.connection_id}</code>],
        ]}
      />
    </section>
  );
}
