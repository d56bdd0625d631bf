import type { Configuration } from "../../../agents/configuration.ts";
import { configurationDifference } from "../../../agents/difference.ts";
import type { FieldError } from "../../../errors.ts";
import { resolveField } from "../../../extraction/field.ts";
import { Form } from "../../parts/form.tsx";
import { Heading } from "../../parts/heading.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import { DifferenceList } from "./difference-list.tsx";

export interface OneVersion {
  version: number;
  configuration: Configuration;
}

interface VersionPageProps {
  id: string;
  name: string;
  shown: OneVersion & { at: number };
  /** The version before it; null for the first. */
  previous: OneVersion | null;
  /** What stands now; null where the agent is deleted, and nothing can be restored. */
  current: OneVersion | null;
  /** Why it could not be restored. */
  wrong: readonly FieldError[];
}

/** One version: what it changed, what would change if it came back, and the whole of it. */
export function VersionPage({ id, name, shown, previous, current, wrong }: VersionPageProps) {
  const { t } = useViewer();
  const here = `/dashboard/agents/${id}`;
  const isCurrent = current?.version === shown.version;
  const changes = (from: OneVersion, to: OneVersion) => (
    <DifferenceList
      changes={configurationDifference(from.configuration, to.configuration)}
      fields={to.configuration.post_call_data_extraction.map(resolveField)}
    />
  );
  return (
    <>
      <Heading
        title={t(words.versionTitle, { n: shown.version, name })}
        about={<Time at={shown.at} />}
        trail={[
          { href: "/dashboard/agents", label: t(words.title) },
          { href: here, label: name },
          { href: `${here}/versions`, label: t(words.versions) },
        ]}
      >
        {current && !isCurrent ? (
          <Form action={`${here}/versions/${shown.version}/restore`}>
            <button type="submit">{t(words.restore)}</button>
          </Form>
        ) : null}
      </Heading>
      {wrong.length > 0 ? (
        <div class="notice bad" role="alert">
          <p>{t(words.restoreRefused)}</p>
          <ul lang="en">
            {wrong.map(({ field, message }) => (
              <li>
                <code>{field}</code> {message}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {previous ? (
        <>
          <h2>{t(words.againstPrevious, { n: previous.version })}</h2>
          {changes(previous, shown)}
        </>
      ) : (
        <p>{t(words.firstVersion)}</p>
      )}
      {current && !isCurrent ? (
        <>
          <h2>{t(words.againstCurrent, { n: current.version })}</h2>
          {changes(current, shown)}
        </>
      ) : null}
      <details>
        <summary>{t(words.wholeJson)}</summary>
        <pre tabindex={0}>{JSON.stringify(shown.configuration, null, 2)}</pre>
      </details>
    </>
  );
}
