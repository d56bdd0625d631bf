import type { FieldError } from "../../../../errors.ts";
import { namesOfAgents } from "../../../../store/agent-names.ts";
import { listSuppressions } from "../../../../suppressions/read.ts";
import { readNumber } from "../../../../suppressions/read-number.ts";
import { SUPPRESSION_SOURCES } from "../../../../suppressions/suppression.ts";
import { viewSuppression } from "../../../../suppressions/view.ts";
import { type DashboardContext, handlers } from "../../../context.ts";
import { page } from "../../../page.tsx";
import { type FormValues, initialValues } from "../../../parts/form-values.ts";
import { cutPage, PAGE_SIZE } from "../../../parts/pager.tsx";
import { suppressionsWords as words } from "../../../words/suppressions.ts";
import { type Filter, SuppressionsPage } from "./page.tsx";

export const listPage = handlers((c) => showList(c, null));

/** The list; `refused` is a form of this page that was refused, with what it held. */
export async function showList(
  c: DashboardContext,
  refused: { values: FormValues; errors: readonly FieldError[] } | null,
) {
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const filter = readFilter(c);
  const wanted = {
    phoneNumber: filter.number === "" ? undefined : canonical(filter.number),
    agentId: filter.agent === "" ? undefined : filter.agent === "all" ? "" : filter.agent,
    source: filter.source || undefined,
  };
  const [found, agents] = await Promise.all([
    listSuppressions(db, workspaceId, wanted, {
      ...{ limit: PAGE_SIZE + 1, offset: 0, after: c.req.query("after") ?? null },
    }),
    namesOfAgents(db, workspaceId),
  ]);
  const { rows, next } = cutPage(found, ({ id }) => id);
  return page(
    c,
    <SuppressionsPage
      rows={rows.map(viewSuppression)}
      next={next}
      agents={agents}
      filter={filter}
      values={refused?.values ?? initialValues({})}
      errors={refused?.errors ?? []}
    />,
    { title: c.get("viewer").t(words.title), status: refused ? 422 : 200 },
  );
}

function readFilter(c: DashboardContext): Filter {
  const text = (name: string) => (c.req.query(name) ?? "").trim();
  const source = SUPPRESSION_SOURCES.find((one) => one === text("source")) ?? "";
  // A plus that was not escaped has become a space on the way.
  const number = (c.req.query("number") ?? "").replace(/^ ?(?=\d)/, "+").trim();
  return { number, agent: text("agent"), source };
}

/** The one spelling of a number; what is none finds nothing. */
function canonical(text: string): string {
  const read = readNumber(text, null);
  return "number" in read ? read.number : text;
}
