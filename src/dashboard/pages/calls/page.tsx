import { MAX_SEARCHED } from "../../../calls/search.ts";
import { ExportFiles } from "../../parts/export-links.tsx";
import { FilterProblem } from "../../parts/filters.tsx";
import { Form } from "../../parts/form.tsx";
import { Heading } from "../../parts/heading.tsx";
import { withParameter } from "../../parts/pager.tsx";
import { renewed } from "../../parts/renewed.ts";
import { useViewer } from "../../viewer.ts";
import { callsWords as words } from "../../words/calls.ts";
import { importsWords } from "../../words/imports.ts";
import { Bulk } from "./bulk.tsx";
import { Filters } from "./filters.tsx";
import { CallList, type ListProps } from "./list.tsx";
import { selectable } from "./matching.ts";
import type { Asked } from "./query.ts";

interface CallsPageProps extends Omit<ListProps, "checked"> {
  asked: Asked;
  isLimited: boolean;
  /** Whether whoever looks may begin an export. */
  mayExport: boolean;
}

/** The list of calls with its filters, what can be done with many, and the same as a file. */
export function CallsPage({ asked, isLimited, mayExport, ...list }: CallsPageProps) {
  const { t, path } = useViewer();
  const query = new URL(path, "http://page").search;
  return (
    <>
      <Heading title={t(words.title)} about={t(words.about)}>
        <CallFiles query={query} mayExport={mayExport} />
        <a class="button quiet" href="/dashboard/calls/import">
          {t(importsWords.importCalls)}
        </a>
      </Heading>
      <Filters values={asked.values} agents={list.agents} />
      <FilterProblem problem={asked.problem} />
      {isLimited ? <p class="notice warning">{t(words.limited, { n: MAX_SEARCHED })}</p> : null}
      <Form action={`/dashboard/calls/reanalyze${query}`} label={t(words.withChecked)}>
        <div {...renewed("calls", withParameter(path, "call", null), "every 10s")} hx-include="#calls">
          <CallList {...list} checked={asked.checked} />
        </div>
        {list.calls.length > 0 ? <Bulk mayMatch={selectable(asked.filter) !== null} /> : null}
      </Form>
    </>
  );
}

/** The same calls as a file: the whole list, not this page of it. */
function CallFiles({ query, mayExport }: { query: string; mayExport: boolean }) {
  const params = new URLSearchParams(query);
  for (const name of ["after", "call"]) params.delete(name);
  const whole = params.size > 0 ? `?${params}` : "";
  return (
    <ExportFiles
      action={mayExport ? `/dashboard/tasks/exports/calls${whole}` : null}
      address={(format) => withParameter(`/dashboard/calls/export${whole}`, "format", format)}
    />
  );
}
