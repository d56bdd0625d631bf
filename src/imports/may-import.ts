import type { Principal } from "../access/authenticate.ts";
import { checkScope, mayUse } from "../access/may-use.ts";
import type { Access } from "../access/scope.ts";
import { IMPORT_KINDS, type ImportKind } from "./import.ts";

/** Who asks, as far as an import has to know: their workspace, the name of their key and what it may do. */
export type Importer = Pick<Principal, "workspaceId" | "name" | "scopes">;

/**
 * An import is what its rows are: it is looked at, begun and stopped by whoever may read, or change, those themselves,
 * beside the right to imports. Throws `forbidden`.
 */
export function checkKind(importer: Importer, kind: ImportKind, access: Access): void {
  checkScope(importer, "imports", access);
  checkScope(importer, kind, access);
}

/** The kinds that a key may see imports of. */
export const kindsFor = (importer: Pick<Principal, "scopes">): ImportKind[] =>
  IMPORT_KINDS.filter((kind) => mayUse(importer, kind, "read"));
