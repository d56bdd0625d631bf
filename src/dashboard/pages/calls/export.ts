import * as z from "zod";
import { exportCalls } from "../../../calls/export.ts";
import { EXPORT_FORMATS } from "../../../calls/file-pages.ts";
import { dayOfFile, fileHeaders, streamed } from "../../../streamed.ts";
import type { DashboardContext } from "../../context.ts";
import { readQuery } from "./query.ts";

const Format = z.enum(EXPORT_FORMATS).catch("csv");

/** The list's calls as a file, whatever page of it is shown. A spreadsheet is told that it is UTF-8. */
export async function exportList(c: DashboardContext): Promise<Response> {
  const { services } = c.env;
  const format = Format.parse(c.req.query("format"));
  const params = new URL(c.req.url).searchParams;
  params.delete("format");
  const { zone, now } = c.get("viewer");
  const { filter, after } = readQuery(params, zone);
  const { pieces, next } = await exportCalls(services.db, c.get("workspaceId"), filter, {
    format,
    bom: true,
    after,
  });
  // More than one file holds: its name says which part it is.
  const name = next === null ? "calls" : `calls-down-to-${next}`;
  return c.body(streamed(pieces), 200, fileHeaders(`${name}-${dayOfFile(now)}`, format));
}
