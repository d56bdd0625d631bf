import type { Principal } from "../access/authenticate.ts";
import { checkScope, mayUse } from "../access/may-use.ts";
import { EXPORT_KINDS, type ExportKind } from "./request.ts";

export type Holder = Pick<Principal, "scopes">;

/** Whose right to read an export of each kind takes, beside the right to exports: a table is read from calls. */
const RESOURCES: Record<ExportKind, readonly string[]> = { calls: ["calls"], data: ["agents", "calls"] };

/** Throws `forbidden` where they may not read what is in such an export. */
export function checkExported(holder: Holder, kind: ExportKind): void {
  for (const resource of RESOURCES[kind]) checkScope(holder, resource, "read");
}

/** The kinds of exports that they may see. */
export const exportsSeenBy = (holder: Holder): ExportKind[] =>
  EXPORT_KINDS.filter((kind) => RESOURCES[kind].every((resource) => mayUse(holder, resource, "read")));
