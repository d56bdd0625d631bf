import { AppError } from "../../errors.ts";
import type { Database } from "../../store/database.ts";
import { deleteEndpoint, type EndpointRecord, findEndpoint } from "../../store/endpoints.ts";

export { countEndpoints, listEndpoints } from "../../store/endpoints.ts";

export const noEndpoint = (id: string) =>
  new AppError("not_found", `There is no endpoint ${id.slice(0, 64)}: check the id, or list the endpoints.`);

export async function getEndpoint(db: Database, workspaceId: string, id: string): Promise<EndpointRecord> {
  const record = await findEndpoint(db, workspaceId, id);
  if (!record) throw noEndpoint(id);
  return record;
}

/** Deletes an endpoint. What was on its way there, or held for it, ends as failed; its deliveries stay readable. */
export async function removeEndpoint(
  db: Database,
  workspaceId: string,
  id: string,
  now: number,
): Promise<void> {
  if (!(await deleteEndpoint(db, workspaceId, id, now, "The endpoint was deleted."))) throw noEndpoint(id);
}
