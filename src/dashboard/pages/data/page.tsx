import type { Child } from "hono/jsx";
import type { DataTable } from "../../../analyses/data-table.ts";
import { ExportLinks } from "../../parts/export-links.tsx";
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
  asked: AskedTable;
  distributions: Child;
}

/** The table of an agent; `distributions` is what its columns hold, or the way to it. */
export function DataPage({ agentId, agentName, table, asked, distributions }: DataPageProps) {
  const { t, path } = useViewer();
  const title = t(words.tableOf, { agent: agentName });
  const file = (format: string) =>
    withParameter(withParameter(path, "after", null), "format", format).replace(agentId, `${agentId}/export`);
  return (
    <>
      <Heading
        title={title}
        about={t(words.aboutTable)}
        trail={[{ href: "/dashboard/data", label: t(layoutWords.data) }]}
      >
        <ExportLinks address={file} />
      </Heading>
      <TableFilters agentId={agentId} columns={table.columns} asked={asked} />
      {distributions}
      <DataRows table={table} asked={asked} title={title} />
    </>
  );
}
