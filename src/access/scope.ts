import * as z from "zod";

/** What stands behind `/v1/`, by the first segment of its address: a scope may name each of them. */
export const RESOURCES = [
  "agents",
  "api-keys",
  "backtests",
  "calling-rules",
  "calls",
  "connections",
  "dead-letters",
  "deliveries",
  "endpoints",
  "event-types",
  "exports",
  "imports",
  "phone-numbers",
  "providers",
  "reanalyses",
  "replays",
  "schedules",
  "sign-in-links",
  "statistics",
  "suppressions",
  "users",
] as const;

/** What changes nothing, and all the rest. */
export type Access = "read" | "write";

/** The scope of a key that may do everything; what a key gets where nobody asks for less. */
export const EVERYTHING = "*";

/** Who a key is, it may always ask. */
const OPEN_TO_ALL = "users:read";

const SCOPES: ReadonlySet<string> = new Set([
  EVERYTHING,
  "read",
  "write",
  ...RESOURCES.flatMap((resource) => [`${resource}:read`, `${resource}:write`]),
]);

const unknownScope = (scope: unknown) =>
  `There is no scope ${String(scope).slice(0, 64)}: use *, read, write, <resource>:read or <resource>:write, where ` +
  `<resource> is one of ${RESOURCES.join(", ")}.`;

/** One scope of a key: `*`, `read`, `write`, `<resource>:read` or `<resource>:write`. */
export const Scope = z
  .string("Give a scope as text, such as calls:read.")
  .refine((scope) => SCOPES.has(scope), { error: ({ input }) => unknownScope(input) });

/** The scopes of which any one allows it, the narrowest first; only the wide ones reach what no scope can name. */
export function scopesFor(resource: string, access: Access): string[] {
  const narrow = `${resource}:${access}`;
  return [...(SCOPES.has(narrow) ? [narrow] : []), access, EVERYTHING];
}

/** The wanted scopes that allow more than these do. Reading and writing are apart: `write` allows no reading. */
export function beyond(own: readonly string[], wanted: readonly string[]): string[] {
  const held = new Set([...own, OPEN_TO_ALL]);
  const holdsAll = held.has(EVERYTHING) || (held.has("read") && held.has("write"));
  // Of `calls:read` the access is behind the colon; `read` is the access itself.
  const accessOf = (scope: string) => scope.slice(scope.indexOf(":") + 1);
  return wanted.filter((scope) => !holdsAll && !held.has(scope) && !held.has(accessOf(scope)));
}
