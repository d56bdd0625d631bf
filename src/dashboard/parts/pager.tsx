import { useViewer } from "../viewer.ts";
import { layoutWords as words } from "../words/layout.ts";

/** How many rows a list shows at once. */
export const PAGE_SIZE = 50;

/** One row more than a page was asked for: it tells whether there is an older page. */
export function cutPage<Row>(rows: readonly Row[], idOf: (row: Row) => string) {
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > PAGE_SIZE && last !== undefined ? idOf(last) : null };
}

/** The ways to an older page and back to the newest; the other members of the address stay as they are. */
export function Pager({ next }: { next: string | null }) {
  const { t, path } = useViewer();
  const after = new URL(path, "http://page").searchParams.has("after");
  if (next === null && !after) return null;
  return (
    <nav class="pager" aria-label={t(words.pages)}>
      {after ? <a href={withParameter(path, "after", null)}>{t(words.newest)}</a> : null}
      {next === null ? null : (
        <a href={withParameter(path, "after", next)} rel="next">
          {t(words.older)}
        </a>
      )}
    </nav>
  );
}

/** An address of this dashboard with one member of its query set, or left out for null. */
export function withParameter(path: string, name: string, value: string | null): string {
  const url = new URL(path, "http://page");
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return url.pathname + url.search;
}
