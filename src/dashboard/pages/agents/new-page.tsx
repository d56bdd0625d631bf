import { Configuration } from "../../../agents/configuration.ts";
import { STARTING_POINTS } from "../../../agents/starting-points/all.ts";
import type { Told } from "../../../agents/starting-points/starting-point.ts";
import { resolveField } from "../../../extraction/field.ts";
import { Form } from "../../parts/form.tsx";
import { Heading } from "../../parts/heading.tsx";
import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import { sayCondition } from "./actions/say-condition.ts";

/** What a new agent can begin as, each told so that somebody who has never seen one can choose. */
export function NewPage() {
  const { t, language } = useViewer();
  return (
    <>
      <Heading
        title={t(words.newTitle)}
        about={t(words.newAbout)}
        trail={[{ href: "/dashboard/agents", label: t(words.title) }]}
      />
      <div class="starting-points">
        {STARTING_POINTS.map((point) => (
          <Point id={point.id} {...point[language]} />
        ))}
        <section class="card" aria-labelledby="point-empty">
          <h2 id="point-empty">{t(words.empty)}</h2>
          <p>{t(words.emptyAbout)}</p>
          <Start id="empty" title={t(words.empty)} />
        </section>
      </div>
    </>
  );
}

function Point({ id, title, about, configuration, example }: Told & { id: string }) {
  const { t } = useViewer();
  const { post_call_data_extraction: fields, post_call_actions: actions } =
    Configuration.parse(configuration);
  const resolved = fields.map(resolveField);
  return (
    <section class="card" aria-labelledby={`point-${id}`}>
      <h2 id={`point-${id}`}>{title}</h2>
      <p>{about}</p>
      <h3>{t(words.asks)}</h3>
      <ul>
        {fields.map(({ name, description }) => (
          <li>
            <code>{name}</code> {description}
          </li>
        ))}
      </ul>
      <h3>{t(words.does)}</h3>
      <ul>
        {actions.map(({ name, condition }) => (
          <li>
            <strong>{name}</strong>
            {condition ? `: ${sayCondition(condition, resolved, t)}` : null}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t(words.exampleCall)}</summary>
        <ul class="plain">
          {example.map(({ role, text }) => (
            <li>
              <strong>{t(role === "agent" ? words.agentSays : words.customerSays)}:</strong> {text}
            </li>
          ))}
        </ul>
      </details>
      <Start id={id} title={title} />
    </section>
  );
}

function Start({ id, title }: { id: string; title: string }) {
  const { t } = useViewer();
  return (
    <Form action="/dashboard/agents" label={t(words.startFromOf, { name: title })}>
      <input type="hidden" name="point" value={id} />
      <button type="submit">
        {t(words.startFrom)}
        <span class="hidden"> ({title})</span>
      </button>
    </Form>
  );
}
