import type { Child } from "hono/jsx";
import type { DashboardContext } from "./context.ts";
import { takeFlash } from "./flash.ts";
import { Layout, News } from "./parts/layout.tsx";
import { ViewerContext } from "./viewer.ts";

export interface PageOptions {
  /** The page's name, as its tab in the browser shows it. */
  title: string;
  status?: 200 | 201 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
}

/**
 * Answers a page: the whole document, or its content alone where a script of the page asks for it again. Every page is
 * one component tree below `<main>`; a script picks its part by id (`hx-select`).
 */
export function page(c: DashboardContext, content: Child, { title, status = 200 }: PageOptions): Response {
  const viewer = c.get("viewer");
  const isPart = c.req.header("hx-request") === "true" && c.req.header("hx-boosted") !== "true";
  const flash = takeFlash(c);
  const body = isPart ? (
    <>
      {content}
      {flash ? <News flash={flash} isPart /> : null}
    </>
  ) : (
    <Layout title={title} flash={flash}>
      {content}
    </Layout>
  );
  const html = String(<ViewerContext.Provider value={viewer}>{body}</ViewerContext.Provider>);
  return c.html(isPart ? html : `<!doctype html>${html}`, status);
}
