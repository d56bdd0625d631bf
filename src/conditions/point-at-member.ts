import type * as z from "zod";

/** One wrong member: its path inside the condition, and what to do about it. */
interface Fault {
  path: PropertyKey[];
  message: string;
}

/**
 * Zod says of a union only that nothing fits. This follows the shape that each node is meant to have (`shapeMeant` gives
 * its place in the union) and returns that shape's own faults, so that every error names the member that is wrong.
 */
export function pointAtMember(
  issue: z.core.$ZodIssue,
  root: unknown,
  shapeMeant: (node: object) => number,
): Fault[] {
  const { path, message } = issue;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], message: `Unknown member "${key}".` }));
  }
  const node = path.reduce(memberOf, root);
  // An operand's `value` is a union as well, and its own message says it all.
  const isNode = issue.code === "invalid_union" && path.at(-1) !== "value";
  if (!isNode || typeof node !== "object" || node === null || Array.isArray(node)) return [{ path, message }];
  const issues = issue.errors[shapeMeant(node)] ?? [];
  return issues
    .flatMap((inner) => pointAtMember(inner, node, shapeMeant))
    .map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
}

function memberOf(node: unknown, key: PropertyKey): unknown {
  return (node as Record<PropertyKey, unknown> | undefined)?.[key];
}
