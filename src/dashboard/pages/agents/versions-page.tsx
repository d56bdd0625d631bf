import type { PartChange } from "../../../agents/difference.ts";
import { Heading } from "../../parts/heading.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import { DifferenceLine } from "./difference-list.tsx";

interface VersionLine {
  version: number;
  /** Epoch milliseconds. */
  at: number;
  /** Against the version before; null for the first. */
  changes: readonly PartChange[] | null;
}

/** The versions of an agent; `current` is null where it is deleted. */
export function VersionsPage({
  id,
  name,
  current,
  versions,
  next,
}: {
  id: string;
  name: string;
  current: number | null;
  versions: readonly VersionLine[];
  next: string | null;
}) {
  const { t } = useViewer();
  const here = `/dashboard/agents/${id}`;
  return (
    <>
      <Heading
        title={t(words.versionsTitle, { name })}
        about={t(words.versionsAbout)}
        trail={[
          { href: "/dashboard/agents", label: t(words.title) },
          { href: here, label: name },
        ]}
      />
      <Table
        label={t(words.versions)}
        columns={[
          { head: t(words.version), numeric: true },
          { head: t(words.savedAt) },
          { head: t(words.whatChanged) },
        ]}
      >
        {versions.map(({ version, at, changes }) => (
          <tr>
            <th scope="row" class="number">
              <a href={`${here}/versions/${version}`}>{version}</a>
              {version === current ? <span class="quiet"> ({t(words.current)})</span> : null}
            </th>
            <td>
              <Time at={at} />
            </td>
            <td dir="auto">
              {changes === null ? t(words.firstVersion) : <DifferenceLine changes={changes} />}
            </td>
          </tr>
        ))}
      </Table>
      <Pager next={next} />
    </>
  );
}
