import type { Child } from "hono/jsx";
import type { DataTable } from "../../../analyses/data-table.ts";
import { ExportFiles } from "../../parts/export-links.tsx";
import { Heading } from "../../parts/heading.tsx";
import { withParameter } from "../../parts/pager.tsx";
import { useViewer } from "../../viewer.ts";
import { dataWords as words } from "../../words/data.ts";
import { layoutWords } from "../../words/layout.ts";
import { TableFilters } from "./filters.tsx";
import type { AskedTable } from "./query.ts";
import { DataRows } from "./table.tsx";

interface DataPageProps {
  agentId: string;
  agentName: string;
  table: DataTable;
  /** Of each call, by its id. */
  zones: ReadonlyMap<string, string | null>;
  asked: AskedTable;
  /** Whether whoever looks may begin an export. */
  mayExport: boolean;
  distributions: Child;
}

/** The table of an agent; `distributions` is what its columns hold, or the way to it. */
export function DataPage({
  agentId,
  agentName,
  table,
  zones,
  asked,
  mayExport,
  distributions,
}: DataPageProps) {
  const { t, path } = useViewer();
  const title = t(words.tableOf, { agent: agentName });
  const { search } = new URL(withParameter(path, "after", null), "http://page");
  return (
    <>
      <Heading
        title={title}
        about={t(words.aboutTable)}
        trail={[{ href: "/dashboard/data", label: t(layoutWords.data) }]}
      >
        <ExportFiles
          action={mayExport ? `/dashboard/tasks/exports/data/${agentId}${search}` : null}
          address={(format) => withParameter(`/dashboard/data/${agentId}/export${search}`, "format", format)}
        />
      </Heading>
      <TableFilters agentId={agentId} columns={table.columns} asked={asked} />
      {distributions}
      <DataRows table={table} zones={zones} asked={asked} title={title} />
    </>
  );
}
