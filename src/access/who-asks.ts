import type { Database } from "../store/database.ts";
import { findWorkspace } from "../store/workspaces.ts";
import type { Principal } from "./authenticate.ts";

/** Who a principal is, as every door shows it. */
export async function describePrincipal(
  db: Database,
  { keyId, name, scopes, workspaceId }: Principal,
): Promise<{
  key_id: string;
  name: string;
  scopes: readonly string[];
  workspace_id: string;
  workspace_name: string | null;
}> {
  const workspace = await findWorkspace(db, workspaceId);
  return {
    key_id: keyId,
    name,
    scopes,
    workspace_id: workspaceId,
    workspace_name: workspace?.name ?? null,
  };
}
