import * as z from "zod";
import type { ApiContext } from "./context.ts";

export const MAX_LIMIT = 500;
const DEFAULT_LIMIT = 50;

const whole = z.coerce.number<string>().int("Use a whole number.");

/** Query members of every list. `defaultLimit` differs by resource. */
export const pageQuery = (defaultLimit = DEFAULT_LIMIT) => ({
  limit: whole.min(1).max(MAX_LIMIT).default(defaultLimit),
  offset: whole.min(0).max(100_000, "Beyond 100,000 use the cursor of the Link header.").default(0),
  cursor: z
    .string()
    .max(200)
    .transform(readCursor)
    .refine((cursor) => cursor !== null, "Take the cursor from the Link header as it stands.")
    .optional(),
});

/** Where a page begins, and the total as counted for the first page: counting again would cost more than the page. */
interface Cursor {
  after: string;
  total: number;
}

export interface PageRequest {
  limit: number;
  offset: number;
  cursor?: Cursor | null | undefined;
}

/**
 * Answers a bare array with `X-Total-Count` and, where there is more, `Link: <…>; rel="next"`. `idOf` is what the list is
 * ordered by, newest first.
 */
export async function answerPage<Row, View>(
  c: ApiContext,
  page: PageRequest,
  list: {
    rows: (page: { limit: number; offset: number; after: string | null }) => Promise<Row[]>;
    count: () => Promise<number>;
    idOf: (row: Row) => string;
    view: (row: Row) => View;
  },
): Promise<Response> {
  const after = page.cursor?.after ?? null;
  const [found, total] = await Promise.all([
    list.rows({ limit: page.limit + 1, offset: after ? 0 : page.offset, after }),
    page.cursor ? page.cursor.total : list.count(),
  ]);
  const rows = found.slice(0, page.limit);
  c.header("X-Total-Count", String(total));
  const last = rows.at(-1);
  if (last !== undefined && found.length > page.limit) {
    const next = new URL(c.req.url);
    next.searchParams.delete("offset");
    next.searchParams.set("cursor", writeCursor({ after: list.idOf(last), total }));
    c.header("Link", `<${next.pathname}${next.search}>; rel="next"`);
  }
  return c.json(rows.map(list.view));
}

const writeCursor = ({ after, total }: Cursor) => btoa(`${total} ${after}`).replace(/=+$/, "");

function readCursor(text: string): Cursor | null {
  try {
    const [total, after] = atob(text).split(" ");
    return after && /^\d+$/.test(total ?? "") ? { after, total: Number(total) } : null;
  } catch {
    return null;
  }
}
