import { readImport } from "../../../imports/read-import.ts";
import type { DashboardContext } from "../../context.ts";
import { done } from "../../flash.ts";
import { importsWords as words } from "../../words/imports.ts";

/** Leads to an import whose first rows were taken in, and says whether those were all. */
export async function importReceived(c: DashboardContext, importId: string): Promise<Response> {
  const { status } = await readImport(c.env.services.db, c.get("signedIn"), importId);
  const said = status === "completed" ? words.finished : words.received;
  return done(c, `/dashboard/tasks/imports/${importId}`, c.get("viewer").t(said));
}
